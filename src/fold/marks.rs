//! The canonical order of a run of marks.

use crate::fold::FoldedText;
use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::step_set::StepSet;
use crate::fold::table::Piece;
use crate::span::Span;

/// The marks seen since the last letter, waiting for the end of their run.
///
/// What is dropped between two marks does not end a run: once it is gone they stand side by side, and a fold of the
/// fold would put them in order.
#[derive(Debug, Default)]
pub struct MarkRun {
    marks: Vec<(Piece, Span)>,
    bytes: usize,
}

impl MarkRun {
    /// Adds a mark.
    pub fn push(&mut self, mark: Piece, source: Span) {
        self.bytes += mark.scalar.len_utf8();
        self.marks.push((mark, source));
    }

    /// Folded bytes that wait.
    pub const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether no mark waits.
    pub const fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// The last mark also owns what was dropped right behind it.
    pub fn extend(&mut self, dropped: Span) {
        if let Some((_, source)) = self.marks.last_mut()
            && source.end == dropped.start
        {
            source.end = dropped.end;
        }
    }

    /// Writes the run out in order. If that moves a mark, all of them own the whole run.
    pub fn flush(&mut self, folded: &mut FoldedText, changes: &mut impl Changes) {
        if !self.marks.is_sorted_by_key(|(mark, _)| mark.class) {
            self.reorder(changes);
        }
        for (mark, source) in self.marks.drain(..) {
            folded.push(mark.scalar, source);
        }
        self.bytes = 0;
    }

    fn reorder(&mut self, changes: &mut impl Changes) {
        let start = self.marks.first().map_or(0, |(_, source)| source.start);
        let end = self
            .marks
            .iter()
            .map(|(_, source)| source.end)
            .max()
            .unwrap_or(start);
        for (_, source) in &self.marks {
            changes.note(*source, StepSet::of(Step::Compatibility));
        }
        self.marks.sort_by_key(|(mark, _)| mark.class);
        for (_, source) in &mut self.marks {
            *source = Span::new(start, end);
        }
    }
}
