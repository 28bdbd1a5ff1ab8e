//! Policy mutation: one thing of a rule or list is changed, and a test should notice. A mutant that every test passes is
//! a part of the policy that nothing proves.

mod argue;
mod captures;
mod conditions;
mod gold;
mod logic;
mod maker;
mod material;
mod mutant;
mod reach;
mod regexes;
mod report;
mod run;
mod signals;
mod suggest;
mod terms;
mod trial;

pub use gold::LabelledText;
pub use report::{
    ArguedMutant, Argument, KindMutants, MutantLimit, MutationReport, RuleMutants, Suggestion,
    Survivor,
};
pub use run::{Mutation, mutants};
