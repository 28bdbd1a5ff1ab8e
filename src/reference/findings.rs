//! The instances of a rule on a document: which unit, which binding, which score, and what takes them back.

use std::collections::BTreeSet;

use crate::ids::NodeId;
use crate::ir::{Expr, Per, Rule, Unit};
use crate::name::Name;
use crate::reference::bindings::{Binding, kept_windows, per};
use crate::reference::holds::Reading;
use crate::reference::units::{Area, around, inside};

/// One instance of a rule.
pub struct Instance<'a> {
    /// Its unit: the innermost of the chain.
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
    let windowed = way
        .iter()
        .any(|node| matches!(rule.expr(*node), Expr::Window { .. }));
    let mut found = Vec::new();
    walk(reading, &way, Area::DOCUMENT, &mut Vec::new(), &mut found);
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
    match ways.find(|rest| !rest.is_empty()) {
        Some(rest) => [vec![from], rest].concat(),
        None => Vec::new(),
    }
}

fn walk<'a>(
    reading: &Reading<'a>,
    way: &[NodeId],
    area: Area,
    chain: &mut Vec<(NodeId, Area)>,
    found: &mut Vec<Instance<'a>>,
) {
    let Some((&node, rest)) = way.split_first() else {
        return;
    };
    let Some(next) = rest.first() else {
        end(reading, node, area, chain, found);
        return;
    };
    let expr = reading.rule.expr(node);
    let within = match expr {
        Expr::In { unit, .. } => inside(reading.texts, *unit, area),
        Expr::Window { .. } => {
            let kept = kept_windows(reading, node, area).into_iter();
            kept.map(|(window, _)| window).collect()
        }
        _ => {
            let mut beside = expr.children().into_iter().filter(|part| part != next);
            if beside.all(|part| reading.holds(part, area)) {
                walk(reading, rest, area, chain, found);
            }
            return;
        }
    };
    for inner in within {
        chain.push((node, inner));
        walk(reading, rest, inner, chain, found);
        chain.pop();
    }
}

/// The instances at the end of the way.
fn end<'a>(
    reading: &Reading<'a>,
    node: NodeId,
    area: Area,
    chain: &[(NodeId, Area)],
    found: &mut Vec<Instance<'a>>,
) {
    let instance = |(area, binding)| Instance {
        area,
        chain: chain.to_vec(),
        binding,
    };
    match reading.rule.per {
        Some(named) => {
            let bindings = per(reading, named, area).into_iter();
            found.extend(bindings.map(|(area, binding)| instance((area, Some(binding)))));
        }
        None if reading.holds(node, area) => found.push(instance((area, None))),
        None => {}
    }
}

/// The score of an instance, where `reading` has the meaning that its binding gives.
pub fn score(reading: &Reading<'_>, area: Area) -> i64 {
    let score = &reading.rule.score;
    let added = score
        .add
        .iter()
        .filter(|points| reading.holds(points.when, area));
    let sum = added.fold(score.base, |sum, points| sum.saturating_add(points.points));
    sum.clamp(0, score.cap.max(0))
}

/// The `unless` entries that hold for a finding in `area`, in order. At the finding's own kind of unit that unit is
/// meant, and `bound`, where signals mean what the finding binds; at a wider one the smallest around it and all matches.
/// Where there is none around it, the entry does not hold.
pub fn suppressors(reading: &Reading<'_>, bound: &Reading<'_>, area: Area) -> Vec<Name> {
    let holds = |at: Option<Unit>, when: NodeId| {
        let kind = at.unwrap_or(area.unit);
        if kind == area.unit {
            return bound.holds(when, area);
        }
        if kind == Unit::Document {
            return reading.holds(when, Area::DOCUMENT);
        }
        area.place.is_some_and(|(field, span)| {
            let unit = around(&reading.texts[field], kind, span);
            unit.is_some_and(|unit| reading.holds(when, Area::new(kind, field, unit)))
        })
    };
    let entries = reading.rule.unless.iter();
    let entries = entries.filter(|entry| holds(entry.at, entry.when));
    entries.map(|entry| (&entry.id).into()).collect()
}
