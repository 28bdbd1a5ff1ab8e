//! What several lints ask of a term set, found in one pass over it.

use std::collections::BTreeSet;

use crate::ir::Boundary;
use crate::ir::Phrase;
use crate::ir::Term;
use crate::ir::TermSet;
use crate::language::common_in_languages;

/// Letters up to which a term may be called short.
const SHORT: usize = 3;

/// Facts of one term set.
#[derive(Debug, Default)]
pub struct SetFacts {
    /// Primary subtags of the terms' languages.
    pub languages: BTreeSet<String>,
    /// Whether some term has no language, and so stands for all.
    pub neutral: bool,
    /// Terms with a variant of few letters: place in the set, and how many.
    pub short: Vec<(usize, usize)>,
    /// Terms with a variant that is one of the commonest words of a language: place in the set, and the languages: its
    /// own, or for a term of all languages each such one.
    pub common: Vec<(usize, Vec<&'static str>)>,
}

impl SetFacts {
    /// The facts of a set.
    pub fn new(set: &TermSet) -> Self {
        let mut facts = Self::default();
        for (index, term) in set.terms.iter().enumerate() {
            let common = common_in(set, term);
            if !common.is_empty() {
                facts.common.push((index, common));
            }
            match term.language() {
                Some(language) if facts.languages.contains(language.primary()) => {}
                Some(language) => {
                    facts.languages.insert(language.primary().to_owned());
                }
                None => facts.neutral = true,
            }
            if let Some(letters) = term.phrases().iter().filter_map(letters).min() {
                facts.short.push((index, letters));
            }
        }
        facts
    }

    /// Letters up to which a term is called short where it is bounded so.
    pub fn least(boundary: Boundary) -> usize {
        if boundary == Boundary::Word { 2 } else { SHORT }
    }

    /// Whether a term is called short where it is bounded so.
    pub fn is_short(&self, term: usize, boundary: Boundary) -> bool {
        let found = self.short.binary_search_by_key(&term, |(term, _)| *term);
        let letters = found.ok().and_then(|at| self.short.get(at));
        letters.is_some_and(|(_, letters)| *letters <= Self::least(boundary))
    }
}

fn common_in(set: &TermSet, term: Term<'_>) -> Vec<&'static str> {
    let mut codes: Vec<&str> = vec![];
    for word in term.phrases().iter().filter_map(Phrase::only_word) {
        let own = |code: &str| term.language().is_none_or(|own| own.primary() == code);
        let common = common_in_languages(set.fold, word.folded).iter().copied();
        codes.extend(common.filter(|code| own(code)));
    }
    codes
}

/// The letters of a short phrase of one word. A single ideograph or syllable may well be a whole word.
fn letters(phrase: Phrase<'_>) -> Option<usize> {
    let word = phrase.only_word()?;
    let letters = || word.folded.chars().filter(|c| c.is_alphanumeric());
    let number = letters().take(SHORT + 1).count();
    let alphabet = letters().all(|c| c < '\u{2e80}') && letters().any(char::is_alphabetic);
    let bare = word.folded.chars().all(char::is_alphanumeric);
    (number <= SHORT && alphabet && bare).then_some(number)
}
