//! Two terms of a list that fold to the same.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::HashSet;

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

/// Reports each term all of whose variants earlier terms have, and each other one that a later term swallows.
pub fn check(written: &WrittenSet, faults: &mut Faults) {
    let set = written.set;
    let mut first: HashMap<Key, usize> = HashMap::with_capacity(set.terms.len());
    // Terms of which an earlier one has some variant, and that are not reported themselves.
    let mut wide: Vec<usize> = vec![];
    let mut tally = Tally::default();
    for (index, term) in set.terms.iter().enumerate() {
        let mut earlier = None;
        let mut all = true;
        for key in keys(term) {
            let owner = *first.entry(key).or_insert(index);
            all &= owner != index && written.may_go(index, owner);
            earlier = earlier.or((owner != index).then_some(owner));
        }
        match earlier.and_then(|earlier| set.terms.get(earlier)) {
            Some(earlier) if all => tally.push(fault(term, earlier), faults),
            Some(_) => wide.push(index),
            None => {}
        }
    }
    check_swallowed(written, &wide, &first, &mut tally, faults);
    tally.finish(faults);
}

/// Earlier terms whose every variant one later term of the same value has too.
fn check_swallowed(
    written: &WrittenSet,
    wide: &[usize],
    first: &HashMap<Key, usize>,
    tally: &mut Tally,
    faults: &mut Faults,
) {
    let terms = &written.set.terms;
    let mut told = BTreeSet::new();
    for (index, later) in wide
        .iter()
        .filter_map(|index| Some((*index, terms.get(*index)?)))
    {
        let owners: BTreeSet<usize> = keys(later)
            .filter_map(|key| first.get(&key).copied())
            .collect();
        let had: HashSet<Key> = keys(later).collect();
        for owner in owners {
            let Some(earlier) = terms.get(owner).filter(|_| owner != index) else {
                continue;
            };
            let swallowed = earlier.is() == later.is()
                && is_among(earlier, later)
                && written.may_go(owner, index)
                && keys(earlier).all(|key| had.contains(&key));
            if swallowed && told.insert(owner) {
                let message = format!(
                    "{} is one of the forms of {}",
                    quoted(earlier.text()),
                    quoted(later.text())
                );
                let fault = Diagnostic::new(Code::DuplicateTerm, earlier.place(), message);
                let fault = fault.related("which stands here", later.place());
                tally.push(fault.help("remove the shorter one"), faults);
            }
        }
    }
}

/// Whether the forms of a term are among those of another also where disguises are left as they are.
fn is_among(term: Term<'_>, other: Term<'_>) -> bool {
    let forms: HashSet<Phrase> = other.plain().iter().collect();
    term.plain().iter().all(|phrase| forms.contains(&phrase))
}

fn keys<'t>(term: Term<'t>) -> impl Iterator<Item = Key<'t>> {
    let phrases = term.phrases().iter();
    phrases.map(move |phrase| (phrase, affixes_of(term), term.dual()))
}

/// The language that decides about a term's affixes.
pub fn affixes_of(term: Term<'_>) -> Option<&str> {
    term.language()
        .filter(|language| language.has_tables())
        .map(|language| language.primary())
}

fn fault(term: Term<'_>, earlier: Term<'_>) -> Diagnostic {
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
