//! A folded text and the way back.

use crate::span::Span;

/// A folded text with its offset map.
#[derive(Clone, Debug, Default)]
pub struct FoldedText {
    text: String,
}

impl FoldedText {
    /// The folded form.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The original bytes of folded bytes `folded` (both on character boundaries, not empty): from the start of the
    /// source of the first scalar to the end of the source of the last, extended right over marks, tatweel and repeats
    /// that were dropped inside the same word, not over format controls.
    pub fn original(&self, folded: Span) -> Span {
        folded
    }

    /// Whether a zero width space (U+200B) was dropped just before folded byte `at`: a word boundary all the same.
    pub fn breaks_at(&self, at: usize) -> bool {
        let _ = at;
        false
    }
}
