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

impl Run {
    /// What the folded bytes `at..end` came from, scalars of this run that ends where `next` begins.
    const fn source(self, at: usize, end: usize, next: usize) -> Span {
        if !self.straight {
            return Span::new(self.start, self.end);
        }
        let start = self.start + (at - self.folded);
        if end < next {
            Span::new(start, start + (end - at))
        } else {
            Span::new(start, self.end)
        }
    }
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
        self.push_run(len, source, len == source.len());
    }

    fn push_run(&mut self, len: usize, source: Span, straight: bool) {
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

    /// Maps the next folded bytes as `other` maps its bytes `part`. `run`: a run of `other` not behind the part; the last
    /// one of the part when it is done.
    pub fn append(&mut self, other: &Self, run: &mut usize, part: Span) {
        let mut at = part.start;
        while at < part.end {
            let Some((next, here)) = other.run_from(run, at) else {
                return;
            };
            let end = next.min(part.end);
            self.push_run(end - at, here.source(at, end, next), here.straight);
            at = end;
        }
    }

    /// The source of one scalar at the folded bytes `scalar`. `run`: a run not behind it; its run when it is done.
    pub fn source(&self, run: &mut usize, scalar: Span) -> Span {
        match self.run_from(run, scalar.start) {
            Some((next, here)) => here.source(scalar.start, scalar.end, next),
            None => Span::default(),
        }
    }

    /// The last scalar, of `len` bytes, also owns what came from `dropped` and stood behind it; not if a format control
    /// was dropped between.
    pub fn own(&mut self, len: usize, dropped: Span) {
        let folded = self.folded;
        let Some(last) = self.runs.last_mut() else {
            return;
        };
        if last.end < dropped.start || last.end >= dropped.end {
            return;
        }
        if last.straight || folded - last.folded <= len {
            last.end = dropped.end;
        } else {
            let alone = Run {
                folded: folded - len,
                end: dropped.end,
                ..*last
            };
            self.runs.push(alone);
        }
    }

    /// The run that holds folded byte `at`, looked for from `run` on, and where the next begins.
    fn run_from(&self, run: &mut usize, at: usize) -> Option<(usize, Run)> {
        loop {
            let next = self
                .runs
                .get(*run + 1)
                .map_or(self.folded, |next| next.folded);
            if at < next || *run + 1 >= self.runs.len() {
                return self.runs.get(*run).map(|here| (next, *here));
            }
            *run += 1;
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
    #[cfg(test)]
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
