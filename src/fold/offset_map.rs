//! From folded bytes back to original ones.
//!
//! Most scalars keep their length and their neighbours, so the map is a list of runs and holds one entry only where
//! that changes. A **straight** run maps byte to byte; in any other run every scalar owns the whole source. The last
//! scalar of a run ends at the run's `end`, which may lie beyond its own source: that is how a letter owns the marks
//! that were dropped behind it.
//!
//! ```text
//!   original   ح  ِ  س  َ  ا  ب        folded   ح  س  ا  ب
//!   runs       (folded 0, source 0..4) (folded 2, source 4..8) (folded 4, source 8..12)
//! ```

use crate::span::Span;

#[derive(Clone, Copy, Debug)]
struct Run {
    /// First folded byte; the run ends where the next begins.
    folded: usize,
    start: usize,
    end: usize,
    straight: bool,
}

/// Folded byte → original range, as a sorted list of runs.
#[derive(Clone, Debug, Default)]
pub struct OffsetMap {
    runs: Vec<Run>,
    /// Folded bytes mapped so far.
    folded: usize,
}

impl OffsetMap {
    /// Forgets everything but the capacity.
    pub fn clear(&mut self) {
        self.runs.clear();
        self.folded = 0;
    }

    /// Maps the next `len` folded bytes, one scalar or a stretch that was copied, to `source`.
    pub fn push(&mut self, len: usize, source: Span) {
        let straight = len == source.len();
        let folded = self.folded;
        self.folded += len;
        if let Some(last) = self.runs.last_mut() {
            let natural = last.start + (folded - last.folded);
            if straight && last.straight && last.end == source.start && last.end == natural {
                last.end = source.end;
                return;
            }
            if !last.straight && last.start == source.start && last.end == source.end {
                return;
            }
        }
        self.runs.push(Run {
            folded,
            start: source.start,
            end: source.end,
            straight,
        });
    }

    /// The last scalar also owns what was dropped at `dropped`, when that stands right behind it.
    pub fn extend(&mut self, dropped: Span) {
        if let Some(last) = self.runs.last_mut()
            && last.end == dropped.start
        {
            last.end = dropped.end;
        }
    }

    /// The original bytes of folded bytes `folded`, see [`crate::fold::FoldedText::original`]. Total: beyond the end
    /// it answers with the end.
    pub fn original(&self, folded: Span) -> Span {
        let start = self.start_of(folded.start);
        if folded.is_empty() || folded.end < folded.start {
            return Span::new(start, start);
        }
        Span::new(start, self.end_of(folded.end).max(start))
    }

    /// Every scalar of the folded `text` with its source, in one walk.
    pub fn sources<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (char, Span)> {
        let mut runs = self.runs.iter().copied().peekable();
        let mut current = None;
        text.char_indices().filter_map(move |(at, scalar)| {
            current = runs.next_if(|run| run.folded <= at).or(current);
            let run: Run = current?;
            let after = at + scalar.len_utf8();
            let next = runs.peek().map_or(self.folded, |run| run.folded);
            if !run.straight {
                return Some((scalar, Span::new(run.start, run.end)));
            }
            let start = run.start + (at - run.folded);
            let end = if after < next {
                start + scalar.len_utf8()
            } else {
                run.end
            };
            Some((scalar, Span::new(start, end)))
        })
    }

    /// Where the source of the scalar at folded byte `at` begins.
    fn start_of(&self, at: usize) -> usize {
        match self.run_at(at) {
            None => 0,
            Some((_, run)) if at >= self.folded => run.end,
            Some((_, run)) if run.straight => run.start + (at - run.folded),
            Some((_, run)) => run.start,
        }
    }

    /// Where the source of the scalar that ends at folded byte `at` (not 0) ends.
    fn end_of(&self, at: usize) -> usize {
        match self.run_at(at.saturating_sub(1)) {
            None => 0,
            Some((next, run)) if run.straight && at < next => run.start + (at - run.folded),
            Some((_, run)) => run.end,
        }
    }

    /// The run that holds folded byte `at`, and where the next begins.
    fn run_at(&self, at: usize) -> Option<(usize, Run)> {
        let after = self.runs.partition_point(|run| run.folded <= at);
        let next = self.runs.get(after).map_or(self.folded, |run| run.folded);
        self.runs
            .get(after.saturating_sub(1))
            .map(|run| (next, *run))
    }
}
