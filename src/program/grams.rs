//! The gram index: shapes found by a few bytes of theirs, wherever in a word these stand, without an automaton.
//!
//! A gram is as many bytes as a text is asked for at once. A text is not asked at every byte but at each second, third or
//! fourth, its *stride*: of a shape with stride four, four grams one behind the other are in the index, and one of them stands
//! where the text is asked. Most places are refused by two bits. Of what a gram leads to, most is refused by what stands around
//! the gram, which is kept beside it; the rest is compared with the text.

use crate::program::context::{Around, Beside, Context};
use crate::program::hash::WordHash;

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
    /// Two bits of one word for what grams are multiplied to.
    bits: Vec<u64>,
    shift: u32,
    hash: WordHash,
    /// Where the entries of each bucket begin, and the end; the highest bits of a hash say the bucket.
    starts: Vec<u32>,
    entries: Vec<Entry>,
    /// What stands beside the gram of each entry.
    beside: Vec<Beside>,
}

/// A gram of a shape.
#[derive(Clone, Copy, Debug)]
pub struct Gram {
    /// The gram and what stands around it.
    pub context: Context,
    /// The shape.
    pub shape: u32,
    /// How many bytes the gram stands behind the shape's key.
    pub behind: usize,
}

/// All that is asked of a text before the phrase is: most that share a gram do not share what stands around it.
#[derive(Clone, Copy, Debug)]
struct Entry {
    context: Context,
    /// The shape, and in the lowest two bits how far behind its key.
    shape: u32,
}

/// Grams that one bucket may hold, which is far beyond what chance does.
const CROWDED: usize = 48;
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
    /// The list of these grams.
    pub fn new(length: GramLength, stride: usize, grams: &[Gram]) -> Self {
        let room = if grams.len() <= 100_000 { 32 } else { 8 };
        let bits = (grams.len() * room).next_power_of_two();
        let bits = bits.trailing_zeros().max(13);
        let mut list = Self {
            masks: length.masks(),
            stride: stride.clamp(1, LONGEST_STRIDE),
            bits: vec![0; 1 << (bits - 6)],
            shift: 70 - bits,
            hash: WordHash::new(0),
            starts: vec![],
            entries: vec![],
            beside: vec![],
        };
        for gram in grams {
            let [word, one, other] = list.ready().places(gram.context.first());
            list.bits[usize::try_from(word).unwrap_or(0)] |= 1 << one | 1 << other;
        }
        for seed in 0..8 {
            list.fill(WordHash::new(seed), grams);
            if !list.is_crowded() {
                break;
            }
        }
        list
    }

    /// Puts the grams into buckets by a hash.
    fn fill(&mut self, hash: WordHash, grams: &[Gram]) {
        let buckets = grams.len().next_power_of_two().max(2);
        self.hash = hash;
        self.starts = vec![0; buckets + 1];
        let mut hashed: Vec<(u64, &Gram)> = grams
            .iter()
            .map(|gram| (hash.of_number(self.gram(gram.context.first())), gram))
            .collect();
        hashed.sort_unstable_by_key(|(hash, gram)| (*hash, gram.shape, gram.behind));
        for (hash, _) in &hashed {
            let bucket = self.bucket(*hash);
            self.starts[bucket + 1] += 1;
        }
        for at in 1..self.starts.len() {
            self.starts[at] += self.starts[at - 1];
        }
        let entries = hashed.into_iter().map(|(_, gram)| Entry {
            context: gram.context,
            shape: gram.shape << 2 | u32::try_from(gram.behind & 3).unwrap_or(0),
        });
        self.entries = entries.collect();
        let beside = |entry: &Entry| entry.context.beside(self.length(entry.context.first()));
        self.beside = self.entries.iter().map(beside).collect();
    }

    fn is_crowded(&self) -> bool {
        self.starts.windows(2).any(|ends| {
            let bucket = self.entries.get(ends[0] as usize..ends[1] as usize);
            let bucket = bucket.unwrap_or(&[]);
            let grams = bucket
                .chunk_by(|a, b| self.gram(a.context.first()) == self.gram(b.context.first()));
            bucket.len() > CROWDED && grams.count() > CROWDED
        })
    }

    fn bucket(&self, hash: u64) -> usize {
        let bits = (self.starts.len() - 1).trailing_zeros().max(1);
        usize::try_from(hash >> (64 - bits)).unwrap_or(0)
    }

    /// How many grams there are.
    pub fn len(&self) -> usize {
        self.entries.len()
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

    /// How many bytes the gram has that begins these.
    #[inline(always)]
    fn length(&self, bytes: u64) -> usize {
        8 - self.masks[usize::from(bytes & 0x80 != 0)].leading_zeros() as usize / 8
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

    /// Where the entries of the bucket are to which a gram leads.
    #[inline(always)]
    pub fn bucket_of(&self, bytes: u64) -> [u32; 2] {
        let bucket = self.bucket(self.hash.of_number(self.gram(bytes)));
        let start = |at: usize| self.starts.get(at).copied().unwrap_or(0);
        [start(bucket), start(bucket + 1)]
    }

    /// Reads where a bucket begins, so that it is near when it is asked for.
    #[inline(always)]
    pub fn touch_bucket(&self, bucket: [u32; 2]) -> bool {
        self.beside
            .get(bucket[0] as usize)
            .is_some_and(|beside| beside.may_stand(*beside))
    }

    /// The same of an entry.
    #[inline(always)]
    pub fn touch(&self, entry: usize) -> u32 {
        self.entries.get(entry).map_or(0, |entry| entry.shape)
    }

    /// The entries of a bucket that what stands beside a gram does not refuse.
    #[inline]
    pub fn fitting(
        &self,
        [from, to]: [u32; 2],
        around: Around,
    ) -> impl Iterator<Item = usize> + '_ {
        let (from, to) = (from as usize, to as usize);
        let text = around.beside(self.length(around.first()));
        let beside = self.beside.get(from..to).unwrap_or(&[]).iter();
        let fitting = (from..)
            .zip(beside)
            .filter(move |(_, beside)| beside.may_stand(text));
        fitting.map(|(entry, _)| entry)
    }

    /// The shape of an entry that what stands around its gram does not refuse, and the number of bytes that the gram stands behind
    /// the shape's key.
    #[inline]
    pub fn get(&self, entry: usize, around: Around) -> Option<(u32, usize)> {
        let entry = self.entries.get(entry)?;
        let Entry { context, shape } = entry;
        context
            .may_stand(around)
            .then_some((shape >> 2, *shape as usize & 3))
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
    /// Whether the gram at the start of eight bytes may be in the list.
    #[inline(always)]
    pub fn ask(self, bytes: u64) -> bool {
        let [word, one, other] = self.places(bytes);
        let word = self.bits.get(usize::try_from(word).unwrap_or(0));
        let word = word.copied().unwrap_or(0);
        word >> one & word >> other & 1 != 0
    }

    /// The word of a gram's bits, and these.
    #[inline(always)]
    fn places(self, bytes: u64) -> [u64; 3] {
        let [ascii, beyond] = self.masks;
        let gram = bytes & if bytes & 0x80 == 0 { ascii } else { beyond };
        let mixed = gram.wrapping_mul(FACTOR);
        let lower = mixed >> ((self.shift - 12) & 63);
        [mixed >> self.shift, lower & 63, lower >> 6 & 63]
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
        let gram = |phrase: &[u8], at, shape, behind| Gram {
            context: Context::new(phrase, at, &(0..phrase.len()), &(0..phrase.len())),
            shape,
            behind,
        };
        let grams = [
            gram(b"xabcd", 1, 7, 1),
            gram(b"abcdef", 0, 9, 0),
            gram(b"abcdex", 0, 8, 0),
            gram(b"yabcd", 1, 6, 1),
        ];
        let list = GramList::new(length, 2, &grams);
        let around = Around::at(b"xabcdefgh", 1);
        assert_eq!(
            list.gram(around.first()),
            u64::from(u32::from_le_bytes(*b"abcd"))
        );
        assert!(list.ready().ask(around.first()));
        let entries = list.fitting(list.bucket_of(around.first()), around);
        let mut shapes: Vec<_> = entries
            .filter_map(|entry| list.get(entry, around))
            .collect();
        shapes.sort_unstable();
        assert_eq!(shapes, [(7, 1), (9, 0)]);
        let others = (0..1000_u64).map(|n| n.wrapping_mul(0x5851_F42D_4C95_7F2D));
        assert!(others.filter(|other| list.ready().ask(*other)).count() < 10);
    }
}
