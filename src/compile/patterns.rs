//! Which literal of each phrase goes into its fold's automaton, and who owns it.

use std::collections::HashMap;

use crate::fold::Profile;
use crate::ids::TermSetId;
use crate::ir;
use crate::ir::Phrase;
use crate::program::{Automaton, AutomatonError, Finder, Owner};

/// The finder of one fold; `None` if no term is of this fold.
pub(super) fn finder(
    policy: &ir::Policy,
    profile: Profile,
) -> Result<Option<Finder>, AutomatonError> {
    let mut literals: Vec<&str> = vec![];
    let mut number_of: HashMap<&str, u32> = HashMap::new();
    let mut owned: Vec<(u32, Owner)> = vec![];
    for (set, terms) in policy
        .term_sets
        .iter()
        .enumerate()
        .filter(|(_, set)| set.fold == profile)
    {
        for (literal, owner) in owners(TermSetId::new(set), terms) {
            let number = *number_of.entry(literal).or_insert_with(|| {
                literals.push(literal);
                u32::try_from(literals.len() - 1).unwrap_or(u32::MAX)
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
    Ok(Some(Finder {
        profile,
        starts: starts
            .map(|start| u32::try_from(start).unwrap_or(u32::MAX))
            .collect(),
        automaton: Automaton::new(literals.iter())?,
        owners: owned.into_iter().map(|(_, owner)| owner).collect(),
    }))
}

/// Each phrase of a set with the literal that stands for it.
fn owners(set: TermSetId, terms: &ir::TermSet) -> impl Iterator<Item = (&str, Owner)> {
    let phrases = terms.terms.iter().enumerate().flat_map(|(term, entry)| {
        let phrases = entry.phrases().iter().enumerate();
        phrases.map(move |(phrase, words)| (term, phrase, words))
    });
    phrases.map(move |(term, phrase, words)| {
        let (word, literal) = anchor(words);
        let index = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        (
            literal,
            Owner {
                set,
                term: index(term),
                phrase: index(phrase),
                word: index(word),
            },
        )
    })
}

/// The longest word, as the rarest by guess, among those with closed words only before them: from there the way back to
/// the phrase's start is certain. And where it stands in what the phrase is kept as.
fn anchor(phrase: Phrase<'_>) -> (usize, &str) {
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
