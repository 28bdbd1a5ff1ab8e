//! Policy as meant → program.

mod compile;
mod gates;
mod patterns;

pub use compile::{compile, replan};
