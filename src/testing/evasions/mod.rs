//! The tests' texts in disguise: what a rule no longer finds, and what it finds only then.

mod report;
mod rewrite;
mod run;
mod technique;

pub use report::{Evaded, EvasionReport, Evasions, RuleEvasions};
pub use run::evasions;
pub use technique::Technique;
