//! A term that reads as an affix before another term of its list which has another value.

use std::collections::HashMap;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ir::Phrase;
use crate::ir::Term;
use crate::ir::TermSet;
use crate::language::affixes;
use crate::lower::faults::Faults;
use crate::lower::lints::duplicate_term::affixes_of;
use crate::lower::tally::Tally;

/// Reports each such term of a set that is used with affixes: a text that means the other one is credited to it.
pub fn check(set: &TermSet, faults: &mut Faults) {
    let mut known: HashMap<(&str, Phrase<'_>, &str), Term<'_>> = HashMap::new();
    for term in set.terms.iter() {
        for phrase in term.phrases().iter() {
            if let (Some(language), Some((first, rest))) = (affixes_of(term), phrase.split_first())
            {
                known.entry((language, rest, first.folded)).or_insert(term);
            }
        }
    }
    let mut tally = Tally::default();
    for term in set.terms.iter() {
        if let Some((affix, other)) = ambiguity(term, set, &known) {
            let message = format!(
                "{} can also be {} before {}, which has another value",
                quoted(term.text()),
                quoted(affix),
                quoted(other.text())
            );
            let fault = Diagnostic::new(Code::CliticAmbiguity, term.place(), message)
                .related("the other term", other.place())
                .help("give both the same `is`, or ask for another word beside them");
            tally.push(fault, faults);
        }
    }
    tally.finish(faults);
}

/// The affix and the term that a term can be read as.
fn ambiguity<'t>(
    term: Term<'t>,
    set: &'t TermSet,
    known: &HashMap<(&str, Phrase<'_>, &str), Term<'t>>,
) -> Option<(&'t str, Term<'t>)> {
    let language = term.language()?;
    let key = affixes_of(term)?;
    let forms = affixes(language, set.fold);
    term.phrases().iter().find_map(|phrase| {
        let (first, rest) = phrase.split_first()?;
        forms.before.iter().find_map(|form| {
            let bare = first.folded.strip_prefix(form.folded.as_str())?;
            let other = known.get(&(key, rest, bare))?;
            let apart = !form.folded.is_empty() && other.is() != term.is();
            apart.then_some((form.folded.as_str(), *other))
        })
    })
}
