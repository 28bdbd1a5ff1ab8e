//! `count` and `value`, traced: a number against bounds.

use crate::eval::trace::traced::{Traced, cost_of};
use crate::eval::{Case, Cited, Scope};
use crate::ids::{NodeId, SignalId};
use crate::ir::{Bounds, Reason};
use crate::limits;
use crate::scan::Found;

impl Case<'_> {
    /// `count`, `value`: a number against bounds. `None`: there is no number.
    pub(super) fn compared(
        &self,
        node: NodeId,
        op: &'static str,
        of: &[SignalId],
        bounds: Bounds,
        scope: Scope,
        got: Option<u64>,
    ) -> Traced {
        let mut traced = Traced {
            got,
            need: Some(in_words(bounds)),
            ..Traced::new(node, op, scope)
        };
        let holds = got.is_some_and(|got| bounds.admit(got));
        for signal in of {
            let matches = self
                .matches_in(*signal, &scope, &[])
                .iter()
                .take(limits::MATCHES);
            traced.matches.extend(matches.map(|found| Cited {
                signal: *signal,
                found: *found,
            }));
            if !holds {
                traced
                    .children
                    .push(self.leaf(node, *signal, scope, String::new()));
            }
        }
        if holds {
            return traced.settled(true, 0);
        }
        let least = bounds.gte.max(bounds.eq);
        let most = [bounds.lte, bounds.eq].into_iter().flatten().min();
        traced.reasons.extend(match (got, least, most) {
            (Some(got), Some(need), _) if got < need => Some(Reason::Below { got, need }),
            (Some(got), _, Some(max)) if got > max => Some(Reason::Above { got, max }),
            _ => None,
        });
        let cost = cost_of(&traced.reasons);
        traced.settled(false, cost)
    }

    /// The value that comes nearest to the bounds.
    pub(super) fn nearest_value(
        &self,
        of: &[SignalId],
        bounds: Bounds,
        scope: &Scope,
    ) -> Option<u64> {
        let values = of
            .iter()
            .flat_map(|signal| self.matches_in(*signal, scope, &[]))
            .filter_map(Found::value);
        let off = |value: u64| {
            let below = bounds
                .gte
                .max(bounds.eq)
                .map_or(0, |least| least.saturating_sub(value));
            let above = [bounds.lte, bounds.eq]
                .into_iter()
                .flatten()
                .min()
                .map_or(0, |most| value.saturating_sub(most));
            below.saturating_add(above)
        };
        values.min_by_key(|value| off(*value))
    }
}

fn in_words(bounds: Bounds) -> String {
    let parts = [
        ("at least", bounds.gte),
        ("at most", bounds.lte),
        ("exactly", bounds.eq),
    ];
    let parts = parts
        .iter()
        .filter_map(|(word, bound)| bound.map(|bound| format!("{word} {bound}")));
    parts.collect::<Vec<_>>().join(", ")
}
