//! Policy as meant → program.

mod compile;
mod gates;
mod grams;
mod keys;
mod shapes;

pub use compile::{compile, compile_for_changes, replan};
