//! A rule's findings: score, citations, captures, and what takes them back.

use crate::eval::citations::Use;
use crate::eval::instances::Instance;
use crate::eval::near::Binding;
use crate::eval::{Case, Scope};
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
    /// The entries of `score.add` that hold, by place.
    pub points: Vec<usize>,
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
        let points = self.points(instance);
        Outcome {
            scope: instance.scope,
            score: self.score(&points),
            points,
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

    /// The entries of `score.add` that hold.
    fn points(&self, instance: &Instance) -> Vec<usize> {
        let add = self.rule.score.add.iter().enumerate();
        add.filter(|(_, add)| self.holds(add.when, &instance.scope, &instance.means))
            .map(|(at, _)| at)
            .collect()
    }

    fn score(&self, points: &[usize]) -> i64 {
        let score = &self.rule.score;
        let holding = points.iter().filter_map(|at| score.add.get(*at));
        (score.base + holding.map(|add| add.points).sum::<i64>()).clamp(0, score.cap)
    }

    fn takes_back(&self, entry: &Unless, instance: &Instance) -> bool {
        let own = instance.scope;
        match entry.at.filter(|unit| *unit != own.unit) {
            None => self.holds(entry.when, &own, &instance.means),
            Some(unit) => {
                let around = own.around(unit, self.texts());
                around.is_some_and(|around| self.holds(entry.when, &around, &[]))
            }
        }
    }

    fn captured(&self, capture: &Capture, instance: &Instance) -> Option<Found> {
        if let Some((_, bound)) = instance
            .means
            .iter()
            .find(|(signal, _)| *signal == capture.signal)
        {
            return bound.first().copied();
        }
        match capture.node.filter(|_| self.rule.per.is_none()) {
            Some(node) => {
                let way = self.way(self.rule.when, node);
                let below = way.get(instance.chain.len()..).unwrap_or(&[]);
                let binding = self.first_binding(below, &instance.scope)?;
                Instance::new(&[], instance.scope, binding, None)
                    .means
                    .into_iter()
                    .find(|(signal, _)| *signal == capture.signal)
                    .and_then(|(_, found)| found.first().copied())
            }
            None => self
                .matches_in(capture.signal, &instance.scope, &[])
                .first()
                .copied(),
        }
    }

    /// The first binding of the near or seq at the end of a way: every unit on the way is tried in order, whether or not
    /// the other conditions in it hold.
    fn first_binding(&self, way: &[NodeId], scope: &Scope) -> Option<Binding> {
        let (node, rest) = way.split_first()?;
        let units = match self.rule.expr(*node) {
            Expr::Near(near) => return self.near_bindings(near, scope, &[]).next(),
            Expr::Seq(seq) => return self.seq_bindings(seq, scope, &[]).into_iter().next(),
            Expr::In { unit, .. } => scope.inside(*unit, self.texts()),
            Expr::Window { tokens, starts, .. } => self.windows(*tokens, starts, scope, &[]),
            _ => vec![*scope],
        };
        units.iter().find_map(|unit| self.first_binding(rest, unit))
    }

    /// The nodes from `from` down to `to`, both included; nothing if `to` is not below `from`.
    fn way(&self, from: NodeId, to: NodeId) -> Vec<NodeId> {
        if from == to {
            return vec![to];
        }
        let below = self
            .rule
            .expr(from)
            .children()
            .into_iter()
            .find(|child| self.leads_to(*child, to));
        below.map_or(vec![], |child| [vec![from], self.way(child, to)].concat())
    }
}
