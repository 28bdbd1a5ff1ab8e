//! Conditions asked in every unit of a kind, traced.

use std::collections::BTreeSet;

use crate::eval::trace::traced::{FAR, Traced};
use crate::eval::{Case, Scope};
use crate::ids::NodeId;
use crate::ir::{Reason, Unit};
use crate::limits;
use crate::span::Span;

impl Case<'_> {
    /// A condition asked in every unit of a kind.
    pub(super) fn units(
        &self,
        node: NodeId,
        op: &'static str,
        inner: NodeId,
        scope: Scope,
        (unit, units): (Unit, Vec<Scope>),
    ) -> Traced {
        let mut traced = Traced::new(node, op, scope);
        if units.is_empty() {
            // Nowhere to ask: an empty unit tells what is missing, unless nothing but the unit is.
            let nowhere = Scope {
                unit,
                field: scope.field,
                span: Span::new(scope.span.start, scope.span.start),
            };
            let missing = self.traced(inner, nowhere);
            let cost = if missing.holds { FAR } else { missing.cost };
            if missing.holds {
                traced.reasons = vec![Reason::NoHit];
            } else {
                traced.children = vec![missing];
            }
            return traced.settled(false, cost);
        }
        let all: Vec<Traced> = units
            .into_iter()
            .map(|unit| self.traced(inner, unit))
            .collect();
        let holds = all.iter().any(|child| child.holds);
        let cost = all.iter().map(|child| child.cost).min().unwrap_or(FAR);
        let before = all.len();
        // The nearest of those that do not hold are shown; of equally near ones the first.
        let failing = all.iter().enumerate().filter(|(_, child)| !child.holds);
        let mut failing: Vec<(u64, usize)> = failing.map(|(at, child)| (child.cost, at)).collect();
        failing.sort_unstable();
        let farther = failing.into_iter().skip(limits::TRACED_UNITS);
        let omitted: BTreeSet<usize> = farther.map(|(_, at)| at).collect();
        let shown = all.into_iter().enumerate();
        let shown = shown.filter(|(at, _)| !omitted.contains(at));
        traced.children = shown.map(|(_, child)| child).collect();
        traced.omitted = before - traced.children.len();
        traced.settled(holds, cost)
    }
}
