//! What if: texts and rules are changed and labelled again.
//!
//! An explanation says what is there and what is missing. This room finds out what that is worth: which matches a finding
//! cannot do without ([`proof`]), and which small change of the text or of the rule would really give a finding
//! ([`repairs`]). Nothing is inferred: every claim was tried.

mod blank;
mod edit;
mod forms;
mod leaves;
mod outcome_step;
mod proof;
mod removals;
mod repair;
mod rule_step;
mod signal_step;
mod spots;
mod step;
mod text_step;
mod told;
mod words;

pub use proof::proof;
pub use repair::repairs;
