//! The outcomes that a rule can show, and which of them were seen.

use std::collections::BTreeMap;

use crate::eval::Seen;
use crate::eval::Survey;
use crate::ids::NodeId;
use crate::ir::Except;
use crate::ir::ExceptWhen;
use crate::ir::Expr;
use crate::ir::Rule;
use crate::source::Place;
use crate::source::Sources;
use crate::testing::coverage::report::Fraction;
use crate::testing::coverage::report::Gap;

/// Takes what one survey saw into another.
pub(super) fn merge(into: &mut Survey, from: Survey) {
    if into.nodes.is_empty() {
        *into = from;
        return;
    }
    let each = |into: &mut [Seen], from: &[Seen]| {
        for (into, from) in into.iter_mut().zip(from) {
            into.merge(*from);
        }
    };
    each(&mut into.nodes, &from.nodes);
    each(&mut into.unless, &from.unless);
    each(&mut into.points, &from.points);
    for (into, from) in into.excepts.iter_mut().zip(&from.excepts) {
        each(into, from);
    }
    for (key, seen) in from.companions {
        into.companions.entry(key).or_default().merge(seen);
    }
}

/// What the tests of all rules show of the exceptions of shared signals, by place.
#[derive(Default)]
pub(super) struct Shared {
    seen: BTreeMap<Place, Seen>,
}

impl Shared {
    /// Adds what was seen of a rule.
    pub(super) fn see(&mut self, rule: &Rule, survey: &Survey) {
        let signals = rule.signals.iter().zip(&survey.excepts);
        for (signal, seen) in signals.filter(|(signal, _)| signal.home.is_some()) {
            for (except, seen) in signal.excepts.iter().zip(seen) {
                self.seen.entry(except.place).or_default().merge(*seen);
            }
        }
    }
}

/// Counts the outcomes of a rule and lists those never seen.
pub(super) struct Tally<'a> {
    rule: &'a Rule,
    sources: &'a Sources,
    seen: &'a Survey,
    conditions: Fraction,
    gaps: Vec<Gap>,
}

/// All outcomes of a rule: how many were seen, and the others. Those of shared signals are taken out of `shared`.
pub(super) fn tally(
    rule: &Rule,
    sources: &Sources,
    seen: &Survey,
    shared: &mut Shared,
) -> (Fraction, Vec<Gap>) {
    let mut tally = Tally {
        rule,
        sources,
        seen,
        conditions: Fraction::default(),
        gaps: vec![],
    };
    tally.node(rule.when);
    for (entry, at) in rule.unless.iter().zip(0..) {
        let seen = tally.seen.unless.get(at);
        let what = format!("unless `{}`", entry.id);
        tally.item(entry.place, format!("unless[{at}]"), what, seen);
        tally.below(entry.when);
    }
    for (entry, at) in rule.score.add.iter().zip(0..) {
        let place = rule.node(entry.when).place;
        let seen = tally.seen.points.get(at);
        let what = format!("{:+} points", entry.points);
        tally.item(place, format!("score.add[{at}]"), what, seen);
        tally.below(entry.when);
    }
    for (signal, seen) in rule.signals.iter().zip(&seen.excepts) {
        for (except, seen) in signal.excepts.iter().zip(seen) {
            let seen = match signal.home {
                None => Some(*seen),
                Some(_) => shared.seen.remove(&except.place),
            };
            let Some(seen) = seen else { continue };
            let path = format!("signals.{}.except.{}", signal.name, except.id);
            tally.item(
                except.place,
                path,
                exception(rule, &signal.name, except),
                Some(&seen),
            );
        }
    }
    (tally.conditions, tally.gaps)
}

impl Tally<'_> {
    /// The leaves of a condition.
    fn node(&mut self, id: NodeId) {
        let node = self.rule.node(id);
        let children = node.expr.children();
        if !children.is_empty() {
            children.into_iter().for_each(|child| self.node(child));
            return;
        }
        let what = asks(self.rule, &node.expr);
        let seen = self.seen.nodes.get(id.index());
        self.item(node.place, node.path.clone(), what, seen);
        if let Expr::Near(near) = &node.expr {
            for (with, at) in near.with.iter().zip(0..) {
                let name = &self.rule.signal(with.signal).name;
                let anchor = &self.rule.signal(near.anchor).name;
                let what = format!("`{name}` near `{anchor}`");
                let seen = self.seen.companions.get(&(id, at)).copied();
                let path = format!("{}.with.{name}", node.path);
                self.item(node.place, path, what, seen.as_ref());
            }
        }
    }

    /// The leaves below an entry that is counted itself: a single leaf says nothing more.
    fn below(&mut self, id: NodeId) {
        if !self.rule.expr(id).children().is_empty() {
            self.node(id);
        }
    }

    fn item(&mut self, place: Place, path: String, what: String, seen: Option<&Seen>) {
        let seen = seen.copied().unwrap_or_default();
        for (never, seen) in [(true, seen.yes), (false, seen.no)] {
            self.conditions.note(seen);
            if !seen {
                self.gaps.push(Gap {
                    at: self.sources.locate(place),
                    path: path.clone(),
                    what: what.clone(),
                    never,
                });
            }
        }
    }
}

fn exception(rule: &Rule, signal: &str, except: &Except) -> String {
    let (verb, other) = match except.when {
        ExceptWhen::Inside(other) => ("inside", other),
        ExceptWhen::Near { signal, .. } => ("near", signal),
    };
    let other = &rule.signal(other).name;
    format!("exception `{}` of `{signal}`: {verb} `{other}`", except.id)
}

/// A leaf in few words.
fn asks(rule: &Rule, expr: &Expr) -> String {
    let names = || {
        let signals = expr.signals().into_iter();
        let names = signals.map(|signal| format!("`{}`", rule.signal(signal).name));
        names.collect::<Vec<_>>().join(", ")
    };
    match expr {
        Expr::Count { of, .. } | Expr::Value { of, .. } | Expr::Evaded(of) => {
            let names = of
                .iter()
                .map(|signal| format!("`{}`", rule.signal(*signal).name));
            names.collect::<Vec<_>>().join(", ")
        }
        Expr::Rule(_) => "another rule".to_owned(),
        Expr::Meta { key, .. } => format!("meta `{key}`"),
        _ => names(),
    }
}
