//! Brings texts and patterns into one form, and remembers the way back.
//!
//! | file | holds |
//! |---|---|
//! | `step.rs`, `profile.rs` | the steps in their one order; the profiles, and the ways in |
//! | `steps/` | one step a file: what it changes, and where its table comes from |
//! | `table.rs` | what becomes of each scalar under a profile, worked out a page at a time |
//! | `entry.rs`, `window.rs`, `stretch.rs` | the fast way: the same in one word a scalar, and texts by windows of it |
//! | `pass.rs` | the one pass over a text; `marks.rs` puts runs of marks in order |
//! | `text.rs`, `offset_map.rs` | the folded text and its way back |
//! | `skeleton.rs`, `tape.rs`, `kind.rs` | the steps that look at a whole word |
//! | `disguise.rs` | forms of a word that no fold takes back |
//! | `walk.rs`, `words.rs`, `glance.rs`, `look.rs` | which stretches need those steps, and a short cut for all others |
//! | `changes.rs`, `step_set.rs`, `region.rs` | which steps changed what |
//!
//! There are two ways through a text. When changes are recorded every scalar goes by itself and every word over the
//! tape: that is the meaning. Otherwise the fast way is gone, which `twins.rs` holds to the same text, way back and
//! breaks. A new step of the skeleton is a file in `steps/`, a line in `skeleton.rs`, and an answer in `look.rs`.

mod changes;
mod disguise;
mod entry;
mod glance;
mod joints;
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

pub use disguise::disguises;
pub use disguise::masked;
pub use profile::{
    Profile, UNICODE_VERSION, fold, fold_into, fold_pattern, skeleton_of_into, steps_in,
};
pub use step::Step;
pub use steps::entities::numbered as numbered_entity;
pub use steps::separators::is_mixed as is_mixed_separator;
pub use steps::wedges::is_part as is_wedge;
pub use text::FoldedText;
