//! The first question to every word of a text: can it be a key at all, or the first or second run of one?

use crate::program::hash::{WordHash, block};

/// A set of words that may say yes to others: one load answers all three questions. It knows a word by its beginning, so that
/// no word is hashed to its end before there is a reason to.
#[derive(Debug, Default)]
pub struct Sieve {
    hash: WordHash,
    words: Vec<u64>,
    /// How far a hash is shifted to say the word.
    shift: u32,
}

/// What a word may be.
#[derive(Clone, Copy, Debug, Default)]
pub struct May(u64);

/// Up to so many words each gets 64 bits; beyond, the sieve must not outgrow the caches.
const FEW: usize = 100_000;

impl Sieve {
    /// The sieve of these words.
    pub fn new(
        hash: WordHash,
        words: impl Iterator<Item = (u64, Role)> + Clone,
        number: usize,
    ) -> Self {
        let room = if number <= FEW { number } else { number / 4 };
        let bits = room.next_power_of_two().trailing_zeros().max(1);
        let mut sieve = Self {
            hash,
            words: vec![0; 1 << bits],
            shift: 64 - bits,
        };
        for (hash, role) in words {
            let at = sieve.place(hash);
            if let Some(word) = sieve.words.get_mut(at) {
                *word |= 1 << role.bit(hash);
            }
        }
        sieve
    }

    /// The hash of the beginning of a word.
    pub fn beginning(hash: WordHash, word: &str) -> u64 {
        hash.of_beginning(block(word.as_bytes(), 0), word.len())
    }

    /// The sieve at hand, to be asked about many words.
    #[inline(always)]
    pub fn ready(&self) -> Ready<'_> {
        Ready {
            hash: self.hash,
            words: &self.words,
            shift: self.shift & 63,
        }
    }

    fn place(&self, hash: u64) -> usize {
        self.ready().place(hash)
    }
}

/// A sieve at hand.
#[derive(Clone, Copy)]
pub struct Ready<'s> {
    hash: WordHash,
    words: &'s [u64],
    shift: u32,
}

impl Ready<'_> {
    /// The hash of the beginning of a word of a text.
    #[inline(always)]
    pub fn hash_at(self, text: &[u8], start: usize, end: usize) -> u64 {
        self.hash.of_beginning(block(text, start), end - start)
    }

    /// What the word of this hash may be.
    #[inline(always)]
    pub fn ask(self, hash: u64) -> May {
        let word = self.words.get(self.place(hash)).copied().unwrap_or(0);
        let of = |role: Role| (word >> role.bit(hash) & 1) << role as u32;
        May(of(Role::Single) | of(Role::First) | of(Role::Second))
    }

    #[inline(always)]
    fn place(self, hash: u64) -> usize {
        usize::try_from(hash >> self.shift).unwrap_or(0)
    }
}

/// What a word may be of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// All of it.
    Single,
    /// The first of two.
    First,
    /// The second.
    Second,
}

impl Role {
    /// The bit of a hash: one of 32 for all of a key, of 16 for parts of one.
    #[inline(always)]
    const fn bit(self, hash: u64) -> u64 {
        match self {
            Self::Single => hash & 31,
            Self::First => 32 + (hash >> 5 & 15),
            Self::Second => 48 + (hash >> 9 & 15),
        }
    }
}

impl May {
    /// Whether it may be a key.
    #[inline(always)]
    pub const fn is_single(self) -> bool {
        self.0 & 1 != 0
    }

    /// Whether it may end a pair that `before` begins.
    #[inline(always)]
    pub const fn ends_pair(self, before: Self) -> bool {
        self.0 >> 2 & before.0 >> 1 & 1 != 0
    }
}
