//! A term with Arabic marks under `fold: exact`: only texts with the very same marks match.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::fold::Profile;
use crate::ir::TermSet;
use crate::lower::faults::Faults;
use crate::lower::tally::Tally;

/// Reports each such term of a set under `fold: exact`.
pub fn check(set: &TermSet, faults: &mut Faults) {
    if set.fold != Profile::Exact {
        return;
    }
    let mut tally = Tally::default();
    for term in set
        .terms
        .iter()
        .filter(|term| term.text().contains(is_left_out))
    {
        let message = format!(
            "{} has vowel signs or tatweel, and under `fold: exact` only texts with the same ones match",
            quoted(term.text())
        );
        let fault = Diagnostic::new(Code::FoldMismatch, term.place(), message);
        let help = "leave them out, or match the term under `fold: default`";
        tally.push(fault.help(help), faults);
    }
    tally.finish(faults);
}

/// Vowel signs and tatweel, which most texts leave out.
fn is_left_out(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}')
}
