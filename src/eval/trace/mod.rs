//! The same conditions weighed without short cuts, everything written down.

mod compared;
mod conditions;
mod near;
mod seq;
mod traced;
mod units;

pub use conditions::trace;
pub use traced::Traced;
