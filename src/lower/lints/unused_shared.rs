//! Shared signals that no rule uses.

use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::lower::faults::Faults;
use crate::lower::shared::Shared;
use crate::policy::Documents;

/// Reports documents that nothing uses, and of the others the signals that no rule needs, unless something that may use
/// them could not be read.
pub fn check(documents: &Documents, shared: &Shared<'_>, faults: &mut Faults) {
    if !documents.are_whole() {
        return;
    }
    let mut unused = BTreeSet::new();
    for (def, used) in shared.documents() {
        if let Some(id) = def.id.as_ref().filter(|_| !used) {
            unused.insert(id.place);
            let message = format!("no rule uses the shared signals {}", quoted(&id.value));
            let fault = Diagnostic::new(Code::UnusedSignal, id.place, message);
            faults.push(fault.help(format!(
                "write `use: [{}]` in a rule, or remove them",
                id.value
            )));
        }
    }
    for (def, signal) in shared.unneeded() {
        let told = def.id.as_ref().is_none_or(|id| unused.contains(&id.place));
        if !told {
            let message = format!("no rule needs the signal {}", quoted(&signal.name.value));
            let fault = Diagnostic::new(Code::UnusedSignal, signal.name.place, message);
            faults.push(fault.help("name it in a condition of a rule, or remove it"));
        }
    }
}
