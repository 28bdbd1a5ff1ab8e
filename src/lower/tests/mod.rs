//! Policies as text → the faults they have, or what they mean.

mod conditions;
mod example;
mod harness;
mod lints;
mod names;
mod rules;
mod scale;
mod terms;
