//! The one definition of "word".

use crate::fold::FoldedText;

/// Whether a scalar belongs to words: letters, digits and marks of every script.
pub fn is_word_char(c: char) -> bool {
    c.is_alphanumeric()
}

/// Whether folded byte `at` (on a character boundary) is a word boundary: UAX #29 with marks, where `_`, `#`, and `.` or
/// `:` between letters, part words, and so does a dropped zero width space.
pub fn is_boundary(folded: &FoldedText, at: usize) -> bool {
    let _ = (folded, at);
    true
}

/// Whether a hit may start at folded byte `at`: not inside a Hangul syllable, not at a kept zero width joiner.
pub fn may_start(folded: &FoldedText, at: usize) -> bool {
    let _ = (folded, at);
    true
}

/// Whether a hit may end at folded byte `at`: not before a mark that the fold kept, not inside a Hangul syllable, not at a
/// kept zero width joiner, not before a variation selector or skin tone.
pub fn may_end(folded: &FoldedText, at: usize) -> bool {
    let _ = (folded, at);
    true
}
