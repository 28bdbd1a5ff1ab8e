//! An entry of `use` of which nothing is needed.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::lower::faults::Faults;
use crate::lower::mentioned;
use crate::lower::shared::Shared;
use crate::policy::Documents;
use crate::policy::FilterDef;
use crate::policy::Name;
use crate::policy::RuleDef;

/// Checks rules and filters of which nothing was left out. What a document of shared signals uses, its own users see: they may
/// need it.
pub fn check(documents: &Documents, shared: &Shared<'_>, faults: &mut Faults) {
    // What is needed cannot be told where names are not what they seem.
    if faults.hold(&[
        Code::UnknownSignal,
        Code::DuplicateId,
        Code::CyclicReference,
    ]) {
        return;
    }
    let filters = || documents.filters.iter().filter(|filter| !filter.broken);
    for rule in documents.rules.iter().filter(|rule| !rule.broken) {
        let mut named = mentioned::by_rule(rule);
        // A filter may name what the rule it is on uses.
        let on_rule = filters().filter(|filter| is_on(filter, rule));
        named.extend(on_rule.flat_map(mentioned::by_filter));
        check_uses(shared, &rule.uses, &named, faults);
    }
    for filter in filters() {
        check_uses(shared, &filter.uses, &mentioned::by_filter(filter), faults);
    }
}

fn is_on(filter: &FilterDef, rule: &RuleDef) -> bool {
    let id = rule.id.as_ref().map(|id| &id.value);
    filter.rules.iter().any(|on| Some(&on.value) == id)
}

fn check_uses(shared: &Shared<'_>, uses: &[Name], named: &[&str], faults: &mut Faults) {
    for name in shared.idle(uses, named, faults) {
        let message = format!(
            "nothing of the shared signals {} is needed here",
            quoted(&name.value)
        );
        let fault = Diagnostic::new(Code::UnusedUse, name.place, message);
        faults.push(fault.help(format!(
            "name one of them in a condition, or take {} out of `use`",
            quoted(&name.value)
        )));
    }
}
