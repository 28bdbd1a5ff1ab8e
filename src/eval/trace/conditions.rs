//! Every kind of condition, traced.

use crate::eval::trace::traced::{FAR, Traced, cost_of};
use crate::eval::{Case, Cited, Scope};
use crate::ids::{NodeId, SignalId};
use crate::ir::{Expr, Reason, Unit};
use crate::limits;

/// Weighs the whole of a rule's `when`.
pub fn trace(case: &Case<'_>) -> Traced {
    case.traced(case.rule.when, Scope::DOCUMENT)
}

impl Case<'_> {
    pub(super) fn traced(&self, node: NodeId, scope: Scope) -> Traced {
        match self.rule.expr(node) {
            Expr::Signal(signal) => self.leaf(node, *signal, scope, String::new()),
            Expr::All(parts) => self.combined(node, "all", parts, scope, parts.len()),
            Expr::Any(parts) => self.combined(node, "any", parts, scope, 1),
            Expr::AtLeast { n, of } => self.combined(node, "at_least", of, scope, *n),
            Expr::None(parts) => self.denied(node, "none", parts, scope),
            Expr::Not(part) => self.denied(node, "not", &[*part], scope),
            Expr::Count {
                of,
                distinct,
                bounds,
            } => self.compared(
                node,
                "count",
                of,
                *bounds,
                scope,
                Some(self.count(of, *distinct, &scope, &[])),
            ),
            Expr::Value { of, bounds } => self.compared(
                node,
                "value",
                of,
                *bounds,
                scope,
                self.nearest_value(of, *bounds, &scope),
            ),
            Expr::Near(near) => self.traced_near(node, near, scope),
            Expr::Seq(seq) => self.traced_seq(node, seq, scope),
            Expr::In { unit, node: inner } => {
                let units = scope.inside(*unit, self.texts());
                self.units(node, unit.as_str(), *inner, scope, (*unit, units))
            }
            Expr::Window {
                tokens,
                has,
                starts,
                ..
            } => {
                let windows = self.windows(*tokens, starts, &scope, &[]);
                self.units(node, "window", *has, scope, (Unit::Window, windows))
            }
            Expr::Evaded(of) => self.traced_evaded(node, of, scope),
            Expr::Rule(rule) => {
                let mut traced =
                    Traced::new(node, "rule", scope).settled(self.has_finding(*rule, &scope), FAR);
                if !traced.holds {
                    traced.reasons = vec![Reason::RuleMissing {
                        id: self.facts.program.policy.rule(*rule).id.clone(),
                    }];
                }
                traced
            }
            Expr::Meta { key, .. } => {
                let mut traced =
                    Traced::new(node, "meta", scope).settled(self.holds(node, &scope, &[]), FAR);
                if !traced.holds {
                    traced.reasons = vec![Reason::Meta { key: key.clone() }];
                }
                traced
            }
        }
    }

    /// A signal asked for in a unit.
    pub(super) fn leaf(
        &self,
        node: NodeId,
        signal: SignalId,
        scope: Scope,
        part: String,
    ) -> Traced {
        let mut traced = Traced {
            part,
            signal: Some(signal),
            ..Traced::new(node, "signal", scope)
        };
        let matches = self.matches_in(signal, &scope, &[]);
        traced.matches = matches
            .iter()
            .take(limits::MATCHES)
            .map(|found| Cited {
                signal,
                found: *found,
            })
            .collect();
        traced.dropped = self.discounted(signal, &scope);
        if !matches.is_empty() {
            return traced.settled(true, 0);
        }
        traced.reasons = self.reasons(signal, &scope, vec![]);
        let cost = cost_of(&traced.reasons);
        traced.settled(false, cost)
    }

    /// `all`, `any`, `at_least`: so many of the parts must hold.
    fn combined(
        &self,
        node: NodeId,
        op: &'static str,
        parts: &[NodeId],
        scope: Scope,
        need: usize,
    ) -> Traced {
        let mut traced = Traced::new(node, op, scope);
        traced.children = parts.iter().map(|part| self.traced(*part, scope)).collect();
        let got = traced.children.iter().filter(|child| child.holds).count();
        if op == "at_least" {
            traced.got = u64::try_from(got).ok();
            traced.need = Some(format!("at least {need}"));
        }
        let mut costs: Vec<u64> = traced
            .children
            .iter()
            .filter(|child| !child.holds)
            .map(|child| child.cost)
            .collect();
        costs.sort_unstable();
        let cost = costs.into_iter().take(need.saturating_sub(got)).sum();
        traced.settled(got >= need, cost)
    }

    /// `none`, `not`: no part may hold.
    fn denied(&self, node: NodeId, op: &'static str, parts: &[NodeId], scope: Scope) -> Traced {
        let mut traced = Traced::new(node, op, scope);
        traced.children = parts.iter().map(|part| self.traced(*part, scope)).collect();
        let got = traced.children.iter().filter(|child| child.holds).count() as u64;
        if got > 0 {
            traced.reasons = vec![Reason::Above { got, max: 0 }];
        }
        traced.settled(got == 0, got * FAR)
    }

    fn traced_evaded(&self, node: NodeId, of: &[SignalId], scope: Scope) -> Traced {
        let mut traced = Traced::new(node, "evaded", scope);
        for signal in of {
            let evaded = self.evaded_in(std::slice::from_ref(signal), &scope, &[]);
            traced.matches.extend(evaded.map(|found| Cited {
                signal: *signal,
                found: *found,
            }));
        }
        let holds = !traced.matches.is_empty();
        if !holds {
            traced.children = of
                .iter()
                .map(|signal| self.leaf(node, *signal, scope, String::new()))
                .collect();
            if traced.children.iter().any(|child| child.holds) {
                traced.reasons = vec![Reason::Below { got: 0, need: 1 }];
            }
        }
        traced.settled(holds, FAR)
    }
}
