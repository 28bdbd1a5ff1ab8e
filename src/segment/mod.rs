//! Tokens, sentences, paragraphs and quoted passages of an *original* text; word boundaries of a *folded* one.

mod classes;
mod disguised;
mod entities;
mod gaps;
mod lines;
mod paragraphs;
mod quotes;
mod rows;
mod runs;
mod sentences;
mod tokens;
mod word;

pub use gaps::{gap_after, gap_before};
pub use paragraphs::paragraphs;
pub use quotes::quotes;
pub use runs::{RunBuffers, Runs, runs};
pub use sentences::sentences;
pub use tokens::{Tokens, tokens};
pub use word::{is_boundary, is_word_char, may_end, may_start, parts_unspaced};
