//! Policies laid out alike: edits of white space between what the author wrote, nothing else.

mod gaps;
mod indent;
mod layout;

pub use layout::format;
