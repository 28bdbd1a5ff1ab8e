//! Policy as written → policy as meant: where a policy is checked.
//!
//! Every fault is gathered, and none follows from another: a name that an earlier fault hid causes no more of them.

mod captures;
mod cases;
mod claims;
mod conditions;
mod counted;
mod excepts;
mod faults;
mod implied;
mod labels;
mod lints;
mod lists;
mod logic;
mod lower;
mod measures;
mod mentioned;
mod order;
mod outcome;
mod phrases;
mod public;
mod regex_style;
mod regexes;
mod rule_names;
mod rules;
mod scope;
mod sense;
mod sets;
mod shared;
mod signals;
mod tally;
mod terms;
#[cfg(test)]
mod tests;
mod truth;
mod uses;

pub use lower::{Linting, lower};
