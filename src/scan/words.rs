//! The pass over the words of a text: each run, with affixes peeled off, is looked up in the word index.

use crate::program::{BLOCK, Finder, Keys, WordIndex, block};
use crate::scan::bare;
use crate::scan::bare::BareScratch;
use crate::scan::found_at::FoundAt;
use crate::scan::grams::GramScratch;
use crate::segment::{RunBuffers, Runs};
use crate::span::Span;

/// A run, or part of one, that may begin a pair of runs.
#[derive(Clone, Copy, Debug)]
struct Begun {
    at: usize,
    hash: u64,
}

/// Buffers of the pass, kept from text to text.
#[derive(Debug, Default)]
pub(super) struct WordScratch {
    /// What the run before may begin, with something peeled off.
    begun: Vec<Begun>,
    /// What this run may begin, likewise.
    begins: Vec<Begun>,
    runs: RunBuffers,
    bare: BareScratch,
    /// Those of the pass by grams.
    pub grams: GramScratch,
}

/// Looks every run of a text up; what a key leads to is compared with the text.
pub(super) fn scan_words(finder: &Finder, scratch: &mut WordScratch, found: &mut FoundAt<'_>) {
    let index = &finder.words;
    let folded = found.folded;
    let (text, breaks) = (folded.text().as_bytes(), folded.breaks());
    let mut buffers = std::mem::take(&mut scratch.runs);
    let mut runs = Runs::new(folded.text(), &mut buffers);
    if index.is_bare() && breaks.is_empty() {
        bare::scan(index, text, &mut runs, &mut scratch.bare, found);
    } else {
        let mut pass = Pass {
            index,
            text,
            longest: index.longest + index.before.longest() + index.after.longest(),
            before: None,
            bare: None,
            scratch,
            found,
        };
        pass.all(&mut runs, breaks);
    }
    scratch.runs = buffers;
}

struct Pass<'p, 'f> {
    index: &'p WordIndex,
    text: &'p [u8],
    /// The longest run that a key with affixes can fill.
    longest: usize,
    /// The whole run before, and this one: most words are bare.
    before: Option<Begun>,
    bare: Option<Begun>,
    scratch: &'p mut WordScratch,
    found: &'p mut FoundAt<'f>,
}

impl Pass<'_, '_> {
    fn all(&mut self, runs: &mut Runs<'_>, breaks: &[usize]) {
        self.scratch.begun.clear();
        let mut next_break = 0;
        while let Some(batch) = runs.next_batch() {
            for [start, end] in batch {
                let run = Span::new(*start, *end);
                while breaks.get(next_break).is_some_and(|at| *at <= run.start) {
                    next_break += 1;
                }
                let inside = breaks.get(next_break..).unwrap_or(&[]);
                let inside = &inside[..inside.partition_point(|at| *at < run.end)];
                self.one(run, inside);
            }
        }
    }

    /// A run, and the zero width spaces inside.
    #[inline(always)]
    fn one(&mut self, run: Span, inside: &[usize]) {
        self.scratch.begins.clear();
        self.bare = None;
        if inside.is_empty() {
            self.whole(run);
        } else {
            self.parted(run, inside);
        }
        self.before = self.bare;
        let WordScratch { begun, begins, .. } = &mut *self.scratch;
        if !(begun.is_empty() && begins.is_empty()) {
            std::mem::swap(begun, begins);
        }
    }

    /// A run without zero width spaces inside.
    #[inline(always)]
    fn whole(&mut self, run: Span) {
        let index = self.index;
        self.heads(run);
        self.up_to(run, run);
        if index.before.is_empty() {
            return;
        }
        let text = self.text;
        for length in index.before.at_start(text, run.start) {
            if length < run.len() {
                let rest = Span::new(run.start + length, run.end);
                self.heads(rest);
                self.up_to(rest, run);
            }
        }
    }

    /// A part of `run` that goes up to the end of it, and what it is with affixes after it.
    #[inline(always)]
    fn up_to(&mut self, part: Span, run: Span) {
        let index = self.index;
        if part.len() > self.longest {
            return;
        }
        self.look_up(part, run);
        if index.after.is_empty() {
            return;
        }
        let text = self.text;
        for length in index.after.at_end(text, part.end) {
            if length < part.len() {
                self.look_up(Span::new(part.start, part.end - length), run);
            }
        }
    }

    /// A run that zero width spaces part: a word may begin and end at each of them, or go on over it.
    #[cold]
    fn parted(&mut self, run: Span, breaks: &[usize]) {
        let index = self.index;
        let mut starts = vec![];
        for start in [run.start].iter().chain(breaks) {
            starts.push(*start);
            let peeled = index.before.at_start(self.text, *start);
            starts.extend(peeled.map(|length| start + length));
        }
        starts.sort_unstable();
        starts.dedup();
        for start in starts.into_iter().filter(|start| *start < run.end) {
            self.heads(Span::new(start, run.end));
            let (from, to) = (start + 1, start + self.longest);
            let near = breaks.iter().chain([&run.end]);
            let mut ends: Vec<usize> = vec![];
            for end in near.filter(|end| (from..=to).contains(*end)) {
                ends.push(*end);
                let peeled = index.after.at_end(self.text, *end);
                ends.extend(peeled.map(|length| end - length));
            }
            ends.sort_unstable();
            ends.dedup();
            for end in ends.into_iter().filter(|end| *end > start) {
                self.look_up(Span::new(start, end), run);
            }
        }
    }

    /// One way of reading a run: as a key, or as one of the two runs of a key.
    #[inline(always)]
    fn look_up(&mut self, part: Span, run: Span) {
        let index = self.index;
        if part.len() > index.longest {
            return;
        }
        let hash = index.hash.of(self.text, part.start, part.end);
        let at = part.start;
        let whole = part == run;
        // Of a bare word nearly every question is answered with no, which costs least; what is peeled off many words must
        // be known before it is asked about.
        if !whole && !index.known.may_hold(hash) {
            return;
        }
        self.found_under(&index.singles, hash, at);
        if index.pairs.is_empty() {
            return;
        }
        if let Some(before) = self.before {
            let pair = index.hash.of_pair(before.hash, hash);
            self.found_under(&index.pairs, pair, before.at);
        }
        if !self.scratch.begun.is_empty() && index.seconds.may_hold(hash) {
            self.behind_peeled(hash);
        }
        if whole {
            self.bare = Some(Begun { at, hash });
        } else if part.end == run.end && index.firsts.may_hold(hash) {
            self.scratch.begins.push(Begun { at, hash });
        }
    }

    /// The pairs that a run may end which runs with something peeled off begin.
    fn behind_peeled(&mut self, hash: u64) {
        let index = self.index;
        for begun in 0..self.scratch.begun.len() {
            if let Some(begun) = self.scratch.begun.get(begun).copied() {
                let pair = index.hash.of_pair(begun.hash, hash);
                self.found_under(&index.pairs, pair, begun.at);
            }
        }
    }

    /// Words that begin as a key does.
    #[inline(always)]
    fn heads(&mut self, run: Span) {
        if !self.index.heads.is_empty() {
            self.look_up_heads(run);
        }
    }

    fn look_up_heads(&mut self, run: Span) {
        let index = self.index;
        let bytes = block(self.text, run.start);
        let mut lengths = index.head_lengths & (u32::MAX >> (31 - run.len().min(BLOCK)));
        while lengths != 0 {
            let length = lengths.trailing_zeros() as usize;
            lengths &= lengths - 1;
            let hash = index.hash.of_head(bytes, length);
            self.found_under(&index.heads, hash, run.start);
        }
    }

    #[inline(always)]
    fn found_under(&mut self, keys: &Keys, hash: u64, at: usize) {
        if keys.may_hold(hash) {
            self.try_all(keys, hash, at);
        }
    }

    #[inline(never)]
    fn try_all(&mut self, keys: &Keys, hash: u64, at: usize) {
        for shape in keys.get(hash) {
            self.found.try_at(shape, at);
        }
    }
}
