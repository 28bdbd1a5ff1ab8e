//! The outcome of a scalar in one word, for the fast way of a fold.
//!
//! Nearly all scalars of nearly all texts become one scalar of the same length, and are no marks. For these an entry is
//! the bytes to write; for all others it says how much care they ask for. What an entry says is worked out from the
//! [`Outcome`], so the two cannot differ.
//!
//! ```text
//!   bits    0..32   the bytes that come out, or where they are among the page's bytes
//!          32..40   how many bytes come out; up to four are in the entry itself
//!          40..44   the way
//!          44       words are made of the last scalar that comes out
//!          48..52   how the skeleton looks at that scalar
//!          56..64   the same as a glance sees it
//! ```

use crate::fold::kind::Kind;
use crate::fold::look::Look;
use crate::fold::table::Outcome;
use crate::fold::table::Piece;

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// One scalar of the same length comes out, no mark.
    Plain,
    /// One scalar of another length comes out, no mark.
    Resized,
    /// Several scalars, the first and the last no marks.
    Several,
    /// Several scalars, the first no mark, the last a mark.
    Marked,
    /// One mark.
    Mark,
    /// It goes; its letter owns it.
    Dropped,
    /// It goes, and nothing owns it.
    Hidden,
    /// What stands around it decides.
    Rare,
}

/// See the head of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry(u64);

const LEN: u32 = 32;
const WAY: u32 = 40;
const WORD: u32 = 44;
const LOOK: u32 = 48;
const GLANCE: u32 = 56;

impl Entry {
    /// What is left to the pass.
    pub const RARE: Self = Self::of(Way::Rare);
    /// A scalar that nobody has looked at yet.
    pub const UNKNOWN: Self = Self(u64::MAX);

    /// The entry of `scalar`; bytes of several scalars are appended to `bytes`.
    pub fn new(scalar: char, outcome: Outcome, pieces: &[Piece], bytes: &mut Vec<u8>) -> Self {
        match outcome {
            Outcome::Same | Outcome::Emoji => Self::one(scalar, scalar),
            Outcome::Scalar(other) => Self::one(scalar, other),
            Outcome::Mark(mark) if mark.scalar != DOT => Self::scalar(Way::Mark, mark.scalar),
            Outcome::Mark(mark) => Self::scalar(Way::Rare, mark.scalar),
            Outcome::SequencePart => Self::scalar(Way::Rare, scalar),
            Outcome::Several(..) if is_settled(pieces) => Self::several(pieces, bytes),
            Outcome::Dropped => Self::of(Way::Dropped),
            Outcome::Hidden => Self::of(Way::Hidden),
            _ => Self::RARE,
        }
    }

    /// How it is written.
    pub const fn way(self) -> Way {
        match (self.0 >> WAY) & 0xf {
            0 => Way::Plain,
            1 => Way::Resized,
            2 => Way::Several,
            3 => Way::Marked,
            4 => Way::Mark,
            5 => Way::Dropped,
            6 => Way::Hidden,
            _ => Way::Rare,
        }
    }

    /// The entry as it is kept in a table of numbers.
    pub const fn number(self) -> u64 {
        self.0
    }

    /// The way back from [`Self::number`].
    pub const fn from_number(number: u64) -> Self {
        Self(number)
    }

    /// Whether it is [`Way::Plain`], at the price of one test.
    pub const fn is_plain(self) -> bool {
        self.0 & (0xf << WAY) == 0
    }

    /// Whether what comes out begins with a scalar that ends a run of marks.
    pub const fn ends_marks(self) -> bool {
        (self.0 >> WAY) & 0xf <= Way::Marked as u64
    }

    /// Whether words are made of the last scalar that comes out.
    pub const fn is_word(self) -> bool {
        self.0 >> WORD & 1 != 0
    }

    /// How the skeleton looks at the last scalar that comes out.
    pub const fn look(self) -> Look {
        let number = (self.0 >> LOOK) as usize & 0xf;
        if number < Look::ALL.len() {
            Look::ALL[number]
        } else {
            Look::Odd
        }
    }

    /// The same as [`Look::bits`].
    pub const fn look_bits(self) -> u8 {
        (self.0 >> GLANCE) as u8
    }

    /// The bytes that come out if they are no more than four; zeros behind them.
    pub const fn bytes(self) -> [u8; 4] {
        (self.0 as u32).to_le_bytes()
    }

    /// How many bytes come out.
    pub const fn len(self) -> usize {
        (self.0 >> LEN) as usize & 0xff
    }

    /// Where the bytes begin among those of the page, if they are more than four.
    pub const fn place(self) -> usize {
        self.0 as u32 as usize
    }

    const fn of(way: Way) -> Self {
        Self(((way as u64) << WAY) | (Look::Odd.bits() as u64) << GLANCE)
    }

    fn one(from: char, to: char) -> Self {
        let way = if from.len_utf8() == to.len_utf8() {
            Way::Plain
        } else {
            Way::Resized
        };
        Self::scalar(way, to)
    }

    fn scalar(way: Way, scalar: char) -> Self {
        let mut bytes = [0; 4];
        let len = scalar.encode_utf8(&mut bytes).len();
        Self::filled(way, u32::from_le_bytes(bytes), len, scalar)
    }

    fn several(pieces: &[Piece], bytes: &mut Vec<u8>) -> Self {
        let text: String = pieces.iter().map(|piece| piece.scalar).collect();
        let last = pieces.last().map_or(DOT, |piece| piece.scalar);
        let way = match pieces.last() {
            Some(piece) if piece.class == 0 => Way::Several,
            _ => Way::Marked,
        };
        let mut inside = [0; 4];
        let low = if let Some(slot) = inside.get_mut(..text.len()) {
            slot.copy_from_slice(text.as_bytes());
            u32::from_le_bytes(inside)
        } else {
            // INVARIANT: no scalar decomposes into more than 18, so a page holds at most 256 * 18 * 4 bytes.
            let place = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
            bytes.extend_from_slice(text.as_bytes());
            place
        };
        Self::filled(way, low, text.len(), last)
    }

    fn filled(way: Way, low: u32, len: usize, last: char) -> Self {
        let kind = Kind::of(last);
        let word = u64::from(kind.is_word());
        let look = Look::of(last, kind);
        let look = ((look as u64) << LOOK) | (u64::from(look.bits()) << GLANCE);
        let out = u64::from(low) | ((len as u64) << LEN);
        Self(out | ((way as u64) << WAY) | (word << WORD) | look)
    }
}

/// Goes behind an i, see `steps/case.rs`.
const DOT: char = '\u{307}';

/// Whether these pieces come out as they are, if a scalar that ends a run of marks follows.
fn is_settled(pieces: &[Piece]) -> bool {
    let base_first = pieces.first().is_some_and(|first| first.class == 0);
    base_first
        && pieces.iter().all(|piece| piece.scalar != DOT)
        && pieces
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if b.class == 0 || a.class <= b.class))
}
