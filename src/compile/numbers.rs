//! Numbers of distinct shapes: a table of numbers alone, since what they stand for is looked at where it is kept. A map that
//! held the shapes too would be the largest thing of a load.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;

use crate::program::LookedFor;

/// Places of shapes in a list, by what they are.
pub(super) struct Numbers {
    /// A number or [`FREE`]; never more than half are taken.
    slots: Vec<u32>,
    state: RandomState,
}

const FREE: u32 = u32::MAX;

/// Slots of the first table.
const FIRST: usize = 1 << 10;

impl Numbers {
    /// None yet.
    pub fn new() -> Self {
        Self {
            slots: vec![FREE; FIRST],
            state: RandomState::default(),
        }
    }

    /// The number of a shape in the list, to which it is added if it is not there.
    pub fn of<'p>(&mut self, shape: LookedFor<'p>, shapes: &mut Vec<LookedFor<'p>>) -> u32 {
        if shapes.len() * 2 >= self.slots.len() {
            self.grow(shapes);
        }
        let mut at = self.start(&shape);
        loop {
            let slot = self.slots[at];
            match shapes.get(slot as usize) {
                Some(known) if is_same(known, &shape) => return slot,
                Some(_) => at = (at + 1) & (self.slots.len() - 1),
                None => {
                    let number = u32::try_from(shapes.len()).unwrap_or(FREE);
                    self.slots[at] = number;
                    shapes.push(shape);
                    return number;
                }
            }
        }
    }

    fn grow(&mut self, shapes: &[LookedFor<'_>]) {
        self.slots = vec![FREE; self.slots.len() * 4];
        for (shape, number) in shapes.iter().zip(0..) {
            let mut at = self.start(shape);
            while self.slots[at] != FREE {
                at = (at + 1) & (self.slots.len() - 1);
            }
            self.slots[at] = number;
        }
    }

    /// The slot that a shape stands in, or before its own.
    fn start(&self, shape: &LookedFor<'_>) -> usize {
        let looked = (shape.phrase, shape.boundary, table(shape));
        #[allow(clippy::cast_possible_truncation, reason = "masked by the length")]
        let hash = self.state.hash_one(looked) as usize;
        hash & (self.slots.len() - 1)
    }
}

fn is_same(one: &LookedFor<'_>, other: &LookedFor<'_>) -> bool {
    one.phrase == other.phrase && one.boundary == other.boundary && table(one) == table(other)
}

/// The affix table, by where it stands.
fn table(shape: &LookedFor<'_>) -> usize {
    shape
        .affixes
        .map_or(0, |affixes| std::ptr::from_ref(affixes).addr())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{Boundary, Phrase};

    #[test]
    fn each_shape_has_one_number() {
        let words: Vec<String> = (0..3000).map(|number| format!("word{number}")).collect();
        let shape = |word, boundary| LookedFor {
            phrase: Phrase::kept_as(word),
            boundary,
            affixes: None,
            key: 0,
        };
        let (mut numbers, mut shapes) = (Numbers::new(), vec![]);
        for _ in 0..2 {
            for (word, number) in words.iter().zip(0..) {
                assert_eq!(numbers.of(shape(word, Boundary::Word), &mut shapes), number);
            }
        }
        assert_eq!(
            numbers.of(shape("word7", Boundary::Infix), &mut shapes),
            3000
        );
        assert_eq!(shapes.len(), 3001);
    }
}
