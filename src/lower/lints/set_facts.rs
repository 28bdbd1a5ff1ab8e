//! What several lints ask of a term set, found in one pass over it.

use std::collections::BTreeSet;

use crate::ir::Phrase;
use crate::ir::TermSet;

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
}

impl SetFacts {
    /// The facts of a set.
    pub fn new(set: &TermSet) -> Self {
        let mut facts = Self::default();
        for (index, term) in set.terms.iter().enumerate() {
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
