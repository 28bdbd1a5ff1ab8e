//! Brings texts and patterns into one form, and remembers the way back.
//!
//! | file | holds |
//! |---|---|
//! | `step.rs`, `profile.rs` | the steps in their one order; the profiles, and the ways in |
//! | `steps/` | one step a file: what it changes, and where its table comes from |
//! | `table.rs` | what becomes of each scalar under a profile, worked out a page at a time |
//! | `entry.rs` | the same in one word a scalar, for the fast way |
//! | `pass.rs` | the one pass over a text; `marks.rs` puts runs of marks in order |
//! | `stretch.rs` | the fast way: stretches of a text in which no scalar asks what stands around it |
//! | `text.rs`, `offset_map.rs` | the folded text and its way back |
//! | `skeleton.rs`, `tape.rs`, `kind.rs` | the steps that look at a whole word |
//! | `changes.rs`, `step_set.rs`, `region.rs` | which steps changed what |

mod changes;
mod entry;
mod kind;
mod look;
mod marks;
mod offset_map;
mod pass;
mod profile;
mod region;
mod skeleton;
mod step;
mod step_set;
mod steps;
mod stretch;
mod table;
mod tape;
mod text;
mod walk;
mod window;
mod words;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod twins;

pub use profile::{Profile, UNICODE_VERSION, fold, fold_pattern, steps_in};
pub use step::Step;
pub use text::FoldedText;
