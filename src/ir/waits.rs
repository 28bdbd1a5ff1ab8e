//! What a rule waits for: signals of which one must have a match before the rule can hold.

use crate::ids::{NodeId, SignalId};
use crate::ir::{Expr, Rule};

/// How heavy it is to wait for a signal; `None`: nobody can wait for it.
pub type Weigh<'w> = &'w dyn Fn(SignalId) -> Option<u64>;

impl Rule {
    /// Signals of which one must be there for `when` to hold; of several such sets the lightest, of equals the first.
    /// `None`: nothing can be said.
    pub fn waits_for(&self, weigh: Weigh<'_>) -> Option<Vec<SignalId>> {
        Waits { rule: self, weigh }.of_node(self.when)
    }
}

struct Waits<'a> {
    rule: &'a Rule,
    weigh: Weigh<'a>,
}

impl Waits<'_> {
    fn of_node(&self, node: NodeId) -> Option<Vec<SignalId>> {
        match self.rule.expr(node) {
            Expr::Signal(signal) => self.of_signal(*signal),
            Expr::All(parts) => self.lightest(parts.iter().map(|part| self.of_node(*part))),
            Expr::Any(parts) | Expr::AtLeast { of: parts, .. } => {
                union(parts.iter().map(|part| self.of_node(*part)))
            }
            Expr::Count { of, bounds, .. } if bounds.gte.max(bounds.eq).unwrap_or(0) > 0 => {
                self.of_some(of)
            }
            Expr::Value { of, .. } | Expr::Evaded(of) => self.of_some(of),
            Expr::Near(near) => self.lightest(near.required().map(|signal| self.of_signal(signal))),
            Expr::Seq(seq) => self.lightest(seq.of.iter().map(|step| self.of_signal(step.signal))),
            Expr::In { node, .. } | Expr::Window { has: node, .. } => self.of_node(*node),
            Expr::None(_)
            | Expr::Not(_)
            | Expr::Count { .. }
            | Expr::Rule(_)
            | Expr::Meta { .. } => None,
        }
    }

    /// Any one of the parts' sets will do.
    fn lightest(
        &self,
        parts: impl Iterator<Item = Option<Vec<SignalId>>>,
    ) -> Option<Vec<SignalId>> {
        let weight = |all: &Vec<SignalId>| {
            let weights = all.iter().filter_map(|signal| (self.weigh)(*signal));
            weights.fold(0, u64::saturating_add)
        };
        parts.flatten().min_by_key(weight)
    }

    fn of_some(&self, signals: &[SignalId]) -> Option<Vec<SignalId>> {
        union(signals.iter().map(|signal| self.of_signal(*signal)))
    }

    fn of_signal(&self, signal: SignalId) -> Option<Vec<SignalId>> {
        (self.weigh)(signal).map(|_| vec![signal])
    }
}

/// Some part must hold: all their signals together, if each has one.
fn union(parts: impl Iterator<Item = Option<Vec<SignalId>>>) -> Option<Vec<SignalId>> {
    parts.collect::<Option<Vec<_>>>().map(|sets| sets.concat())
}
