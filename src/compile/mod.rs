//! Policy as meant → program.

mod compile;
mod gates;
mod keys;
mod numbers;
mod shapes;

pub use compile::{compile, compile_for_changes, replan};
