//! A term that a starred one of the same list makes redundant.

use std::collections::HashMap;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ir::Phrase;
use crate::ir::PhraseWord;
use crate::ir::Term;
use crate::lower::faults::Faults;
use crate::lower::lints::duplicate_term::affixes_of;
use crate::lower::lints::run::WrittenSet;
use crate::lower::tally::Tally;

/// A starred beginning, its affixes, its canonical value: what it must share with a term to stand for it.
type Key<'t> = (&'t str, Option<&'t str>, Option<&'t str>);

/// Reports each term all of whose variants begin with a starred term.
pub fn check(written: &WrittenSet, faults: &mut Faults) {
    let set = written.set;
    let mut starred: HashMap<Key, usize> = HashMap::new();
    for (index, term) in set
        .terms
        .iter()
        .enumerate()
        .filter(|(_, term)| !term.dual())
    {
        let words = term.phrases().iter().filter_map(Phrase::only_word);
        for word in words.filter(|word| word.open) {
            starred
                .entry((word.folded, affixes_of(term), term.is()))
                .or_insert(index);
        }
    }
    if starred.is_empty() {
        return;
    }
    let mut tally = Tally::default();
    for (index, term) in set
        .terms
        .iter()
        .enumerate()
        .filter(|(_, term)| !term.dual())
    {
        let shadows: Option<Vec<usize>> = term
            .phrases()
            .iter()
            .map(|phrase| shadow(term, index, phrase, &starred))
            .collect();
        let shadow = shadows
            .filter(|shadows| shadows.iter().all(|other| written.may_go(index, *other)))
            .and_then(|shadows| shadows.first().copied())
            .and_then(|index| set.terms.get(index));
        if let Some(shadow) = shadow {
            let message = format!(
                "{} is found by {} already",
                quoted(term.text()),
                quoted(shadow.text())
            );
            let fault = Diagnostic::new(Code::PrefixShadowed, term.place(), message);
            tally.push(
                fault
                    .related("the starred term", shadow.place())
                    .help("remove the longer one"),
                faults,
            );
        }
    }
    tally.finish(faults);
}

/// Another term whose starred word begins this one. The same starred word twice is a duplicate, not a shadow.
fn shadow(
    term: Term<'_>,
    index: usize,
    phrase: Phrase<'_>,
    starred: &HashMap<Key, usize>,
) -> Option<usize> {
    let PhraseWord { folded: word, open } = phrase.only_word()?;
    let letters_only = word.chars().all(char::is_alphanumeric);
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    let longest = if open {
        word.len().saturating_sub(1)
    } else {
        word.len()
    };
    ends.filter(|end| letters_only && *end <= longest)
        .find_map(|end| {
            let key = (word.get(..end)?, affixes_of(term), term.is());
            starred.get(&key).copied().filter(|other| *other != index)
        })
}
