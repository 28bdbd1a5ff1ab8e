//! `one_per`: the capture whose bytes make a claim.

use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ir::Capture;
use crate::ir::CaptureOf;
use crate::ir::Rule;
use crate::lower::faults::Faults;
use crate::lower::faults::nearest_help;
use crate::lower::labels::Labels;
use crate::lower::rules::Made;

/// Some rule of a label must have the capture that its `one_per` names, and take it from bytes of the text. Where a rule
/// could not be read nothing is said: it may have it.
pub fn check_claims(labels: &Labels, made: &[Made], faults: &mut Faults) {
    let Some(rules) = made.iter().map(|made| made.rule.as_ref()).collect() else {
        return;
    };
    let rules: Vec<&Rule> = rules;
    for (label, def) in labels.defs().enumerate() {
        let Some(name) = &def.one_per else { continue };
        let own = rules.iter().filter(|rule| rule.label.index() == label);
        let all: Vec<&Capture> = own.flat_map(|rule| &rule.captures).collect();
        let placed = all.iter().filter(|capture| has_bytes(capture));
        let known: BTreeSet<&str> = placed.map(|capture| capture.name.as_str()).collect();
        if known.contains(name.value.as_str()) {
            continue;
        }
        let named = all.iter().any(|capture| capture.name == name.value);
        let message = if named {
            let what = "is a qualifier or kind, which is no part of the text";
            format!("{} {what}", quoted(&name.value))
        } else {
            let label = quoted(&def.name.value);
            format!("no rule of {label} has a capture {}", quoted(&name.value))
        };
        let mut fault = Diagnostic::new(Code::UnknownCapture, name.place, message);
        fault.help = nearest_help(&name.value, known.iter().copied());
        faults.push(fault);
    }
}

/// Whether a capture says where its value stands.
fn has_bytes(capture: &Capture) -> bool {
    !matches!(capture.of, CaptureOf::Qualifier | CaptureOf::Kind)
}
