//! Shared signals that no rule uses.

use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::lower::faults::Faults;
use crate::lower::shared::Shared;
use crate::policy::Documents;

/// Reports documents that nothing uses, and of the others the signals that no rule needs, unless something that may use
/// them could not be read, or a name that may mean them is not known.
pub fn check(documents: &Documents, shared: &Shared<'_>, faults: &mut Faults) {
    if !documents.are_whole() || faults.hold(&[Code::UnknownSignal, Code::DuplicateId]) {
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
    let unneeded = shared.unneeded();
    for (def, signal) in &unneeded {
        let told = def.id.as_ref().is_none_or(|id| unused.contains(&id.place));
        // Where a rule uses a document and needs nothing of it, its `use` is at fault.
        let number = unneeded
            .iter()
            .filter(|(other, _)| std::ptr::eq(*other, *def))
            .count();
        if !told && number < def.signals.len() {
            let message = format!("no rule needs the signal {}", quoted(&signal.name.value));
            let fault = Diagnostic::new(Code::UnusedSignal, signal.name.place, message);
            faults.push(fault.help("name it in a condition of a rule, or remove it"));
        }
    }
}
