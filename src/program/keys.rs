//! Keys: hash → shapes, behind a filter that turns nearly everything away.

/// A set of hashes that may say yes to others: two bits a hash, both in one word. Small sets have room enough that they
/// hardly ever do; large ones must not outgrow the caches.
#[derive(Debug, Default)]
pub struct Filter {
    words: Vec<u64>,
}

/// So many hashes are few.
const SMALL: usize = 100_000;

impl Filter {
    /// The filter of these hashes.
    pub fn new(hashes: impl ExactSizeIterator<Item = u64>) -> Self {
        if hashes.len() == 0 {
            return Self::default();
        }
        let room = if hashes.len() <= SMALL { 2 } else { 4 };
        let mut filter = Self {
            words: vec![0; (hashes.len() / room).next_power_of_two()],
        };
        for hash in hashes {
            let (word, bits) = filter.place(hash);
            filter.words[word] |= bits;
        }
        filter
    }

    /// Whether this hash may be one of them.
    #[inline]
    pub fn may_hold(&self, hash: u64) -> bool {
        if self.words.is_empty() {
            return false;
        }
        let (word, bits) = self.place(hash);
        self.words.get(word).is_some_and(|word| word & bits == bits)
    }

    /// Reads what [`Filter::may_hold`] asks.
    #[inline(always)]
    fn touch(&self, hash: u64) -> u64 {
        match self.words.is_empty() {
            true => 0,
            false => self.words.get(self.place(hash).0).copied().unwrap_or(0),
        }
    }

    #[inline]
    fn place(&self, hash: u64) -> (usize, u64) {
        #[allow(clippy::cast_possible_truncation, reason = "masked by the length")]
        let word = (hash >> 12) as usize & (self.words.len() - 1);
        (word, 1 << (hash & 63) | 1 << ((hash >> 6) & 63))
    }
}

/// Shapes by the hashes of their keys.
#[derive(Debug, Default)]
pub struct Keys {
    filter: Filter,
    /// How many bits of a hash say the bucket: the highest.
    bits: u32,
    /// Where each bucket begins, and the end.
    starts: Vec<u32>,
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    /// The lower half of the hash.
    check: u32,
    shape: u32,
}

/// Distinct keys that one bucket may hold, which is far beyond what chance does.
const CROWDED: usize = 48;

impl Keys {
    /// The shapes by their keys' hashes.
    pub fn new(mut keys: Vec<(u64, u32)>) -> Self {
        if keys.is_empty() {
            return Self::default();
        }
        keys.sort_unstable();
        let bits = keys.len().next_power_of_two().trailing_zeros().max(1);
        let mut starts = vec![0_u32; (1 << bits) + 1];
        for (hash, _) in &keys {
            starts[bucket(*hash, bits) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let entry = |&(hash, shape): &(u64, u32)| Entry {
            check: check(hash),
            shape,
        };
        Self {
            filter: Filter::new(keys.iter().map(|(hash, _)| *hash)),
            bits,
            starts,
            entries: keys.iter().map(entry).collect(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many shapes there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether some bucket holds too many distinct keys.
    pub fn is_crowded(&self) -> bool {
        self.starts.windows(2).any(|bucket| {
            let entries = self
                .entries
                .get(bucket[0] as usize..bucket[1] as usize)
                .unwrap_or(&[]);
            entries.len() > CROWDED && entries.chunk_by(|a, b| a.check == b.check).count() > CROWDED
        })
    }

    /// Whether a key of this hash may be there.
    #[inline]
    pub fn may_hold(&self, hash: u64) -> bool {
        self.filter.may_hold(hash)
    }

    /// Reads what the questions about this hash will read, so that it is near when they are asked.
    #[inline(always)]
    pub fn touch(&self, hash: u64) -> u64 {
        let start = self.starts.get(bucket(hash, self.bits));
        self.filter.touch(hash) ^ start.map_or(0, |start| u64::from(*start))
    }

    /// The shapes whose keys have this hash, or nearly.
    pub fn get(&self, hash: u64) -> impl Iterator<Item = u32> + '_ {
        let bucket = bucket(hash, self.bits);
        let start = |at: usize| self.starts.get(at).map_or(0, |start| *start as usize);
        let entries = match self.entries.is_empty() {
            true => &[],
            false => self
                .entries
                .get(start(bucket)..start(bucket + 1))
                .unwrap_or(&[]),
        };
        let wanted = check(hash);
        entries
            .iter()
            .filter(move |entry| entry.check == wanted)
            .map(|entry| entry.shape)
    }
}

fn bucket(hash: u64, bits: u32) -> usize {
    usize::try_from(hash >> (64 - bits.max(1))).unwrap_or(0)
}

fn check(hash: u64) -> u32 {
    #[allow(clippy::cast_possible_truncation, reason = "the lower half")]
    let low = hash as u32;
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_with_all_its_shapes() {
        let hash = |n: u64| n.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let keys: Vec<(u64, u32)> = (0..1000).map(|n| (hash(u64::from(n % 400)), n)).collect();
        let table = Keys::new(keys.clone());
        assert!(!table.is_crowded());
        for (hash, shape) in keys {
            assert!(table.may_hold(hash) && table.get(hash).any(|found| found == shape));
        }
        assert!((400..1400).filter(|n| table.may_hold(hash(*n))).count() < 60);
        assert_eq!(Keys::default().get(5).count(), 0);
        assert!(Keys::new((0..100).map(|n| (u64::from(n), n)).collect()).is_crowded());
    }
}
