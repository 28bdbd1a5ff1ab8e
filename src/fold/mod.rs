//! Brings texts and patterns into one form, and remembers the way back.
//!
//! | file | holds |
//! |---|---|
//! | `step.rs`, `profile.rs` | the steps in their one order; the profiles, and the ways in |
//! | `steps/` | one step a file: what it changes, and where its table comes from |
//! | `table.rs` | what becomes of each scalar under a profile, worked out a page at a time |
//! | `pass.rs` | the one pass over a text; `marks.rs` puts runs of marks in order |
//! | `text.rs`, `offset_map.rs` | the folded text and its way back |
//! | `skeleton.rs`, `tape.rs`, `kind.rs` | the steps that look at a whole word |
//! | `disguise.rs` | forms of a word that no fold takes back |
//! | `changes.rs`, `step_set.rs`, `region.rs` | which steps changed what |

mod changes;
mod disguise;
mod kind;
mod marks;
mod offset_map;
mod pass;
mod profile;
mod region;
mod skeleton;
mod step;
mod step_set;
mod steps;
mod table;
mod tape;
mod text;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

pub use disguise::disguises;
pub use profile::{Profile, UNICODE_VERSION, fold, fold_into, fold_pattern, steps_in};
pub use step::Step;
pub use text::FoldedText;
