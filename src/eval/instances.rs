//! Where a rule holds: one instance for each finding.

use std::collections::{BTreeMap, BTreeSet};

use crate::eval::near::Binding;
use crate::eval::{Case, Scope};
use crate::ids::{NodeId, SignalId};
use crate::ir::{Expr, Per};
use crate::scan::{Found, by_place};
use crate::span::Span;

/// One way in which a rule's `when` holds.
#[derive(Clone, Debug)]
pub(super) struct Instance {
    /// The units on the way from the root, each with its node.
    pub chain: Vec<(NodeId, Scope)>,
    /// The innermost of them: the finding's unit.
    pub scope: Scope,
    /// What `captures.per` binds; empty without it.
    pub bound: Binding,
    /// The signals that mean these matches alone in `score`, in `unless` at the finding's own unit, and in captures.
    pub means: Vec<(SignalId, Vec<Found>)>,
}

impl Instance {
    /// An instance whose binding binds each signal that it names; `only` narrows one signal to one match.
    pub(super) fn new(
        chain: &[(NodeId, Scope)],
        scope: Scope,
        bound: Binding,
        only: Option<(SignalId, Found)>,
    ) -> Self {
        let mut means: BTreeMap<SignalId, Vec<Found>> = BTreeMap::new();
        for (signal, found) in &bound {
            means.entry(*signal).or_default().extend(found);
        }
        means
            .values_mut()
            .for_each(|found| found.sort_by_key(by_place));
        means.extend(only.map(|(signal, found)| (signal, vec![found])));
        Self {
            chain: chain.to_vec(),
            scope,
            bound,
            means: means.into_iter().collect(),
        }
    }

    /// From the first to the last match that it binds; a binding stands in one field.
    pub(super) fn reach(&self) -> Option<Span> {
        let bound = self.bound.iter();
        Span::around(bound.filter_map(|(_, found)| Some((*found)?.span)))
    }
}

/// The way from the root of `when` to where findings are counted.
struct Walk<'w> {
    case: &'w Case<'w>,
    per: Option<(NodeId, Option<SignalId>)>,
    found: Vec<Instance>,
}

impl Case<'_> {
    /// All instances, in order of units and bindings.
    pub(super) fn instances(&self) -> Vec<Instance> {
        let per = self.rule.per.map(|per| match per {
            Per::Node(node) => (node, None),
            Per::Signal(signal, node) => (node, Some(signal)),
        });
        let mut walk = Walk {
            case: self,
            per,
            found: vec![],
        };
        walk.visit(self.rule.when, &[], Scope::DOCUMENT);
        let windowed = |instance: &Instance| {
            instance
                .chain
                .iter()
                .any(|(node, _)| matches!(self.rule.expr(*node), Expr::Window { .. }))
        };
        if walk.found.len() < 2 {
            return walk.found;
        }
        let mut seen = BTreeSet::new();
        // Several ways may lead to a unit, and overlapping windows may bind the same matches: they count once.
        walk.found.retain(|instance| {
            let bound = instance
                .bound
                .iter()
                .filter_map(|(signal, found)| Some((*signal, (*found)?)));
            let bound: Vec<_> = bound
                .map(|(signal, found)| (signal, found.field, found.span))
                .collect();
            let anywhere = windowed(instance) && !bound.is_empty();
            let Scope { unit, field, span } = instance.scope;
            seen.insert(((!anywhere).then_some((unit, field, span)), bound))
        });
        walk.found
    }

    /// Whether `node` is `target` or stands above it.
    pub(super) fn leads_to(&self, node: NodeId, target: NodeId) -> bool {
        // Children have smaller ids than their parents.
        node == target
            || (target < node
                && self
                    .rule
                    .expr(node)
                    .children()
                    .iter()
                    .any(|child| self.leads_to(*child, target)))
    }
}

impl Walk<'_> {
    fn visit(&mut self, node: NodeId, chain: &[(NodeId, Scope)], scope: Scope) {
        if let Some((target, signal)) = self.per
            && node == target
        {
            return self.bind(node, signal, chain, scope);
        }
        match self.case.rule.expr(node) {
            Expr::In { unit, node: inner } => {
                let units = scope.inside(*unit, self.case.texts());
                self.descend(node, *inner, chain, units);
            }
            Expr::Window {
                tokens,
                has,
                starts,
                ..
            } => {
                let windows = self.case.kept_windows((*tokens, *has, starts), &scope, &[]);
                self.descend(node, *has, chain, windows);
            }
            expr => match self.per {
                None if self.case.holds(node, &scope, &[]) => self.emit(chain, scope, vec![]),
                None => {}
                Some((target, _)) => self.pass(&expr.children(), target, chain, scope),
            },
        }
    }

    fn descend(
        &mut self,
        node: NodeId,
        inner: NodeId,
        chain: &[(NodeId, Scope)],
        units: Vec<Scope>,
    ) {
        for unit in units {
            let mut chain = chain.to_vec();
            chain.push((node, unit));
            self.visit(inner, &chain, unit);
        }
    }

    /// Goes on below a condition that asks all its parts.
    fn pass(&mut self, parts: &[NodeId], target: NodeId, chain: &[(NodeId, Scope)], scope: Scope) {
        let Some(next) = parts.iter().find(|part| self.case.leads_to(**part, target)) else {
            return;
        };
        let others = parts.iter().filter(|part| *part != next);
        if others
            .into_iter()
            .all(|part| self.case.holds(*part, &scope, &[]))
        {
            self.visit(*next, chain, scope);
        }
    }

    /// The bindings of the node that `per` names, or that uses the signal it names.
    fn bind(
        &mut self,
        node: NodeId,
        signal: Option<SignalId>,
        chain: &[(NodeId, Scope)],
        scope: Scope,
    ) {
        let case = self.case;
        let single = |found: &Found, signal| vec![(signal, Some(*found))];
        match (case.rule.expr(node), signal) {
            (Expr::Near(near), signal) => {
                let bindings = case.near_bindings(near, &scope, &[]).collect();
                self.emit_all(bindings, signal, chain, scope);
            }
            (Expr::Seq(seq), signal) => {
                let bindings = case.seq_bindings(seq, &scope, &[]);
                self.emit_all(bindings, signal, chain, scope);
            }
            (
                Expr::Window {
                    tokens,
                    has,
                    starts,
                    ..
                },
                _,
            ) => {
                for window in case.kept_windows((*tokens, *has, starts), &scope, &[]) {
                    let mut chain = chain.to_vec();
                    chain.push((node, window));
                    let inside = starts.iter().flat_map(|signal| {
                        case.matches_in(*signal, &window, &[])
                            .iter()
                            .map(|found| (*signal, Some(*found)))
                    });
                    // A window binds its matches together; no signal means one of them.
                    self.found.push(Instance {
                        chain,
                        scope: window,
                        bound: inside.collect(),
                        means: vec![],
                    });
                }
            }
            (Expr::Value { bounds, .. }, Some(signal)) => {
                for found in case.of_value(&[signal], *bounds, &scope, &[]) {
                    self.emit(chain, scope, single(found, signal));
                }
            }
            (Expr::Evaded(_), Some(signal)) => {
                for found in case.evaded_in(&[signal], &scope, &[]) {
                    self.emit(chain, scope, single(found, signal));
                }
            }
            (_, Some(signal)) if case.holds(node, &scope, &[]) => {
                for found in case.matches_in(signal, &scope, &[]) {
                    self.emit(chain, scope, single(found, signal));
                }
            }
            _ => {}
        }
    }

    /// One instance a binding or, where `per` names a signal, one a match of it: that of its first binding.
    fn emit_all(
        &mut self,
        bindings: Vec<Binding>,
        per: Option<SignalId>,
        chain: &[(NodeId, Scope)],
        scope: Scope,
    ) {
        let Some(signal) = per else {
            return bindings
                .into_iter()
                .for_each(|binding| self.emit(chain, scope, binding));
        };
        let mut own: Vec<(Found, &Binding)> = vec![];
        for binding in &bindings {
            let named = binding
                .iter()
                .filter(|(name, _)| *name == signal)
                .filter_map(|(_, found)| *found);
            own.extend(named.map(|found| (found, binding)));
        }
        own.sort_by_key(|(found, _)| by_place(found));
        own.dedup_by_key(|(found, _)| *found);
        for (found, binding) in own {
            self.found.push(Instance::new(
                chain,
                scope,
                binding.clone(),
                Some((signal, found)),
            ));
        }
    }

    fn emit(&mut self, chain: &[(NodeId, Scope)], scope: Scope, bound: Binding) {
        self.found.push(Instance::new(chain, scope, bound, None));
    }
}
