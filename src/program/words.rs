//! The word index: shapes found by the words of a text, without an automaton.
//!
//! A shape stands under one key, made of the runs (`segment::runs`) that it must stand on: a run, two runs one behind the
//! other, or the beginning of a run where the word is open. What a text's runs may be with affixes peeled off is looked up;
//! whatever a key leads to is compared with the text.

use crate::language::AffixForm;
use crate::program::hash::{BLOCK, WordHash, wide_at};
use crate::program::keys::{Filter, Keys};
use crate::program::sieve::{Role, Sieve};

/// Shapes by words.
#[derive(Debug)]
pub struct WordIndex {
    /// How words are hashed.
    pub hash: WordHash,
    /// Shapes whose key is one run.
    pub singles: Keys,
    /// Shapes whose key is two runs.
    pub pairs: Keys,
    /// Shapes whose key is the beginning of a run.
    pub heads: Keys,
    /// What runs may be, by their beginnings.
    pub sieve: Sieve,
    /// Runs that are keys or part of one.
    pub known: Filter,
    /// Runs that begin a pair.
    pub firsts: Filter,
    /// Runs that end a pair.
    pub seconds: Filter,
    /// The lengths that heads have, as bits; at most [`BLOCK`].
    pub head_lengths: u32,
    /// The longest run that is a key or part of one.
    pub longest: usize,
    /// What may stand before a key inside its run.
    pub before: Peels,
    /// What may stand after it.
    pub after: Peels,
}

/// The longest run that may be part of a key. Longer words are rare and left to the automaton; the bound keeps the work
/// constant where zero width spaces part a run into many.
pub const LONGEST_RUN: usize = 64;
/// The longest head; longer words are found by it as well.
pub const LONGEST_HEAD: usize = BLOCK;

/// A key, by the bytes of its runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key<'a> {
    /// One run.
    Single(&'a str),
    /// Two runs.
    Pair(&'a str, &'a str),
    /// The beginning of a run.
    Head(&'a str),
}

impl Key<'_> {
    /// Its hash.
    pub fn hash(&self, hash: WordHash) -> u64 {
        let of = |run: &str| hash.of(run.as_bytes(), 0, run.len());
        match self {
            Self::Single(run) | Self::Head(run) => of(run),
            Self::Pair(first, second) => hash.of_pair(of(first), of(second)),
        }
    }
}

impl WordIndex {
    /// The index of these keys; `peeled` are the pieces of affixes that share a run with a key.
    pub fn new(keys: &[(Key<'_>, u32)], before: Peels, after: Peels) -> Self {
        let tried = (0..8).map(|seed| Self::seeded(keys, WordHash::new(seed)));
        let mut last = None;
        for index in tried {
            let crowded = index.is_crowded();
            last = Some(index);
            if !crowded {
                break;
            }
        }
        let index = last.unwrap_or_else(|| Self::seeded(&[], WordHash::new(0)));
        Self {
            before,
            after,
            ..index
        }
    }

    fn seeded(keys: &[(Key<'_>, u32)], hash: WordHash) -> Self {
        let of = |run: &str| hash.of(run.as_bytes(), 0, run.len());
        let (mut singles, mut pairs, mut heads) = (vec![], vec![], vec![]);
        let (mut known, mut firsts, mut seconds) = (vec![], vec![], vec![]);
        let mut sieved = vec![];
        let mut sieve = |run: &str, role| sieved.push((Sieve::beginning(hash, run), role));
        let (mut head_lengths, mut longest) = (0, 0);
        for (key, shape) in keys {
            let hashed = (key.hash(hash), *shape);
            match key {
                Key::Single(run) => {
                    singles.push(hashed);
                    known.push(hashed.0);
                    sieve(run, Role::Single);
                    longest = longest.max(run.len());
                }
                Key::Pair(first, second) => {
                    pairs.push(hashed);
                    firsts.push(of(first));
                    seconds.push(of(second));
                    sieve(first, Role::First);
                    sieve(second, Role::Second);
                    longest = longest.max(first.len()).max(second.len());
                }
                Key::Head(head) => {
                    heads.push(hashed);
                    head_lengths |= 1 << head.len();
                }
            }
        }
        for list in [&mut known, &mut firsts, &mut seconds] {
            list.sort_unstable();
            list.dedup();
        }
        let distinct = known.len() + firsts.len() + seconds.len();
        known.extend(firsts.iter().chain(&seconds));
        let filter = |hashes: &[u64]| Filter::new(hashes.iter().copied());
        Self {
            hash,
            sieve: Sieve::new(hash, sieved.iter().copied(), distinct),
            known: filter(&known),
            firsts: filter(&firsts),
            seconds: filter(&seconds),
            singles: Keys::new(singles),
            pairs: Keys::new(pairs),
            heads: Keys::new(heads),
            head_lengths,
            longest,
            before: Peels::default(),
            after: Peels::default(),
        }
    }

    fn is_crowded(&self) -> bool {
        [&self.singles, &self.pairs, &self.heads]
            .into_iter()
            .any(Keys::is_crowded)
    }

    /// Whether runs can only be keys as they stand: nothing is peeled off, and no key is the beginning of one.
    pub fn is_bare(&self) -> bool {
        self.before.is_empty() && self.after.is_empty() && self.heads.is_empty()
    }

    /// Whether no shape stands here.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many shapes stand here.
    pub fn len(&self) -> usize {
        self.singles.len() + self.pairs.len() + self.heads.len()
    }
}

/// Pieces of affixes, by the byte that tells most of them apart.
#[derive(Debug, Default)]
pub struct Peels {
    /// Those of each byte, `starts[byte]..starts[byte + 1]`; empty if there are none.
    starts: Vec<u16>,
    pieces: Vec<Piece>,
    longest: usize,
}

/// A piece of an affix as a number, to be compared at once.
#[derive(Clone, Copy, Debug)]
struct Piece {
    bytes: u128,
    mask: u128,
    length: usize,
}

impl Peels {
    /// Pieces that runs begin with. A piece too long to be compared at once is left out: [`Peels::fits`] says so before.
    pub fn before(pieces: Vec<&str>) -> Self {
        Self::new(pieces, first_sign, 0)
    }

    /// Pieces that runs end with, likewise.
    pub fn after(pieces: Vec<&str>) -> Self {
        Self::new(pieces, last_sign, BLOCK)
    }

    /// Whether a piece can be peeled.
    pub fn fits(piece: &str) -> bool {
        piece.len() <= BLOCK
    }

    fn new(mut pieces: Vec<&str>, sign: impl Fn(&[u8]) -> u8, end: usize) -> Self {
        pieces.retain(|piece| !piece.is_empty() && Self::fits(piece));
        pieces.sort_by_key(|piece| (sign(piece.as_bytes()), *piece));
        pieces.dedup();
        if pieces.is_empty() {
            return Self::default();
        }
        let signs = |byte: usize| {
            pieces.partition_point(|piece| usize::from(sign(piece.as_bytes())) < byte)
        };
        let narrow = |place: usize| u16::try_from(place).unwrap_or(u16::MAX);
        let piece = |piece: &&str| {
            let at = end.saturating_sub(piece.len());
            let (mut bytes, mut mask) = ([0; BLOCK], [0; BLOCK]);
            for (to, from) in (at..).zip(piece.bytes()) {
                (bytes[to], mask[to]) = (from, u8::MAX);
            }
            Piece {
                bytes: u128::from_le_bytes(bytes),
                mask: u128::from_le_bytes(mask),
                length: piece.len(),
            }
        };
        Self {
            starts: (0..=256).map(|byte| narrow(signs(byte))).collect(),
            longest: pieces.iter().map(|piece| piece.len()).max().unwrap_or(0),
            pieces: pieces.iter().map(piece).collect(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Bytes of the longest.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// The lengths of the pieces that begin at `start`, if these are [`Peels::before`].
    #[inline]
    pub fn at_start<'a>(
        &'a self,
        text: &'a [u8],
        start: usize,
    ) -> impl Iterator<Item = usize> + 'a {
        let pieces = self.under(first_sign(text.get(start..).unwrap_or(&[])));
        let bytes = match pieces {
            [] => 0,
            _ => wide_at(text, start),
        };
        matching(pieces, bytes)
    }

    /// The lengths of the pieces that end at `end`, if these are [`Peels::after`].
    #[inline]
    pub fn at_end<'a>(&'a self, text: &'a [u8], end: usize) -> impl Iterator<Item = usize> + 'a {
        let pieces = self.under(last_sign(text.get(..end).unwrap_or(&[])));
        let bytes = match pieces {
            [] => 0,
            _ if end >= BLOCK => wide_at(text, end - BLOCK),
            _ => {
                let before = text.get(..end).unwrap_or(&[]);
                wide_at(before, 0) << (8 * (BLOCK - end))
            }
        };
        matching(pieces, bytes)
    }

    #[inline]
    fn under(&self, sign: u8) -> &[Piece] {
        let sign = usize::from(sign);
        match (self.starts.get(sign), self.starts.get(sign + 1)) {
            (Some(from), Some(to)) => self
                .pieces
                .get(usize::from(*from)..usize::from(*to))
                .unwrap_or(&[]),
            _ => &[],
        }
    }
}

#[inline]
fn matching(pieces: &[Piece], bytes: u128) -> impl Iterator<Item = usize> + '_ {
    let fitting = move |piece: &&Piece| bytes & piece.mask == piece.bytes;
    pieces.iter().filter(fitting).map(|piece| piece.length)
}

/// The byte that tells beginnings apart: letters beyond ASCII share their first.
#[inline]
fn first_sign(bytes: &[u8]) -> u8 {
    match bytes {
        [first, second, ..] if *first >= 0x80 => *second,
        [first, ..] => *first,
        [] => 0,
    }
}

#[inline]
fn last_sign(bytes: &[u8]) -> u8 {
    bytes.last().copied().unwrap_or(0)
}

/// The forms of an affix table.
pub fn folded_forms(forms: &[AffixForm]) -> impl Iterator<Item = &str> {
    forms.iter().map(|form| form.folded.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_peeled_off_both_ends() {
        let before = Peels::before(vec!["و", "وال", "ال", "x"]);
        let after = Peels::after(vec!["s", "es", "ات", "اتهم"]);
        let lengths = |text: &str| {
            let bytes = text.as_bytes();
            let mut starts: Vec<usize> = before.at_start(bytes, 0).collect();
            let mut ends: Vec<usize> = after.at_end(bytes, bytes.len()).collect();
            starts.sort_unstable();
            ends.sort_unstable();
            (starts, ends)
        };
        assert_eq!(lengths("والحسابات"), (vec![2, 6], vec![4]));
        assert_eq!(lengths("حساباتهم"), (vec![], vec![8]));
        assert_eq!(lengths("xes"), (vec![1], vec![1, 2]));
        assert_eq!(lengths("s"), (vec![], vec![1]));
        assert_eq!((before.longest(), after.longest()), (6, 8));
        assert!(Peels::default().is_empty() && !after.is_empty());
    }
}
