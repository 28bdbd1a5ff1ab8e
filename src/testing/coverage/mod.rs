//! What the tests of a policy never show.

mod gaps;
mod record;
mod report;
mod terms;

pub use record::coverage;
pub use report::{Coverage, Fraction, Gap, ListCoverage, RuleCoverage, UnusedTerm};
