//! One of the commonest words of a language that could satisfy its condition alone.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::lower::faults::Faults;
use crate::lower::lints::alone::Alone;
use crate::lower::tally::Tally;
use crate::policy::RuleDef;

/// Checks the terms of the signals that can hold a rule alone. What is reported as short is not reported again.
pub fn check(def: &RuleDef, signals: &[Alone<'_>], faults: &mut Faults) {
    for signal in signals {
        let mut tally = Tally::default();
        for (index, languages) in &signal.facts.common {
            let Some(term) = signal.set.terms.get(*index) else {
                continue;
            };
            // A term without a language is read in those of its rule.
            let read = term.language().is_some() || languages.iter().any(|code| speaks(def, code));
            if !read || signal.facts.is_short(*index, signal.boundary) {
                continue;
            }
            let message = format!(
                "{} is one of the commonest words of its language, and can satisfy a rule alone",
                quoted(term.text())
            );
            let mut fault = Diagnostic::new(Code::CommonWord, term.place(), message);
            fault.witness = signal.witness(term);
            tally.push(
                fault.help(
                    "it stands in nearly every text: ask for another signal beside it, or write a longer term",
                ),
                faults,
            );
        }
        tally.finish(faults);
    }
}

fn speaks(def: &RuleDef, code: &str) -> bool {
    let primary = |lang: &str| lang.split('-').next().unwrap_or("").to_ascii_lowercase();
    def.langs.iter().any(|lang| primary(&lang.value) == code)
}
