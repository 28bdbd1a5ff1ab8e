//! Runs the tests that stand beside rules, says field by field where one fails, and asks how much they prove: what they
//! never show (`coverage`), which changes of the policy they would not notice (`mutants`), and which disguises of a text
//! the policy sees through (`evasions`).

mod because;
mod bench;
mod compare;
mod coverage;
mod evasions;
mod mutants;
mod outcome;
mod run;

pub use coverage::{Coverage, Fraction, Gap, ListCoverage, RuleCoverage, UnusedTerm, coverage};
pub use evasions::{Evaded, EvasionReport, Evasions, RuleEvasions, Technique, evasions};
pub use mutants::{
    ArguedMutant, Argument, KindMutants, LabelledText, MutantLimit, Mutation, MutationReport,
    RuleMutants, Suggestion, Survivor, mutants,
};
pub use outcome::{Difference, TestOutcome};
pub use run::run_tests;
