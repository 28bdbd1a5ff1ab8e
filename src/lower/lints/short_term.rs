//! A very short term that could satisfy its condition alone.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::lower::faults::Faults;
use crate::lower::lints::alone::Alone;
use crate::lower::lints::set_facts::SetFacts;
use crate::lower::tally::Tally;

/// Checks the terms of the signals that can hold a rule alone.
pub fn check(signals: &[Alone<'_>], faults: &mut Faults) {
    for signal in signals {
        let least = SetFacts::least(signal.boundary);
        let mut tally = Tally::default();
        let short = signal.facts.short.iter();
        let short = short.filter(|(_, letters)| *letters <= least);
        for term in short.filter_map(|(term, _)| signal.set.terms.get(*term)) {
            let message = format!(
                "the short term {} can satisfy a rule alone",
                quoted(term.text())
            );
            let mut fault = Diagnostic::new(Code::ShortTerm, term.place(), message);
            fault.witness = signal.witness(term);
            tally.push(
                fault.help("ask for another signal beside it, or write a longer term"),
                faults,
            );
        }
        tally.finish(faults);
    }
}
