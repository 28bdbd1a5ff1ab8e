//! The pass over the words of a text where nothing is peeled off them: no affixes, no open words, no zero width spaces.
//!
//! Nearly every word is no key, so all words of a batch are asked first, one load each and without a branch, and what the few
//! lead to that may be keys is looked up afterwards.

use std::hint::black_box;

use crate::lanes;
use crate::lanes::Work;
use crate::program::{May, Sieve, WordIndex};
use crate::scan::found_at::{FoundAt, Try};
use crate::segment::Runs;

/// Buffers of the pass, kept from text to text.
#[derive(Debug, Default)]
pub(super) struct BareScratch {
    candidates: Vec<Candidate>,
    asked: Vec<Asked>,
    tries: Vec<Try>,
}

/// A word of a batch that may be a key, or end one.
#[derive(Clone, Copy, Debug, Default)]
struct Candidate {
    nth: usize,
    is_single: bool,
    ends_pair: bool,
}

/// A key that a batch may hold.
#[derive(Clone, Copy, Debug)]
struct Asked {
    hash: u64,
    at: usize,
    is_pair: bool,
}

/// Looks every run of a text up; what a key leads to is compared with the text.
pub(super) fn scan(
    index: &WordIndex,
    text: &[u8],
    runs: &mut Runs<'_>,
    scratch: &mut BareScratch,
    found: &mut FoundAt<'_>,
) {
    // The last word of the batch before, and what it may be.
    let (mut before, mut last) = ([0; 2], May::default());
    let BareScratch {
        candidates,
        asked,
        tries,
    } = scratch;
    while let Some(batch) = runs.next_batch() {
        if candidates.len() <= batch.len() {
            candidates.resize(batch.len() + 1, Candidate::default());
        }
        let (number, may) = lanes::at_best(Sift {
            sieve: &index.sieve,
            text,
            batch,
            last,
            candidates,
        });
        asked.clear();
        for candidate in candidates.iter().take(number) {
            let run = |nth: usize| batch.get(nth).copied();
            let behind = candidate.nth.checked_sub(1).map_or(Some(before), run);
            if let (Some(behind), Some(run)) = (behind, run(candidate.nth)) {
                ask(index, text, (*candidate, behind, run), asked);
            }
        }
        look_up(index, asked, tries);
        found.try_all(tries);
        if let Some(run) = batch.last() {
            (before, last) = (*run, may);
        }
    }
}

/// Finds the words of a batch that may be keys or end one: how many, and what the last word may be.
struct Sift<'s> {
    sieve: &'s Sieve,
    text: &'s [u8],
    batch: &'s [[usize; 2]],
    last: May,
    candidates: &'s mut [Candidate],
}

impl Work for Sift<'_> {
    type Done = (usize, May);

    #[inline(always)]
    fn run(self) -> (usize, May) {
        let Self {
            sieve,
            text,
            batch,
            mut last,
            candidates,
        } = self;
        let (asked, mut number) = (sieve.ready(), 0);
        for (nth, [start, end]) in batch.iter().enumerate() {
            let may = asked.ask(asked.hash_at(text, *start, *end));
            let (is_single, ends_pair) = (may.is_single(), may.ends_pair(last));
            if let Some(slot) = candidates.get_mut(number) {
                *slot = Candidate {
                    nth,
                    is_single,
                    ends_pair,
                };
            }
            number += usize::from(is_single | ends_pair);
            last = may;
        }
        (number, last)
    }
}

/// The keys that a candidate may be.
fn ask(
    index: &WordIndex,
    text: &[u8],
    (candidate, before, run): (Candidate, [usize; 2], [usize; 2]),
    asked: &mut Vec<Asked>,
) {
    if run[1] - run[0] > index.longest {
        return;
    }
    let of = |run: [usize; 2]| index.hash.of(text, run[0], run[1]);
    let hash = of(run);
    if candidate.is_single {
        asked.push(Asked {
            hash,
            at: run[0],
            is_pair: false,
        });
    }
    if candidate.ends_pair && before[1] - before[0] <= index.longest {
        asked.push(Asked {
            hash: index.hash.of_pair(of(before), hash),
            at: before[0],
            is_pair: true,
        });
    }
}

/// The shapes that these keys lead to. What the questions will read is read before, so that the waits for memory overlap.
fn look_up(index: &WordIndex, asked: &[Asked], tries: &mut Vec<Try>) {
    let keys = |asked: &Asked| match asked.is_pair {
        true => &index.pairs,
        false => &index.singles,
    };
    black_box(
        asked
            .iter()
            .fold(0, |read, asked| read ^ keys(asked).touch(asked.hash)),
    );
    tries.clear();
    for asked in asked {
        let keys = keys(asked);
        if keys.may_hold(asked.hash) {
            let at = asked.at;
            tries.extend(keys.get(asked.hash).map(|shape| Try { shape, at }));
        }
    }
}
