//! A folded text and the way back.

use crate::fold::offset_map::OffsetMap;
use crate::fold::tape::Tape;
use crate::span::Span;

/// A folded text with its offset map.
#[derive(Clone, Debug, Default)]
pub struct FoldedText {
    text: String,
    map: OffsetMap,
    /// Folded offsets before which a zero width space was dropped, ascending.
    breaks: Vec<usize>,
    /// Scratch of the skeleton, empty between folds: only its capacity is kept.
    tape: Tape,
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
        self.map.original(folded)
    }

    /// Whether a zero width space (U+200B) was dropped just before folded byte `at`: a word boundary all the same.
    pub fn breaks_at(&self, at: usize) -> bool {
        self.breaks.binary_search(&at).is_ok()
    }

    /// All places that [`Self::breaks_at`] tells of, ascending.
    pub fn breaks(&self) -> &[usize] {
        &self.breaks
    }

    /// The folded form, the way back left out.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Every folded scalar with its source, in order.
    pub(super) fn sources(&self) -> impl Iterator<Item = (char, Span)> {
        self.map.sources(&self.text)
    }

    /// The scratch, to be given back with [`Self::keep_tape`].
    pub(super) fn take_tape(&mut self) -> Tape {
        std::mem::take(&mut self.tape)
    }

    /// Keeps the scratch for the next fold.
    pub(super) fn keep_tape(&mut self, tape: Tape) {
        self.tape = tape;
    }

    /// Empties it and keeps the capacity.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.map.clear();
        self.breaks.clear();
    }

    /// Appends one scalar that came from `source`.
    pub(super) fn push(&mut self, scalar: char, source: Span) {
        self.text.push(scalar);
        self.map.push(scalar.len_utf8(), source);
    }

    /// Appends a stretch of ASCII that keeps its length.
    pub(super) fn push_ascii(&mut self, stretch: &str, start: usize, lower: bool) {
        let at = self.text.len();
        self.text.push_str(stretch);
        if lower && let Some(copied) = self.text.get_mut(at..) {
            copied.make_ascii_lowercase();
        }
        let source = Span::new(start, start + stretch.len());
        self.map.push(stretch.len(), source);
    }

    /// The last scalar also owns what was dropped right behind it.
    pub(super) fn extend(&mut self, dropped: Span) {
        self.map.extend(dropped);
    }

    /// A zero width space was dropped before folded byte `at`.
    pub(super) fn push_break(&mut self, at: usize) {
        if self.breaks.last() != Some(&at) {
            self.breaks.push(at);
        }
    }
}
