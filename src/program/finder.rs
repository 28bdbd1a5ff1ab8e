//! The quick way of finding the terms of one fold: by words where words are bound, by grams where they are not, by an automaton
//! where a phrase is too short for both.

use crate::fold::Profile;
use crate::program::{Automaton, Grams, Shapes, WordIndex};

/// All shapes of a fold, each in the word index, under a gram or in the automaton.
#[derive(Debug)]
pub struct Finder {
    /// The fold of phrases and texts.
    pub profile: Profile,
    /// What is looked for.
    pub shapes: Shapes,
    /// Shapes found by words.
    pub words: WordIndex,
    /// Shapes found by a few bytes of theirs.
    pub grams: Grams,
    /// All others; `None` if there are none.
    pub literals: Option<Literals>,
}

/// Shapes found by a literal of theirs.
#[derive(Debug)]
pub struct Literals {
    /// One literal a distinct word.
    pub automaton: Automaton,
    /// The shapes of all literals, those of one side by side.
    shapes: Vec<u32>,
    /// Where each literal's shapes begin; one entry more than there are literals.
    starts: Vec<u32>,
}

impl Literals {
    /// The literals of an automaton with the shapes of each, in order of the literals.
    pub fn new(automaton: Automaton, number: usize, mut owned: Vec<(u32, u32)>) -> Self {
        owned.sort_unstable();
        let mut starts = vec![0_u32; number + 1];
        for (literal, _) in &owned {
            starts[*literal as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Self {
            automaton,
            shapes: owned.into_iter().map(|(_, shape)| shape).collect(),
            starts,
        }
    }

    /// How many literals there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The shapes that a literal stands for.
    pub fn shapes(&self, literal: usize) -> &[u32] {
        match (self.starts.get(literal), self.starts.get(literal + 1)) {
            (Some(&from), Some(&to)) => self.shapes.get(from as usize..to as usize).unwrap_or(&[]),
            _ => &[],
        }
    }
}
