//! A folded text and the way back.

use crate::fold::offset_map::OffsetMap;
use crate::fold::stretch::Laid;
use crate::fold::tape::Tape;
use crate::fold::walk::Turn;
use crate::span::Span;

/// A folded text with its offset map.
#[derive(Clone, Debug, Default)]
pub struct FoldedText {
    text: String,
    map: OffsetMap,
    /// Folded offsets before which a zero width space was dropped, ascending.
    breaks: Vec<usize>,
    /// A buffer of the fast way: only its capacity is kept.
    laid: Laid,
    /// Scratch of the skeleton: only its capacity is kept.
    scratch: Option<Box<Scratch>>,
}

/// What the skeleton needs beside the text that it makes.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    /// The text of profile `default`.
    pub(super) plain: FoldedText,
    pub(super) work: Work,
}

/// What the skeleton needs beside two texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Work {
    /// Stretches in which a word changes.
    pub(super) tape: Tape,
    /// Scalars that change by themselves.
    pub(super) turns: Vec<Turn>,
}

/// A place in a folded text, only ever moved on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    run: usize,
    breaks: usize,
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
    #[cfg(test)]
    pub(super) fn sources(&self) -> impl Iterator<Item = (char, Span)> {
        self.map.sources(&self.text)
    }

    /// The buffer of the fast way, to be given back with [`Self::keep_laid`].
    pub(super) fn take_laid(&mut self) -> Laid {
        std::mem::take(&mut self.laid)
    }

    /// Keeps the buffer for the next fold.
    pub(super) fn keep_laid(&mut self, laid: Laid) {
        self.laid = laid;
    }

    /// The scratch, to be given back with [`Self::keep_scratch`].
    pub(super) fn take_scratch(&mut self) -> Box<Scratch> {
        self.scratch.take().unwrap_or_default()
    }

    /// Keeps the scratch for the next fold.
    pub(super) fn keep_scratch(&mut self, scratch: Box<Scratch>) {
        self.scratch = Some(scratch);
    }

    /// Appends the part `part` of `other` as it is.
    pub(super) fn append(&mut self, other: &Self, place: &mut Place, part: Span) {
        if part.is_empty() {
            return;
        }
        self.append_way(other, place, part);
        self.text.push_str(part.of(&other.text));
    }

    /// Appends `scalar`, which stands for the one at `part` of `other`.
    pub(super) fn append_turned(
        &mut self,
        other: &Self,
        place: &mut Place,
        part: Span,
        scalar: char,
    ) {
        if scalar.len_utf8() == part.len() {
            self.append_way(other, place, part);
        } else {
            self.append_breaks(other, place, part);
            let source = other.map.source(&mut place.run, part);
            self.map.push(scalar.len_utf8(), source);
        }
        self.text.push(scalar);
    }

    /// Leaves out the scalar at `part` of `other`; the last one owns it.
    pub(super) fn append_owned(&mut self, other: &Self, place: &mut Place, part: Span) {
        self.append_breaks(other, place, part);
        let source = other.map.source(&mut place.run, part);
        let last = self.text.chars().next_back();
        self.map.own(last.map_or(0, char::len_utf8), source);
    }

    /// Appends the break at the end of `other`, if there is one.
    pub(super) fn append_end(&mut self, other: &Self) {
        if other.breaks.last() == Some(&other.text.len()) {
            self.push_break(self.text.len());
        }
    }

    fn append_way(&mut self, other: &Self, place: &mut Place, part: Span) {
        self.append_breaks(other, place, part);
        self.map.append(&other.map, &mut place.run, part);
    }

    /// The breaks inside `part`, as if it was appended whole.
    fn append_breaks(&mut self, other: &Self, place: &mut Place, part: Span) {
        while let Some(at) = other.breaks.get(place.breaks)
            && *at < part.end
        {
            self.push_break(self.text.len() + (at - part.start));
            place.breaks += 1;
        }
    }

    /// The scalars of a part with their sources, and whether a zero width space was dropped before each.
    pub(super) fn pieces(
        &self,
        place: &mut Place,
        part: Span,
    ) -> impl Iterator<Item = (char, Span, bool)> {
        let inside = part.of(&self.text).char_indices();
        inside.map(move |(at, scalar)| {
            let at = part.start + at;
            let here = Span::new(at, at + scalar.len_utf8());
            let source = self.map.source(&mut place.run, here);
            let mut parted = false;
            while self
                .breaks
                .get(place.breaks)
                .is_some_and(|next| *next <= at)
            {
                parted = true;
                place.breaks += 1;
            }
            (scalar, source, parted)
        })
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

    /// Appends folded bytes; their way back is told apart, by [`Self::map`].
    pub(super) fn push_bytes(&mut self, bytes: &[u8]) {
        match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => self.text.push_str(text),
            // Never: the bytes were put together of whole scalars.
            Err(_) => self.text.push_str(&String::from_utf8_lossy(bytes)),
        }
    }

    /// The way back of what is written by [`Self::push_bytes`].
    pub(super) const fn map(&mut self) -> &mut OffsetMap {
        &mut self.map
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
