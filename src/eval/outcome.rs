//! A rule's findings: score, citations, captures, and what takes them back.

use crate::eval::citations::Use;
use crate::eval::instances::Instance;
use crate::eval::{Bound, Case, Scope};
use crate::ids::{NodeId, SignalId};
use crate::ir::{Capture, Expr, Unless};
use crate::scan::Found;

/// A match that a finding cites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The signal.
    pub signal: SignalId,
    /// The match.
    pub found: Found,
}

/// One finding, before it is put into words.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its unit.
    pub scope: Scope,
    /// Its score.
    pub score: i64,
    /// The matches that it cites.
    pub cited: Vec<Cited>,
    /// The match behind each capture that bound something, by place in the rule's captures.
    pub captured: Vec<(usize, Found)>,
    /// The `unless` entries that take it back, by place in the rule's `unless`.
    pub by: Vec<usize>,
}

/// All findings of a rule.
pub fn outcomes(case: &Case<'_>) -> Vec<Outcome> {
    let instances = case.instances();
    if instances.is_empty() {
        return vec![];
    }
    let uses = case.uses();
    instances
        .iter()
        .map(|instance| case.outcome(instance, &uses))
        .collect()
}

impl Case<'_> {
    fn outcome(&self, instance: &Instance, uses: &[Use]) -> Outcome {
        let unless = self.rule.unless.iter().enumerate();
        let captures = self.rule.captures.iter().enumerate();
        Outcome {
            scope: instance.scope,
            score: self.score(instance),
            cited: self.cited(instance, uses),
            captured: captures
                .filter_map(|(at, capture)| Some((at, self.captured(capture, instance)?)))
                .collect(),
            by: unless
                .filter(|(_, entry)| self.takes_back(entry, instance))
                .map(|(at, _)| at)
                .collect(),
        }
    }

    fn score(&self, instance: &Instance) -> i64 {
        let score = &self.rule.score;
        let holding = score
            .add
            .iter()
            .filter(|add| self.holds(add.when, &instance.scope, &instance.bound));
        (score.base + holding.map(|add| add.points).sum::<i64>()).clamp(0, score.cap)
    }

    fn takes_back(&self, entry: &Unless, instance: &Instance) -> bool {
        let own = instance.scope;
        match entry.at.filter(|unit| *unit != own.unit) {
            None => self.holds(entry.when, &own, &instance.bound),
            Some(unit) => {
                let around = self.unit_around(unit, instance);
                around.is_some_and(|around| self.holds(entry.when, &around, &[]))
            }
        }
    }

    /// The unit of a kind around a finding: that of its own chain, else the smallest that holds it.
    fn unit_around(&self, unit: crate::ir::Unit, instance: &Instance) -> Option<Scope> {
        let own = instance
            .chain
            .iter()
            .rev()
            .map(|(_, scope)| *scope)
            .find(|scope| scope.unit == unit);
        own.or_else(|| instance.scope.around(unit, self.texts()))
    }

    fn captured(&self, capture: &Capture, instance: &Instance) -> Option<Found> {
        if let Some((_, found)) = instance
            .bound
            .iter()
            .find(|(signal, _)| *signal == capture.signal)
        {
            return *found;
        }
        match capture.node {
            Some(node) => self.first_binding(node, instance, capture.signal),
            None => self
                .matches_in(capture.signal, &instance.scope, &[])
                .first()
                .copied(),
        }
    }

    /// What the first binding of a near or seq inside a finding's unit binds to a signal.
    fn first_binding(&self, node: NodeId, instance: &Instance, signal: SignalId) -> Option<Found> {
        let start = instance
            .chain
            .last()
            .map_or(self.rule.when, |(unit, _)| *unit);
        let below = self.rule.expr(start).children();
        let below = if instance.chain.is_empty() {
            vec![self.rule.when]
        } else {
            below
        };
        below
            .into_iter()
            .find_map(|child| self.first_binding_below(child, node, &instance.scope, signal))
    }

    fn first_binding_below(
        &self,
        at: NodeId,
        node: NodeId,
        scope: &Scope,
        signal: SignalId,
    ) -> Option<Found> {
        const ALL: &Bound = &[];
        let bound = |binding: Vec<(SignalId, Option<Found>)>| {
            binding
                .into_iter()
                .find(|(name, _)| *name == signal)
                .and_then(|(_, found)| found)
        };
        if !self.leads_to(at, node) {
            return None;
        }
        match self.rule.expr(at) {
            Expr::Near(near) => self.near_bindings(near, scope, ALL).next().and_then(bound),
            Expr::Seq(seq) => self
                .seq_bindings(seq, scope, ALL)
                .into_iter()
                .next()
                .and_then(bound),
            Expr::In { unit, node: inner } => {
                let units = scope.inside(*unit, self.texts());
                units
                    .iter()
                    .find(|unit| self.holds(*inner, unit, ALL))
                    .and_then(|unit| self.first_binding_below(*inner, node, unit, signal))
            }
            Expr::Window {
                tokens,
                has,
                starts,
                ..
            } => {
                let windows = self.windows(*tokens, starts, scope, ALL);
                windows
                    .iter()
                    .find(|unit| self.holds(*has, unit, ALL))
                    .and_then(|unit| self.first_binding_below(*has, node, unit, signal))
            }
            expr => expr
                .children()
                .into_iter()
                .find_map(|child| self.first_binding_below(child, node, scope, signal)),
        }
    }
}
