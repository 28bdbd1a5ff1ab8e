//! Whether a condition may hold, by what costs little: whether the matches that it needs are there at all.
//!
//! It may say yes too often, never no too often. What it asks is asked of a wider unit, of matches before exceptions, and
//! without distances, so that sentences, tokens and exceptions are worked out only where a rule may still hold; numbers,
//! quotes and regexes are looked for only where all terms are there.

use crate::eval::holds::meta_holds;
use crate::eval::scope::inside;
use crate::eval::{Bound, Case, Scope};
use crate::ids::{NodeId, SignalId};
use crate::ir::Expr;
use crate::scan::Found;

/// How far a look goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// Terms, and what was worked out before.
    Free,
    /// All signals.
    All,
}

impl Case<'_> {
    /// Whether a condition may hold in a unit or inside it.
    pub(super) fn may_hold(&self, node: NodeId, scope: &Scope, bound: &Bound) -> bool {
        self.may(node, scope, bound, Look::Free) && self.may(node, scope, bound, Look::All)
    }

    fn may(&self, node: NodeId, scope: &Scope, bound: &Bound, look: Look) -> bool {
        let there = |signal: SignalId| self.number(signal, scope, bound, look) > 0;
        match self.rule.expr(node) {
            Expr::Signal(signal) => there(*signal),
            Expr::All(parts) => parts.iter().all(|part| self.may(*part, scope, bound, look)),
            Expr::Any(parts) => parts.iter().any(|part| self.may(*part, scope, bound, look)),
            Expr::AtLeast { n, of } => {
                let may = of
                    .iter()
                    .filter(|part| self.may(**part, scope, bound, look));
                may.take(*n).count() >= *n
            }
            Expr::Count { of, bounds, .. } => {
                let least = bounds.gte.max(bounds.eq).unwrap_or(0);
                let numbers = of
                    .iter()
                    .map(|signal| self.number(*signal, scope, bound, look));
                least == 0 || numbers.fold(0, u64::saturating_add) >= least
            }
            Expr::Value { of, .. } | Expr::Evaded(of) => of.iter().any(|signal| there(*signal)),
            Expr::Near(near) => {
                let required = near.with.iter().filter(|with| !with.optional);
                there(near.anchor) && required.into_iter().all(|with| there(with.signal))
            }
            Expr::Seq(seq) => seq.of.iter().all(|step| there(step.signal)),
            Expr::In { node, .. } | Expr::Window { has: node, .. } => {
                self.may(*node, scope, bound, look)
            }
            Expr::Rule(rule) => self.has_finding(*rule, scope),
            Expr::Meta { key, test } => meta_holds(self.facts.meta.get(key), test),
            Expr::None(_) | Expr::Not(_) => true,
        }
    }

    /// The most matches that a signal can have in a unit.
    fn number(&self, signal: SignalId, scope: &Scope, bound: &Bound, look: Look) -> u64 {
        let count = |found: &[Found]| u64::try_from(inside(found, scope).len()).unwrap_or(u64::MAX);
        if let Some((_, found)) = bound.iter().find(|(name, _)| *name == signal) {
            return count(found);
        }
        match (self.found_already(signal), look) {
            (Some(found), _) => count(found),
            (None, Look::Free) => u64::MAX,
            (None, Look::All) => count(self.found(signal)),
        }
    }
}
