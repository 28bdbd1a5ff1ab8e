//! All literals of one fold: which phrase each stands for.

use crate::fold::Profile;
use crate::ids::TermSetId;
use crate::program::Automaton;

/// A fold's automaton and what its literals belong to.
#[derive(Debug)]
pub struct Finder {
    /// The fold of literals and texts.
    pub profile: Profile,
    /// One literal a distinct word.
    pub automaton: Automaton,
    /// Owners of all literals, those of one literal side by side.
    pub owners: Vec<Owner>,
    /// Where each literal's owners begin; one entry more than there are literals.
    pub starts: Vec<u32>,
}

/// A phrase that a literal stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The set.
    pub set: TermSetId,
    /// The term in it.
    pub term: u32,
    /// The variant of the term.
    pub phrase: u32,
    /// Where in the variant the literal stands, a word of it; all words before it are closed.
    pub word: u32,
}

impl Finder {
    /// The phrases that a literal stands for.
    pub fn owners(&self, literal: usize) -> &[Owner] {
        match (self.starts.get(literal), self.starts.get(literal + 1)) {
            (Some(&from), Some(&to)) => self.owners.get(from as usize..to as usize).unwrap_or(&[]),
            _ => &[],
        }
    }
}
