//! Points that add nothing.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::lower::faults::Faults;
use crate::policy::Documents;

/// Checks every entry of `score.add`.
pub fn check(documents: &Documents, faults: &mut Faults) {
    let scores = documents
        .rules
        .iter()
        .filter_map(|rule| rule.score.as_ref());
    for points in scores
        .flat_map(|score| &score.add)
        .filter(|points| points.points.value == 0)
    {
        let fault = Diagnostic::new(
            Code::ZeroWeight,
            points.points.place,
            "no points are added or taken",
        );
        faults.push(fault.help("remove the entry, or give it points"));
    }
}
