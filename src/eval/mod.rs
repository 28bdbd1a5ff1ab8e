//! STAGE 5: matches → outcomes.
//!
//! A rule is weighed as a [`Case`]: its surviving matches, the units of the text, and the conditions over them. What comes
//! out is an [`Outcome`] for each finding. `trace` weighs the same case without short cuts and writes everything down.

mod case;
mod citations;
mod evidence;
mod except;
mod facts;
mod holds;
mod instances;
mod may;
mod misses;
mod near;
mod outcome;
mod scope;
mod seq;
mod survey;
mod trace;
mod window;

pub use case::{Bound, Case, term_of};
pub use except::Dropped;
pub use facts::Facts;
pub use outcome::{Cited, Outcome, outcomes};
pub use scope::Scope;
pub use survey::{Seen, Spotted, Standing, Survey};
pub use trace::{Traced, trace};
