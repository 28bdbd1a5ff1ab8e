//! Runs the tests that stand beside rules, and says field by field where one fails.

mod because;
mod compare;
mod outcome;
mod run;

pub use outcome::{Difference, TestOutcome};
pub use run::run_tests;
