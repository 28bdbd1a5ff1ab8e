//! A rule's findings: score, citations, captures, and what takes them back.

use std::collections::{BTreeMap, BTreeSet};

use crate::eval::citations::Quota;
use crate::eval::instances::Instance;
use crate::eval::near::Binding;
use crate::eval::{Bound, Case, Scope};
use crate::ids::{NodeId, SignalId};
use crate::ir::{Capture, Expr, Rule, Unit, Unless};
use crate::limits;
use crate::scan::Found;
use crate::span::Span;

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
    /// From the first to the last match that it binds; none for a rule without `captures.per`.
    pub bound: Option<Span>,
    /// The match behind each capture that bound something, by place in the rule's captures.
    pub captured: Vec<(usize, Found)>,
    /// The `unless` entries that take it back, by place in the rule's `unless`.
    pub by: Vec<usize>,
}

/// All findings of a rule, and the signals of which more matches speak for them than can be cited.
pub fn outcomes(case: &Case<'_>) -> (Vec<Outcome>, BTreeSet<SignalId>) {
    if let Some(signal) = only_signal(case.rule) {
        return case.of_signal(signal);
    }
    let instances = case.instances();
    if instances.is_empty() {
        return (vec![], BTreeSet::new());
    }
    let mut quota = Quota::default();
    let mut answers = Answers::default();
    let outcome = |instance| case.outcome(instance, &mut quota, &mut answers);
    let outcomes = instances.iter().map(outcome).collect();
    (outcomes, quota.cut)
}

/// The signal of a rule that asks for it and says nothing more.
fn only_signal(rule: &Rule) -> Option<SignalId> {
    let says_more = rule.per.is_some()
        || !rule.score.add.is_empty()
        || !rule.unless.is_empty()
        || !rule.captures.is_empty()
        || rule.nodes.is_empty();
    if says_more {
        return None;
    }
    match rule.expr(rule.when) {
        Expr::Signal(signal) => Some(*signal),
        _ => None,
    }
}

/// Conditions answered before, by node and unit. Many findings ask the same of the same unit: `unless` of the document.
#[derive(Default)]
struct Answers(BTreeMap<(NodeId, Unit, u32, Span), bool>);

impl Case<'_> {
    /// The finding of a rule that asks for a signal and says nothing more: what there is of it, in the document.
    fn of_signal(&self, signal: SignalId) -> (Vec<Outcome>, BTreeSet<SignalId>) {
        let matches = self.matches(signal);
        if matches.is_empty() {
            return (vec![], BTreeSet::new());
        }
        let cited = matches.iter().take(limits::MATCHES);
        let outcome = Outcome {
            scope: Scope::DOCUMENT,
            score: self.score(&[]),
            points: vec![],
            cited: cited
                .map(|found| Cited {
                    signal,
                    found: *found,
                })
                .collect(),
            bound: None,
            captured: vec![],
            by: vec![],
        };
        let cut = (matches.len() > limits::MATCHES).then_some(signal);
        (vec![outcome], cut.into_iter().collect())
    }

    fn outcome(&self, instance: &Instance, quota: &mut Quota, answers: &mut Answers) -> Outcome {
        let unless = self.rule.unless.iter().enumerate();
        let captures = self.rule.captures.iter().enumerate();
        let points = self.points(instance, answers);
        Outcome {
            scope: instance.scope,
            score: self.score(&points),
            points,
            cited: self.cited(instance, &self.plan.uses, quota),
            bound: instance.reach(),
            captured: captures
                .filter_map(|(at, capture)| Some((at, self.captured(capture, instance)?)))
                .collect(),
            by: unless
                .filter(|(_, entry)| self.takes_back(entry, instance, answers))
                .map(|(at, _)| at)
                .collect(),
        }
    }

    /// The entries of `score.add` that hold.
    fn points(&self, instance: &Instance, answers: &mut Answers) -> Vec<usize> {
        let add = self.rule.score.add.iter().enumerate();
        add.filter(|(_, add)| self.answer(add.when, &instance.scope, &instance.means, answers))
            .map(|(at, _)| at)
            .collect()
    }

    fn score(&self, points: &[usize]) -> i64 {
        let score = &self.rule.score;
        let holding = points.iter().filter_map(|at| score.add.get(*at));
        (score.base + holding.map(|add| add.points).sum::<i64>()).clamp(0, score.cap)
    }

    fn takes_back(&self, entry: &Unless, instance: &Instance, answers: &mut Answers) -> bool {
        let own = instance.scope;
        match entry.at.filter(|unit| *unit != own.unit) {
            None => self.answer(entry.when, &own, &instance.means, answers),
            Some(unit) => {
                let around = own.around(unit, self.texts());
                around.is_some_and(|around| self.answer(entry.when, &around, &[], answers))
            }
        }
    }

    /// As [`Case::holds`], each part that names no bound signal answered once a unit.
    fn answer(&self, node: NodeId, scope: &Scope, means: &Bound, answers: &mut Answers) -> bool {
        if self.mentions(node, means) {
            return match self.rule.expr(node) {
                Expr::All(parts) => parts
                    .iter()
                    .all(|part| self.answer(*part, scope, means, answers)),
                Expr::Any(parts) => parts
                    .iter()
                    .any(|part| self.answer(*part, scope, means, answers)),
                Expr::None(parts) => !parts
                    .iter()
                    .any(|part| self.answer(*part, scope, means, answers)),
                Expr::Not(part) => !self.answer(*part, scope, means, answers),
                _ => self.holds(node, scope, means),
            };
        }
        let key = (node, scope.unit, scope.field, scope.span);
        *answers
            .0
            .entry(key)
            .or_insert_with(|| self.holds(node, scope, &[]))
    }

    /// Whether a condition asks for a signal that is bound.
    fn mentions(&self, node: NodeId, means: &Bound) -> bool {
        let expr = self.rule.expr(node);
        expr.signals()
            .iter()
            .any(|signal| means.iter().any(|(bound, _)| bound == signal))
            || expr
                .children()
                .into_iter()
                .any(|child| self.mentions(child, means))
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
