//! Brings texts and patterns into one form, and remembers the way back.
//!
//! Written as a contract; see `profile.rs` for the order of steps.

mod profile;
mod text;

pub use profile::{Profile, Step, fold, fold_into, fold_pattern, steps_in};
pub use text::FoldedText;
