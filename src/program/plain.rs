//! The plain way of finding terms: one automaton a fold for all phrases, edges and options asked at every hit.
//!
//! It serves what the quick way cannot: hits that their edges keep from counting, for explanations, and policies that are
//! changed after they were compiled, since it reads phrases and options where the policy has them. Tests hold the quick way
//! against it. It is made when first asked for.

use std::collections::HashMap;

use crate::fold::Profile;
use crate::ids::TermSetId;
use crate::ir;
use crate::ir::Phrase;
use crate::program::{Automaton, AutomatonError};

/// A fold's automaton of all phrases and what its literals belong to.
#[derive(Debug)]
pub struct PlainFinder {
    /// The fold of literals and texts.
    pub profile: Profile,
    /// One literal a distinct word.
    pub automaton: Automaton,
    /// Owners of all literals, those of one literal side by side.
    owners: Vec<Owner>,
    /// Where each literal's owners begin; one entry more than there are literals.
    starts: Vec<u32>,
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

impl PlainFinder {
    /// The finders of all folds that have terms.
    ///
    /// # Errors
    /// When the terms do not fit into automata.
    pub fn all(policy: &ir::Policy) -> Result<Vec<Self>, AutomatonError> {
        let folds = [Profile::Exact, Profile::Default, Profile::Skeleton];
        let finders = folds.map(|profile| Self::of_fold(policy, profile).transpose());
        finders.into_iter().flatten().collect()
    }

    fn of_fold(policy: &ir::Policy, profile: Profile) -> Result<Option<Self>, AutomatonError> {
        let mut literals: Vec<&str> = vec![];
        let mut number_of: HashMap<&str, u32> = HashMap::new();
        let mut owned: Vec<(u32, Owner)> = vec![];
        let sets = policy.term_sets.iter().enumerate();
        for (set, terms) in sets.filter(|(_, set)| set.fold == profile) {
            for (literal, owner) in owners(TermSetId::new(set), terms) {
                let number = *number_of.entry(literal).or_insert_with(|| {
                    literals.push(literal);
                    narrow(literals.len() - 1)
                });
                owned.push((number, owner));
            }
        }
        if literals.is_empty() {
            return Ok(None);
        }
        owned.sort_by_key(|(number, _)| *number);
        let starts = (0..=literals.len())
            .map(|literal| owned.partition_point(|(number, _)| (*number as usize) < literal));
        Ok(Some(Self {
            profile,
            starts: starts.map(narrow).collect(),
            automaton: Automaton::new(literals.iter())?,
            owners: owned.into_iter().map(|(_, owner)| owner).collect(),
        }))
    }

    /// The phrases that a literal stands for.
    pub fn owners(&self, literal: usize) -> &[Owner] {
        match (self.starts.get(literal), self.starts.get(literal + 1)) {
            (Some(&from), Some(&to)) => self.owners.get(from as usize..to as usize).unwrap_or(&[]),
            _ => &[],
        }
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Each phrase of a set with the literal that stands for it.
fn owners(set: TermSetId, terms: &ir::TermSet) -> impl Iterator<Item = (&str, Owner)> {
    let phrases = terms.terms.iter().enumerate().flat_map(|(term, entry)| {
        let phrases = entry.phrases().iter().enumerate();
        phrases.map(move |(phrase, words)| (term, phrase, words))
    });
    phrases.map(move |(term, phrase, words)| {
        let (word, literal) = longest_certain(words);
        let owner = Owner {
            set,
            term: narrow(term),
            phrase: narrow(phrase),
            word: narrow(word),
        };
        (literal, owner)
    })
}

/// The longest word, as the rarest by guess, among those with closed words only before them: from there the way back to
/// the phrase's start is certain. And where it stands in what the phrase is kept as.
pub fn longest_certain(phrase: Phrase<'_>) -> (usize, &str) {
    let (mut at, mut best) = (0, (0, ""));
    for word in phrase.words() {
        if word.folded.len() > best.1.len() {
            best = (at, word.folded);
        }
        if word.open {
            break;
        }
        at += word.folded.len() + 1;
    }
    best
}
