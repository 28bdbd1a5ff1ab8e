//! A signal that nothing uses.

use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ids::SignalId;
use crate::ir::ExceptWhen;
use crate::ir::Per;
use crate::ir::Rule;
use crate::lower::faults::Faults;
use crate::lower::uses::signals_of;

/// Checks the signals of a rule of which nothing was left out.
pub fn check(rule: &Rule, faults: &mut Faults) {
    let mut used: BTreeSet<SignalId> = rule
        .nodes
        .iter()
        .flat_map(|node| signals_of(&node.expr))
        .collect();
    used.extend(rule.captures.iter().map(|capture| capture.signal));
    used.extend(
        rule.signals
            .iter()
            .flat_map(|signal| &signal.excepts)
            .map(|except| match except.when {
                ExceptWhen::Inside(signal) | ExceptWhen::Near { signal, .. } => signal,
            }),
    );
    if let Some(Per::Signal(signal, _)) = rule.per {
        used.insert(signal);
    }
    for (index, signal) in rule.signals.iter().enumerate() {
        // Of shared signals, only those stand here that are needed.
        if signal.home.is_none() && !used.contains(&SignalId::new(index)) {
            let message = format!("nothing uses the signal {}", quoted(&signal.name));
            let fault = Diagnostic::new(Code::UnusedSignal, signal.place, message);
            faults.push(fault.help("name it in a condition, or remove it"));
        }
    }
}
