//! The gram index: shapes found by a few bytes of theirs, wherever in a word these stand, without an automaton.
//!
//! A gram is as many bytes as a text is asked for at once. A text is not asked at every byte but at each second, third or
//! fourth, its *stride*: of a shape with stride four, four grams one behind the other are in the index, and one of them stands
//! where the text is asked. Most places are refused by one bit. What a gram leads to is compared with the text.

use crate::program::hash::WordHash;
use crate::program::keys::Keys;

/// Shapes by grams, a list for each length.
#[derive(Debug, Default)]
pub struct Grams {
    /// The lists, none of them empty.
    pub lists: Vec<GramList>,
}

/// How many bytes a gram has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GramLength {
    /// Where its first byte is ASCII.
    pub ascii: usize,
    /// Where it is not: letters of most scripts take two bytes.
    pub beyond: usize,
}

/// Shapes by grams of one length.
#[derive(Debug)]
pub struct GramList {
    masks: [u64; 2],
    /// The text is asked at multiples of this.
    pub stride: usize,
    hash: WordHash,
    /// A bit for what grams are multiplied to.
    bits: Vec<u64>,
    shift: u32,
    keys: Keys,
}

/// Strides are at most this.
pub const LONGEST_STRIDE: usize = 4;
/// What grams are multiplied with: odd, and its bits in no order.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

impl GramLength {
    /// How many bytes the gram has that begins with `first`.
    pub fn of(self, first: u8) -> usize {
        if first < 0x80 {
            self.ascii
        } else {
            self.beyond
        }
    }

    fn masks(self) -> [u64; 2] {
        [self.ascii, self.beyond].map(|bytes| u64::MAX >> (64 - 8 * bytes.clamp(1, 8)))
    }
}

impl GramList {
    /// The list of these grams, each with the number of its shape and how many bytes it stands behind the shape's key.
    pub fn new(length: GramLength, stride: usize, grams: &[(u64, u32, usize)]) -> Self {
        let keyed = |seed| {
            let hash = WordHash::new(seed);
            let owned = grams.iter().map(|(gram, shape, behind)| {
                let behind = u32::try_from(*behind).unwrap_or(0);
                (hash.of_number(*gram), shape << 2 | behind)
            });
            (hash, Keys::new(owned.collect()))
        };
        let mut last = keyed(0);
        for seed in 1..8 {
            if !last.1.is_crowded() {
                break;
            }
            last = keyed(seed);
        }
        let (hash, keys) = last;
        let room = if grams.len() <= 100_000 { 32 } else { 8 };
        let bits = (grams.len() * room)
            .next_power_of_two()
            .trailing_zeros()
            .max(13);
        let mut list = Self {
            masks: length.masks(),
            stride: stride.clamp(1, LONGEST_STRIDE),
            hash,
            bits: vec![0; 1 << (bits - 6)],
            shift: 64 - bits,
            keys,
        };
        for (gram, ..) in grams {
            let place = gram.wrapping_mul(FACTOR) >> list.shift;
            list.bits[usize::try_from(place >> 6).unwrap_or(0)] |= 1 << (place & 63);
        }
        list
    }

    /// How many grams there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// The gram at the start of eight bytes.
    #[inline(always)]
    pub fn gram(&self, bytes: u64) -> u64 {
        bytes
            & if bytes & 0x80 == 0 {
                self.masks[0]
            } else {
                self.masks[1]
            }
    }

    /// The list at hand, to be asked at many places.
    #[inline(always)]
    pub fn ready(&self) -> ReadyGrams<'_> {
        ReadyGrams {
            masks: self.masks,
            bits: &self.bits,
            shift: self.shift & 63,
        }
    }

    /// The shapes that a gram stands for, each with the number of bytes that it stands behind the shape's key.
    pub fn get(&self, gram: u64) -> impl Iterator<Item = (u32, usize)> + '_ {
        let shapes = self.keys.get(self.hash.of_number(gram));
        shapes.map(|shape| (shape >> 2, shape as usize & 3))
    }
}

/// A list at hand.
#[derive(Clone, Copy)]
pub struct ReadyGrams<'g> {
    masks: [u64; 2],
    bits: &'g [u64],
    shift: u32,
}

impl ReadyGrams<'_> {
    /// 1 if the gram at the start of eight bytes may be in the list.
    #[inline(always)]
    pub fn ask(self, bytes: u64) -> u64 {
        let [ascii, beyond] = self.masks;
        let gram = bytes & if bytes & 0x80 == 0 { ascii } else { beyond };
        let place = gram.wrapping_mul(FACTOR) >> self.shift;
        let word = usize::try_from(place >> 6).unwrap_or(0);
        self.bits.get(word).copied().unwrap_or(0) >> (place & 63) & 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gram_leads_to_its_shapes() {
        let length = GramLength {
            ascii: 4,
            beyond: 6,
        };
        let number = |text: &[u8; 8]| u64::from_le_bytes(*text);
        let four = number(b"abcd\0\0\0\0");
        let list = GramList::new(length, 2, &[(four, 7, 1), (four, 9, 0)]);
        let text = number(b"abcdefgh");
        assert_eq!(list.gram(text), four);
        assert_eq!(list.ready().ask(text), 1);
        let mut shapes: Vec<_> = list.get(four).collect();
        shapes.sort_unstable();
        assert_eq!(shapes, [(7, 1), (9, 0)]);
        let others = (0..1000_u64).map(|n| n.wrapping_mul(0x5851_F42D_4C95_7F2D));
        assert!(others.filter(|other| list.ready().ask(*other) == 1).count() < 10);
    }
}
