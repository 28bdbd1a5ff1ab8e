//! Choices read from bytes: one byte string is one policy or one text, so that proptest shrinks it and a fuzzer steers it.

/// A source of choices. When the bytes are used up it always chooses the first, simplest thing.
#[derive(Clone, Debug)]
pub struct Choices<'a> {
    bytes: std::slice::Iter<'a, u8>,
}

impl<'a> Choices<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes: bytes.iter(),
        }
    }

    /// Whether all bytes are used up.
    pub fn is_over(&self) -> bool {
        self.bytes.len() == 0
    }

    fn byte(&mut self) -> usize {
        self.bytes.next().copied().map_or(0, usize::from)
    }

    /// A number below `n`; a smaller byte gives a smaller number.
    pub fn below(&mut self, n: usize) -> usize {
        if n <= 256 {
            self.byte() * n / 256
        } else {
            (self.byte() * 256 + self.byte()) * n / 65536
        }
    }

    /// A number of this range, ends included.
    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    /// True in so many of a hundred cases; false where the bytes are used up.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    pub fn pick<'t, T: ?Sized>(&mut self, of: &[&'t T]) -> &'t T {
        of[self.below(of.len())]
    }

    pub fn pick_of<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// Which of these weights is drawn.
    pub fn weighted(&mut self, weights: &[usize]) -> usize {
        let mut drawn = self.below(weights.iter().sum());
        for (index, weight) in weights.iter().enumerate() {
            if drawn < *weight {
                return index;
            }
            drawn -= weight;
        }
        0
    }
}
