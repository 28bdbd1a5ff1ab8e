//! Policy as meant → program.

mod atoms;
mod compile;
mod gates;
mod grams;
mod keys;
mod numbers;
mod planned;
mod shapes;

pub use compile::{compile, compile_for_changes, replan};
