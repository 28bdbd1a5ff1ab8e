//! A rule that declares a language in which some required signal has no terms.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ids::SignalId;
use crate::ir::Rule;
use crate::ir::SignalKind;
use crate::lower::faults::Faults;
use crate::lower::lints::set_facts::SetFacts;
use crate::lower::truth::requires;
use crate::policy::RuleDef;

/// Checks each language of `langs`.
pub fn check(def: &RuleDef, rule: &Rule, facts: &[SetFacts], faults: &mut Faults) {
    for (index, signal) in rule.signals.iter().enumerate() {
        let SignalKind::Terms(terms) = &signal.kind else {
            continue;
        };
        let Some(facts) = facts.get(terms.set.index()) else {
            continue;
        };
        let speaks = |lang: &str| {
            let primary = lang.split('-').next().unwrap_or("").to_ascii_lowercase();
            facts.neutral || facts.languages.is_empty() || facts.languages.contains(&primary)
        };
        for lang in def.langs.iter().filter(|lang| !speaks(&lang.value)) {
            if requires(&rule.nodes, rule.when, SignalId::new(index)) {
                let message = format!(
                    "{} has no terms in {}, and the rule needs it",
                    quoted(&signal.name),
                    quoted(&lang.value)
                );
                let fault = Diagnostic::new(Code::LangGap, lang.place, message)
                    .related("the signal", signal.place);
                faults.push(fault.help("add terms in that language, or take it out of `langs`"));
            }
        }
    }
}
