//! An exception or `unless` entry without `why`.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::lower::faults::Faults;
use crate::policy::Documents;
use crate::policy::Name;
use crate::policy::SignalDef;
use crate::policy::UnlessDef;

/// Checks rules, and filters that do not say why themselves.
pub fn check(documents: &Documents, faults: &mut Faults) {
    for rule in documents.rules.iter().filter(|rule| !rule.broken) {
        check_entries(&rule.signals, &rule.unless, faults);
    }
    for shared in documents.shared.iter().filter(|shared| !shared.broken) {
        check_entries(&shared.signals, &[], faults);
    }
    for filter in documents
        .filters
        .iter()
        .filter(|filter| !filter.broken && filter.why.is_none())
    {
        check_entries(&filter.signals, &filter.unless, faults);
    }
}

fn check_entries(signals: &[SignalDef], unless: &[UnlessDef], faults: &mut Faults) {
    let excepts = signals
        .iter()
        .flat_map(|signal| &signal.excepts)
        .map(|except| (&except.id, &except.why));
    let entries = unless.iter().map(|unless| (&unless.id, &unless.why));
    for (id, why) in excepts.chain(entries) {
        if why
            .as_ref()
            .is_none_or(|why: &Name| why.value.trim().is_empty())
        {
            let message = format!("the exception {} does not say why", quoted(&id.value));
            let fault = Diagnostic::new(Code::ExceptionUnexplained, id.place, message);
            faults.push(fault.help("add `why`: what would be found wrongly without it"));
        }
    }
}
