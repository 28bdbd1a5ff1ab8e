//! What a rule may cost: how often plain text is expected to wake it, what it then looks at, and what makes it dear. An
//! estimate from the policy alone, without a text; `verdict/profile.rs` measures on real ones.

mod asked;
mod causes;
mod report;
mod steps;

pub use report::{Cause, Costs, RuleCost, costs};
