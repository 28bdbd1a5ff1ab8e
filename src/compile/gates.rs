//! What a rule cannot hold without.

use crate::ids::SignalId;
use crate::ir;
use crate::program::{Gate, Matcher, RegexPlan, Witness};

/// The gate of a live rule. `shared`: how many rules use each plan of terms. Of several gates the one is taken that wakes
/// the fewest other rules, so that a list that all rules share wakes none.
pub(super) fn gate(
    rule: &ir::Rule,
    matchers: &[Matcher],
    shared: &[usize],
    regexes: &[RegexPlan],
) -> Gate {
    let witness = |signal: SignalId| match matchers[signal.index()] {
        Matcher::Terms(terms) => Some(Witness::Terms(terms)),
        Matcher::Regex(regex) => {
            let plan = regexes.get(regex.index());
            plan.filter(|plan| plan.has_atoms)
                .map(|_| Witness::Atom(regex))
        }
        // A dual form among the terms is a quantity too, but digits need no term.
        Matcher::Quantity | Matcher::Quote => None,
    };
    let wakes = |witness: Witness| match witness {
        Witness::Terms(plan) => shared.get(plan.index()).copied().unwrap_or(0) as u64,
        Witness::Atom(_) => 1,
    };
    let Some(signals) = rule.waits_for(&|signal| witness(signal).map(wakes)) else {
        return Gate::Open;
    };
    let mut any: Vec<Witness> = signals.into_iter().filter_map(witness).collect();
    any.sort_unstable();
    any.dedup();
    Gate::AnyOf(any)
}
