//! A quantity signal that reads a year as a count: `in 2020`.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ids::SignalId;
use crate::ir::CaptureOf;
use crate::ir::QuantityFilter;
use crate::ir::Rule;
use crate::ir::SignalKind;
use crate::lower::faults::Faults;
use crate::quantity::Kind;

/// Years that texts speak of.
const YEARS: std::ops::RangeInclusive<u64> = 1900..=2099;

/// The year that is shown, if a filter takes it.
const SHOWN: u64 = 2020;

/// Checks every quantity signal whose value is captured, or that leaves out other kinds of numbers but not years. Of one that
/// leaves out nothing at all, all is said already.
pub fn check(rule: &Rule, faults: &mut Faults) {
    for (index, signal) in rule.signals.iter().enumerate() {
        let SignalKind::Quantity(filter) = &signal.kind else {
            continue;
        };
        let captures = |of: &CaptureOf| {
            let mut all = rule.captures.iter();
            all.any(|capture| capture.signal == SignalId::new(index) && capture.of == *of)
        };
        // Whoever captures the kind can tell years from counts.
        let captured = captures(&CaptureOf::Value) && !captures(&CaptureOf::Kind);
        let meant = captured && is_bounded(filter) || !filter.exclude.is_empty();
        let Some(year) = year_of(filter).filter(|_| meant) else {
            continue;
        };
        let message = format!("{} takes years for counts", quoted(&signal.name));
        let fault = Diagnostic::new(Code::YearAsCount, signal.place, message);
        let fault = fault.witness(format!("in {year}"));
        faults.push(fault.help("add `year` to what it leaves out: `exclude: [year, ...]`"));
    }
}

fn is_bounded(filter: &QuantityFilter) -> bool {
    filter.gte.or(filter.lte).or(filter.eq).is_some()
}

/// A year that the filter takes.
fn year_of(filter: &QuantityFilter) -> Option<u64> {
    if filter.exclude.contains(&Kind::Year) {
        return None;
    }
    let takes = |year: &u64| {
        filter.gte.is_none_or(|least| *year >= least)
            && filter.lte.is_none_or(|most| *year <= most)
            && filter.eq.is_none_or(|only| *year == only)
    };
    std::iter::once(SHOWN).chain(YEARS).find(takes)
}
