//! Hashes of words: a multiplication for every sixteen bytes.
//!
//! No result depends on a hash: what it finds is compared byte for byte. It only must not be slow, so a table whose keys
//! fall together, by chance or by design, is built again with another seed.

/// One way of hashing.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordHash {
    first: u64,
    second: u64,
}

/// Bytes of a word that are multiplied at once.
pub const BLOCK: usize = 16;

impl WordHash {
    /// The way of hashing with this seed.
    pub fn new(seed: u64) -> Self {
        // Bytes that no text has at their place: no eight bytes of a text make a factor zero.
        let of =
            |odd: u64| 0xFFFE_FFFD_FFFC_FFFB ^ (seed.wrapping_mul(odd) & 0x00FF_00FF_00FF_00FF);
        Self {
            first: of(0x9E37_79B9_7F4A_7C15),
            second: of(0xD6E8_FEB8_6659_FD93).rotate_left(8),
        }
    }

    /// The hash of the bytes from `start` to `end` of a text; words hold no zero byte.
    #[inline(always)]
    pub fn of(self, text: &[u8], start: usize, end: usize) -> u64 {
        if end - start <= BLOCK {
            self.of_head(block(text, start), end - start)
        } else {
            self.of_long(text, start, end)
        }
    }

    #[inline(never)]
    fn of_long(self, text: &[u8], start: usize, end: usize) -> u64 {
        let (mut hash, mut at) = (0, start);
        while end - at > BLOCK {
            let (low, high) = block(text, at);
            hash = self.mixed(hash ^ low, high);
            at += BLOCK;
        }
        let (low, high) = block(text, at);
        let left = end - at;
        self.mixed(hash ^ head(low, left), head(high, left.saturating_sub(8)))
    }

    /// The hash of the first `length` bytes, at most sixteen, of what [`block`] gave.
    #[inline(always)]
    pub fn of_head(self, (low, high): (u64, u64), length: usize) -> u64 {
        let [in_low, in_high] = HEADS[length & 31];
        self.mixed(low & in_low, high & in_high)
    }

    /// The hash of the first sixteen bytes of a word that [`block`] gave; of a word without more, its hash.
    #[inline(always)]
    pub fn of_beginning(self, block: (u64, u64), length: usize) -> u64 {
        self.of_head(block, length.min(BLOCK))
    }

    /// The hash of at most eight bytes as a number.
    #[inline(always)]
    pub fn of_number(self, number: u64) -> u64 {
        self.mixed(number, 0)
    }

    /// The hash of two words, one behind the other.
    #[inline(always)]
    pub fn of_pair(self, first: u64, second: u64) -> u64 {
        self.mixed(first.rotate_left(29), second)
    }

    #[inline(always)]
    fn mixed(self, a: u64, b: u64) -> u64 {
        let wide = u128::from(a ^ self.first) * u128::from(b ^ self.second);
        #[allow(clippy::cast_possible_truncation, reason = "the two halves")]
        let (low, high) = (wide as u64, (wide >> 64) as u64);
        low ^ high
    }
}

/// Which bits of [`block`] are those of the first so many bytes; from sixteen on, all.
static HEADS: [[u64; 2]; 32] = {
    let mut heads = [[u64::MAX; 2]; 32];
    let mut length = 0;
    while length < BLOCK {
        heads[length] = [
            head(u64::MAX, length),
            head(u64::MAX, length.saturating_sub(8)),
        ];
        length += 1;
    }
    heads
};

/// The first bytes of a number that holds eight; all, if there are more.
#[inline(always)]
const fn head(bytes: u64, length: usize) -> u64 {
    if length >= 8 {
        bytes
    } else {
        bytes & ((1 << (8 * length)) - 1)
    }
}

/// Sixteen bytes of a text as two numbers; zeros behind its end.
#[inline(always)]
pub fn block(text: &[u8], at: usize) -> (u64, u64) {
    let wide = wide_at(text, at);
    #[allow(clippy::cast_possible_truncation, reason = "the two halves")]
    (wide as u64, (wide >> 64) as u64)
}

/// Sixteen bytes of a text as a number; zeros behind its end.
#[inline(always)]
pub fn wide_at(text: &[u8], at: usize) -> u128 {
    match text.get(at..).and_then(|rest| rest.first_chunk()) {
        Some(bytes) => u128::from_le_bytes(*bytes),
        None => last_bytes(text, at),
    }
}

/// The same where the text ends before.
#[inline(never)]
fn last_bytes(text: &[u8], at: usize) -> u128 {
    if let Some(last) = text.last_chunk::<BLOCK>() {
        let beyond = (at + BLOCK).saturating_sub(text.len()).min(BLOCK);
        let bits = u32::try_from(8 * beyond).unwrap_or(u32::MAX);
        return u128::from_le_bytes(*last).checked_shr(bits).unwrap_or(0);
    }
    let rest = text.get(at..).unwrap_or(&[]);
    rest.iter()
        .rev()
        .fold(0, |wide, byte| wide << 8 | u128::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_of_its_bytes_alone() {
        let hash = WordHash::new(3);
        let text = "xx a word of more than sixteen bytes and its text".as_bytes();
        for (start, end) in [(3, 4), (5, 9), (3, 11), (3, 19), (3, 20), (3, 40), (45, 49)] {
            let word = &text[start..end];
            assert_eq!(hash.of(text, start, end), hash.of(word, 0, word.len()));
            if end - start <= BLOCK {
                assert_eq!(
                    hash.of(text, start, end),
                    hash.of_head(block(text, start), end - start)
                );
            }
        }
        assert_ne!(hash.of(text, 3, 4), WordHash::new(4).of(text, 3, 4));
    }
}
