//! The instances of a rule on a document: which unit, which binding, which score, and what takes them back.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{NodeId, SignalId};
use crate::ir::{Expr, Per, Rule, Unit};
use crate::name::Name;
use crate::reference::bindings::Binding;
use crate::reference::holds::Reading;
use crate::reference::units::{Area, inside};

/// One instance of a rule.
pub struct Instance<'a> {
    /// Its unit: the innermost of the chain, or that of the window it binds.
    pub area: Area,
    /// The units it was found in: nodes on the way from the root of `when`, each with the unit chosen there.
    pub chain: Vec<(NodeId, Area)>,
    /// What `captures.per` names, if it names something.
    pub binding: Option<Binding<'a>>,
}

/// All instances of a rule, in the order in which units and bindings stand.
///
/// The way leads from the root of `when` to the node that `captures.per` names, or, without `per`, through the units
/// that stand above all other conditions. At each unit on the way every instance is tried; beside the way all else must
/// hold. At its end stand bindings, or a condition that holds. What binds the same matches in the same unit is one
/// instance, and so is what binds the same matches in several windows: that of the first.
pub fn instances<'a>(reading: &Reading<'a>) -> Vec<Instance<'a>> {
    let rule = reading.rule;
    let way = match rule.per {
        Some(Per::Node(node) | Per::Signal(_, node)) => way(rule, rule.when, node),
        None => units_on_top(rule),
    };
    let mut found = Vec::new();
    for chain in chains(reading, &way) {
        let area = chain.last().map_or(Area::DOCUMENT, |(_, area)| *area);
        let end = way.last().copied().unwrap_or(rule.when);
        let ends = match rule.per {
            Some(per) => {
                let all = reading.per(per, area).into_iter();
                all.map(|(area, binding)| (area, Some(binding))).collect()
            }
            None if reading.holds(end, area) => vec![(area, None)],
            None => Vec::new(),
        };
        found.extend(ends.into_iter().map(|(area, binding)| {
            let chain = chain.clone();
            Instance {
                area,
                chain,
                binding,
            }
        }));
    }
    let is_window = |node: &NodeId| matches!(rule.expr(*node), Expr::Window { .. });
    let windowed = way.iter().any(is_window);
    let mut seen = BTreeSet::new();
    found.retain(|instance| {
        let bound = instance.binding.iter().flat_map(|binding| &binding.bound);
        let bound: Vec<_> = bound.map(|one| (one.signal, one.order())).collect();
        let anywhere = windowed && !bound.is_empty();
        seen.insert(((!anywhere).then_some(instance.area), bound))
    });
    found
}

/// The units that stand above all other conditions, and the first node that is none.
fn units_on_top(rule: &Rule) -> Vec<NodeId> {
    let mut way = vec![rule.when];
    let mut node = rule.when;
    while let Expr::In { node: inner, .. } | Expr::Window { has: inner, .. } = rule.expr(node) {
        node = *inner;
        way.push(node);
    }
    way
}

/// The nodes from `from` down to `to`, both included; nothing if `to` is not below `from`.
pub fn way(rule: &Rule, from: NodeId, to: NodeId) -> Vec<NodeId> {
    if from == to {
        return vec![to];
    }
    let parts = rule.expr(from).children().into_iter();
    let mut ways = parts.map(|part| way(rule, part, to));
    let rest = ways.find(|rest| !rest.is_empty());
    rest.map_or(Vec::new(), |rest| [vec![from], rest].concat())
}

/// All chains of units along a way, up to the node at its end.
fn chains(reading: &Reading<'_>, way: &[NodeId]) -> Vec<Vec<(NodeId, Area)>> {
    let mut chains: Vec<Vec<(NodeId, Area)>> = vec![Vec::new()];
    for (&node, next) in way.iter().zip(way.iter().skip(1)) {
        let longer = |chain: Vec<(NodeId, Area)>| {
            let area = chain.last().map_or(Area::DOCUMENT, |(_, area)| *area);
            let within = match reading.rule.expr(node) {
                Expr::In { unit, .. } => inside(reading.texts, *unit, area),
                Expr::Window { .. } => {
                    let kept = reading.kept_windows(node, area).into_iter();
                    kept.map(|(window, _)| window).collect()
                }
                expr => {
                    let beside = |part: &NodeId| part == next || reading.holds(*part, area);
                    let all = expr.children().iter().all(beside);
                    return if all { vec![chain] } else { Vec::new() };
                }
            };
            let within = within.into_iter();
            within
                .map(|inner| [&chain[..], &[(node, inner)]].concat())
                .collect()
        };
        chains = chains.into_iter().flat_map(longer).collect();
    }
    chains
}

/// What conditions answered in units around findings. Many findings ask the same of the same unit.
pub type Answers = BTreeMap<(NodeId, Area), bool>;

/// An instance about which `score` and `unless` ask.
pub struct Asked<'r, 'a> {
    reading: &'r Reading<'a>,
    area: Area,
    /// The reading in which signals mean what the instance binds.
    bound: Reading<'r>,
    /// The signals that mean something else there.
    means: BTreeSet<SignalId>,
}

impl<'r, 'a> Asked<'r, 'a> {
    pub fn new(reading: &'r Reading<'a>, instance: &'r Instance<'a>) -> Self {
        let means = instance.binding.iter().flat_map(|binding| &binding.means);
        let mut bound = reading.clone();
        for (signal, only) in means.clone() {
            bound.surviving[signal.index()] = only;
        }
        Self {
            reading,
            area: instance.area,
            bound,
            means: means.map(|(signal, _)| *signal).collect(),
        }
    }

    /// The score.
    pub fn score(&self, answers: &mut Answers) -> i64 {
        let score = &self.reading.rule.score;
        let mut sum = score.base;
        for add in &score.add {
            if self.holds_here(add.when, answers) {
                sum = sum.saturating_add(add.points);
            }
        }
        sum.clamp(0, score.cap.max(0))
    }

    /// The `unless` entries that hold, in order. At the finding's own kind of unit that unit is meant, where signals mean
    /// what the finding binds; at a wider one the smallest around it and all matches. Where there is none around it, the
    /// entry does not hold.
    pub fn suppressors(&self, answers: &mut Answers) -> Vec<Name> {
        let mut holds = |at: Option<Unit>, when: NodeId| match at {
            Some(kind) if kind != self.area.unit => {
                let around = self.around(kind);
                around.is_some_and(|around| self.holds_for_all(when, around, answers))
            }
            _ => self.holds_here(when, answers),
        };
        let entries = self.reading.rule.unless.iter();
        let entries = entries.filter(|entry| holds(entry.at, entry.when));
        entries.map(|entry| (&entry.id).into()).collect()
    }

    /// The smallest unit of a kind around the instance.
    fn around(&self, kind: Unit) -> Option<Area> {
        match self.area.place {
            _ if kind == Unit::Document => Some(Area::DOCUMENT),
            Some((field, span)) => {
                let around = self.reading.texts[field].around(kind, span);
                around.map(|unit| Area::new(kind, field, unit))
            }
            None => None,
        }
    }

    /// Whether a condition holds in the instance's unit, where signals mean what it binds.
    fn holds_here(&self, when: NodeId, answers: &mut Answers) -> bool {
        if self.looks_at_bound(when) {
            self.bound.holds(when, self.area)
        } else {
            self.holds_for_all(when, self.area, answers)
        }
    }

    /// Whether a condition holds in a unit, whatever is bound.
    fn holds_for_all(&self, when: NodeId, area: Area, answers: &mut Answers) -> bool {
        let answer = answers.entry((when, area));
        *answer.or_insert_with(|| self.reading.holds(when, area))
    }

    fn looks_at_bound(&self, node: NodeId) -> bool {
        let expr = self.reading.rule.expr(node);
        let means = |signal: &SignalId| self.means.contains(signal);
        expr.signals().iter().any(means)
            || expr
                .children()
                .into_iter()
                .any(|part| self.looks_at_bound(part))
    }
}
