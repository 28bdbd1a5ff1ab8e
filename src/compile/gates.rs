//! What a rule cannot hold without.

use crate::ids::{NodeId, SignalId};
use crate::ir;
use crate::ir::Expr;
use crate::program::{Gate, Matcher, RegexPlan, Witness};

/// The gate of a live rule. `shared`: how many rules use each plan of terms.
pub(super) fn gate(
    rule: &ir::Rule,
    matchers: &[Matcher],
    shared: &[usize],
    regexes: &[RegexPlan],
) -> Gate {
    let witness = Needs {
        rule,
        matchers,
        shared,
        regexes,
    };
    match witness.of_node(rule.when) {
        Some(mut any) => {
            any.sort_unstable();
            any.dedup();
            Gate::AnyOf(any)
        }
        None => Gate::Open,
    }
}

/// Finds sets of witnesses of which one must be there; `None`: nothing can be said.
struct Needs<'a> {
    rule: &'a ir::Rule,
    matchers: &'a [Matcher],
    shared: &'a [usize],
    regexes: &'a [RegexPlan],
}

impl Needs<'_> {
    fn of_node(&self, node: NodeId) -> Option<Vec<Witness>> {
        match self.rule.expr(node) {
            Expr::Signal(signal) => self.of_signal(*signal),
            Expr::All(parts) => self.best(parts.iter().map(|part| self.of_node(*part))),
            Expr::Any(parts) | Expr::AtLeast { of: parts, .. } => {
                union(parts.iter().map(|part| self.of_node(*part)))
            }
            Expr::Count { of, bounds, .. } if bounds.gte.max(bounds.eq).unwrap_or(0) > 0 => {
                self.of_some(of)
            }
            Expr::Value { of, .. } | Expr::Evaded(of) => self.of_some(of),
            Expr::Near(near) => self.best(near.required().map(|signal| self.of_signal(signal))),
            Expr::Seq(seq) => self.best(seq.of.iter().map(|step| self.of_signal(step.signal))),
            Expr::In { node, .. } | Expr::Window { has: node, .. } => self.of_node(*node),
            Expr::None(_)
            | Expr::Not(_)
            | Expr::Count { .. }
            | Expr::Rule(_)
            | Expr::Meta { .. } => None,
        }
    }

    /// Any one of the parts' witnesses will do: the one that wakes the fewest other rules, so that a list that all rules
    /// share wakes none.
    fn best(&self, parts: impl Iterator<Item = Option<Vec<Witness>>>) -> Option<Vec<Witness>> {
        let shared = |witness: &Witness| match witness {
            Witness::Terms(plan) => self.shared.get(plan.index()).copied().unwrap_or(0),
            Witness::Atom(_) => 1,
        };
        let wakes = |all: &Vec<Witness>| all.iter().map(shared).sum::<usize>();
        parts.flatten().min_by_key(wakes)
    }

    fn of_some(&self, signals: &[SignalId]) -> Option<Vec<Witness>> {
        union(signals.iter().map(|signal| self.of_signal(*signal)))
    }

    fn of_signal(&self, signal: SignalId) -> Option<Vec<Witness>> {
        match self.matchers[signal.index()] {
            Matcher::Terms(terms) => Some(vec![Witness::Terms(terms)]),
            Matcher::Regex(regex) => {
                let plan = self.regexes.get(regex.index());
                plan.filter(|plan| plan.has_atoms)
                    .map(|_| vec![Witness::Atom(regex)])
            }
            // A dual form among the terms is a quantity too, but digits need no term.
            Matcher::Quantity | Matcher::Quote => None,
        }
    }
}

/// Some part must hold: all their witnesses together, if each has one.
fn union(parts: impl Iterator<Item = Option<Vec<Witness>>>) -> Option<Vec<Witness>> {
    parts.collect::<Option<Vec<_>>>().map(|sets| sets.concat())
}
