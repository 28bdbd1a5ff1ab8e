//! Two terms of a list that fold to the same.

use std::collections::HashMap;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ir::Phrase;
use crate::ir::Term;
use crate::lower::faults::Faults;
use crate::lower::lints::run::WrittenSet;
use crate::lower::tally::Tally;

/// A variant with what else decides about its matches: affixes and dual-ness.
type Key<'t> = (Phrase<'t>, Option<&'t str>, bool);

/// Reports each term all of whose variants earlier terms have.
pub fn check(written: &WrittenSet, faults: &mut Faults) {
    let set = written.set;
    let mut first: HashMap<Key, usize> = HashMap::with_capacity(set.terms.len());
    let mut tally = Tally::default();
    for (index, term) in set.terms.iter().enumerate() {
        let mut earlier = None;
        let mut all = true;
        for phrase in term.phrases().iter() {
            let owner = *first
                .entry((phrase, affixes_of(term), term.dual()))
                .or_insert(index);
            all &= owner != index && written.in_sight(owner, index);
            earlier = earlier.or(set.terms.get(owner));
        }
        if let Some(earlier) = earlier.filter(|_| all) {
            tally.push(fault(term, earlier), faults);
        }
    }
    tally.finish(faults);
}

/// The language that decides about a term's affixes.
pub fn affixes_of(term: &Term) -> Option<&str> {
    term.language()
        .filter(|language| language.has_tables())
        .map(|language| language.primary())
}

fn fault(term: &Term, earlier: &Term) -> Diagnostic {
    let message = if term.text() == earlier.text() {
        format!("{} stands twice in the list", quoted(term.text()))
    } else {
        format!(
            "{} is the same as {} after folding",
            quoted(term.text()),
            quoted(earlier.text())
        )
    };
    let help = if term.is() == earlier.is() {
        "remove one of them"
    } else {
        "they have different values, and the first always wins: remove one of them"
    };
    Diagnostic::new(Code::DuplicateTerm, term.place(), message)
        .related("the first", earlier.place())
        .help(help)
}
