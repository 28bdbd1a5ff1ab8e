//! Which grams a shape stands under that no word finds: infixes, prefixes, suffixes, and what has no key of its own.
//!
//! Of a word with closed words only before it any few bytes are a gram, since they stand in every text that the phrase stands in;
//! those are taken that the fewest shapes share. Long lists ask for long grams, or too many places of a text would lead to a
//! shape.

use std::ops::Range;

use crate::program::{Context, Gram, GramLength, GramList, Grams, LONGEST_STRIDE, LookedFor};

/// Lists up to this are short.
const SHORT_LIST: usize = 2_000;

const LONG: GramLength = GramLength {
    ascii: 6,
    beyond: 8,
};
const MIDDLE: GramLength = GramLength {
    ascii: 4,
    beyond: 6,
};
const SHORT: GramLength = GramLength {
    ascii: 3,
    beyond: 4,
};

/// The grams of a fold's shapes. All shapes are counted before the first is placed.
pub(super) struct GramTable {
    ways: Vec<Way>,
    /// How many shapes have each gram, nearly: grams that share a counter share a number.
    counters: Vec<u16>,
}

/// Grams of one length.
struct Way {
    length: GramLength,
    /// How many grams a shape must have in a row to go this way.
    least: usize,
    /// What all that go this way have, at most what a stride may be.
    stride: usize,
    grams: Vec<Gram>,
}

/// Where the grams of a shape begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct GramPlace {
    way: usize,
    /// In what the phrase is kept as.
    pub at: usize,
}

impl GramTable {
    /// A table for so many shapes.
    pub fn new(shapes: usize) -> Self {
        let way = |length, least, stride| Way {
            length,
            least,
            stride,
            grams: vec![],
        };
        let ways = if shapes <= SHORT_LIST {
            vec![way(MIDDLE, 2, LONGEST_STRIDE), way(SHORT, 1, 1)]
        } else {
            vec![way(LONG, 2, 2), way(MIDDLE, 2, 2), way(SHORT, 1, 1)]
        };
        Self {
            ways,
            counters: vec![0; (shapes * 8).next_power_of_two()],
        }
    }

    /// Counts the grams of a shape, if it has some.
    pub fn count(&mut self, shape: &LookedFor<'_>) {
        let Some((way, row)) = self.way(shape) else {
            return;
        };
        let length = {
            let way = &mut self.ways[way];
            way.stride = way.stride.min(row);
            way.length
        };
        for (_, word) in certain_words(shape) {
            for at in 0..word.len() {
                if let Some(gram) = gram(word, at, length) {
                    let place = self.place_of(gram);
                    self.counters[place] = self.counters[place].saturating_add(1);
                }
            }
        }
    }

    /// The grams of a shape that was counted: those that the fewest shapes have.
    pub fn place(&self, shape: &LookedFor<'_>) -> Option<GramPlace> {
        let (number, _) = self.way(shape)?;
        let way = &self.ways[number];
        let mut best: Option<(u64, usize)> = None;
        for (from, word) in certain_words(shape) {
            // What the last so many places have, `None` where one has no gram.
            let mut row: Vec<u64> = vec![];
            for at in 0..word.len() {
                match gram(word, at, way.length) {
                    Some(gram) => row.push(u64::from(self.counters[self.place_of(gram)])),
                    None => row.clear(),
                }
                if let Some(last) = row.len().checked_sub(way.stride) {
                    let shared: u64 = row[last..].iter().sum();
                    let start = from + at + 1 - way.stride;
                    if best.is_none_or(|(least, _)| shared < least) {
                        best = Some((shared, start));
                    }
                }
            }
        }
        best.map(|(_, at)| GramPlace { way: number, at })
    }

    /// Puts a shape where it was placed.
    pub fn add(&mut self, place: GramPlace, shape: &LookedFor<'_>, number: u32) {
        let way = &mut self.ways[place.way];
        let holds = |(from, word): &(usize, &[u8])| place.at < from + word.len();
        let Some((from, word)) = certain_words(shape).find(holds) else {
            return;
        };
        let phrase = shape.phrase.as_str().as_bytes();
        let word = from..from + word.len();
        let certain = certain(shape, &word);
        for behind in 0..way.stride {
            way.grams.push(Gram {
                context: Context::new(phrase, place.at + behind, &word, &certain),
                shape: number,
                behind,
            });
        }
    }

    /// The index.
    pub fn finish(self) -> Grams {
        let ways = self.ways.into_iter().filter(|way| !way.grams.is_empty());
        Grams {
            lists: ways
                .map(|way| GramList::new(way.length, way.stride, &way.grams))
                .collect(),
        }
    }

    /// The way that a shape goes, and how many grams it has in a row.
    fn way(&self, shape: &LookedFor<'_>) -> Option<(usize, usize)> {
        let ways = self.ways.iter().enumerate();
        ways.map(|(number, way)| (number, longest_row(shape, way.length)))
            .find(|(number, row)| *row >= self.ways[*number].least)
    }

    fn place_of(&self, gram: u64) -> usize {
        let mixed = gram.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
        usize::try_from(mixed).unwrap_or(0) & (self.counters.len() - 1)
    }
}

/// The words of a phrase up to its first open one, with their places in what the phrase is kept as.
fn certain_words<'p>(shape: &LookedFor<'p>) -> impl Iterator<Item = (usize, &'p [u8])> {
    let (mut next, mut over) = (0, false);
    shape.phrase.words().map_while(move |word| {
        let at = next;
        next += word.folded.len() + 1;
        let beyond = over;
        over |= word.open;
        (!beyond).then_some((at, word.folded.as_bytes()))
    })
}

/// The part of a phrase around one of its words that stands in every text that the phrase stands in, white space aside.
fn certain(shape: &LookedFor<'_>, word: &Range<usize>) -> Range<usize> {
    if shape
        .affixes
        .is_some_and(|affixes| !affixes.inner.is_empty())
    {
        return word.clone();
    }
    let phrase = shape.phrase.as_str().as_bytes();
    let open = phrase.iter().position(|byte| *byte == b'\t');
    0..open.unwrap_or(phrase.len())
}

/// The most grams that stand in a row in one of a shape's words, as far as a stride asks.
fn longest_row(shape: &LookedFor<'_>, length: GramLength) -> usize {
    let mut longest = 0;
    for (_, word) in certain_words(shape) {
        let mut row = 0;
        for at in 0..word.len() {
            row = gram(word, at, length).map_or(0, |_| row + 1);
            longest = longest.max(row);
            if longest >= LONGEST_STRIDE {
                return longest;
            }
        }
    }
    longest
}

/// The gram at `at` as a number.
fn gram(word: &[u8], at: usize, length: GramLength) -> Option<u64> {
    let bytes = length.of(*word.get(at)?);
    word.get(at..at + bytes).map(number_of)
}

/// At most eight bytes as a number.
fn number_of(bytes: &[u8]) -> u64 {
    let number = |number, byte: &u8| number << 8 | u64::from(*byte);
    bytes.iter().rev().fold(0, number)
}
