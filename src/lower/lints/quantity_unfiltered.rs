//! A quantity signal that admits years, percentages and all.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ir::Rule;
use crate::ir::SignalKind;
use crate::lower::faults::Faults;

/// Checks every quantity signal.
pub fn check(rule: &Rule, faults: &mut Faults) {
    for signal in &rule.signals {
        let SignalKind::Quantity(filter) = &signal.kind else {
            continue;
        };
        let bounded = filter.gte.or(filter.lte).or(filter.eq).is_some();
        if !bounded && filter.exclude.is_empty() {
            let message = format!(
                "{} takes every number: years, percentages, times",
                quoted(&signal.name)
            );
            let fault = Diagnostic::new(Code::QuantityUnfiltered, signal.place, message);
            faults.push(
                fault.help(
                    "add bounds, or kinds to `exclude`: `{gte: 2, exclude: [year, percent]}`",
                ),
            );
        }
    }
}
