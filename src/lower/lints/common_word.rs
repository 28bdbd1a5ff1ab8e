//! One of the commonest words of a language that could satisfy its condition alone.

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
use crate::policy::RuleDef;

/// Checks the terms of every signal that can hold the rule alone. What is reported as short is not reported again.
pub fn check(
    def: &RuleDef,
    rule: &Rule,
    sets: &[TermSet],
    facts: &[SetFacts],
    faults: &mut Faults,
) {
    for (index, signal) in rule.signals.iter().enumerate() {
        let SignalKind::Terms(terms) = &signal.kind else {
            continue;
        };
        let (Some(set), Some(facts)) = (sets.get(terms.set.index()), facts.get(terms.set.index()))
        else {
            continue;
        };
        if facts.common.is_empty() || !satisfied_by(&rule.nodes, rule.when, SignalId::new(index)) {
            continue;
        }
        let mut tally = Tally::default();
        for (index, languages) in &facts.common {
            let Some(term) = set.terms.get(*index) else {
                continue;
            };
            // A term without a language is read in those of its rule.
            let read = term.language().is_some() || languages.iter().any(|code| speaks(def, code));
            if !read || facts.is_short(*index, terms.boundary) {
                continue;
            }
            let message = format!(
                "{} is one of the commonest words of its language, and can satisfy a rule alone",
                quoted(term.text())
            );
            let fault = Diagnostic::new(Code::CommonWord, term.place(), message);
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
