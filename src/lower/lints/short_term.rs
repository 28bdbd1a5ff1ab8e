//! A very short term that could satisfy its condition alone.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ids::SignalId;
use crate::ir::Rule;
use crate::ir::SignalKind;
use crate::ir::TermSet;
use crate::lower::faults::Faults;
use crate::lower::lints::set_facts::SetFacts;
use crate::lower::tally::Tally;
use crate::lower::truth::satisfied_by;

/// Checks the terms of every signal that can hold the rule alone.
pub fn check(rule: &Rule, sets: &[TermSet], facts: &[SetFacts], faults: &mut Faults) {
    for (index, signal) in rule.signals.iter().enumerate() {
        let SignalKind::Terms(terms) = &signal.kind else {
            continue;
        };
        let (Some(set), Some(facts)) = (sets.get(terms.set.index()), facts.get(terms.set.index()))
        else {
            continue;
        };
        let least = SetFacts::least(terms.boundary);
        if facts.short.is_empty() || !satisfied_by(&rule.nodes, rule.when, SignalId::new(index)) {
            continue;
        }
        let mut tally = Tally::default();
        let short = facts.short.iter().filter(|(_, letters)| *letters <= least);
        for term in short.filter_map(|(term, _)| set.terms.get(*term)) {
            let message = format!(
                "the short term {} can satisfy a rule alone",
                quoted(term.text())
            );
            let fault = Diagnostic::new(Code::ShortTerm, term.place(), message);
            tally.push(
                fault.help("ask for another signal beside it, or write a longer term"),
                faults,
            );
        }
        tally.finish(faults);
    }
}
