//! A list that nothing uses.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::lower::faults::Faults;
use crate::policy::Documents;
use crate::policy::ListDef;

/// Reports lists that no signal reaches, unless something that may use them could not be read, or names a list that is not known.
pub fn check(documents: &Documents, unused: &[&ListDef], faults: &mut Faults) {
    if !documents.are_whole() || faults.hold(&[Code::UnknownList]) {
        return;
    }
    for list in unused {
        let message = format!("no signal uses the list {}", quoted(&list.name.value));
        let fault = Diagnostic::new(Code::UnusedList, list.name.place, message);
        faults.push(fault.help(format!(
            "use it as `terms: ${}`, or remove it",
            list.name.value
        )));
    }
}
