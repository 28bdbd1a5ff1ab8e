//! The literals that regexes cannot match without.

use crate::fold::Profile;
use crate::program::{Automaton, RegexId};

/// Finds, in one pass over a text of one fold, which regexes it may match.
#[derive(Debug)]
pub struct Atoms {
    /// The fold that its texts are in.
    pub profile: Profile,
    automaton: Automaton,
    /// By literal: the regexes that it is an atom of.
    owners: Vec<Vec<RegexId>>,
}

impl Atoms {
    /// Of an automaton of the literals, each with the regexes that it is an atom of.
    pub fn new(profile: Profile, automaton: Automaton, owners: Vec<Vec<RegexId>>) -> Self {
        Self {
            profile,
            automaton,
            owners,
        }
    }

    /// The regexes of which an atom stands in `text`, one often.
    pub fn found_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = RegexId> + 'a {
        let owners = |(literal, _)| self.owners.get(literal).into_iter().flatten().copied();
        self.automaton.hits(text).flat_map(owners)
    }

    /// How many literals there are.
    pub fn len(&self) -> usize {
        self.owners.len()
    }
}
