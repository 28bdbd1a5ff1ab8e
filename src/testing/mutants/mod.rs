//! Policy mutation: one thing of a rule or list is changed, and a test should notice. A mutant that every test passes is
//! a part of the policy that nothing proves.

mod conditions;
mod maker;
mod material;
mod mutant;
mod report;
mod run;
mod signals;
mod spelled;
mod suggest;
mod terms;

pub use report::{MutantLimit, MutationReport, RuleMutants, Suggestion, Survivor};
pub use run::mutants;
