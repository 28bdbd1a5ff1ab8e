//! A language key for which there are no tables, where affixes are asked for.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ir::Rule;
use crate::ir::SignalKind;
use crate::lower::faults::Faults;
use crate::source::Place;

/// Checks the languages of every signal with `affixes: auto`.
pub fn check(rule: &Rule, foreign: &[Vec<(String, Place)>], faults: &mut Faults) {
    for signal in &rule.signals {
        let SignalKind::Terms(terms) = &signal.kind else {
            continue;
        };
        if !terms.affixes {
            continue;
        }
        for (language, place) in foreign.get(terms.set.index()).into_iter().flatten() {
            let message = format!(
                "there are no affix tables for {}, so its terms match as they stand",
                quoted(language)
            );
            let fault = Diagnostic::new(Code::LanguageWithoutTables, *place, message);
            faults.push(
                fault.help(
                    "say `affixes: none` for the signals that use it, and write out the forms",
                ),
            );
        }
    }
}
