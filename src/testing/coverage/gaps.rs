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

/// Something that can hold and can fail, and what was seen of it.
pub(super) struct Item {
    place: Place,
    path: String,
    what: String,
    seen: Seen,
}

/// Counts the outcomes of each rule, and lists those never seen. What several rules have from one place (an exception of
/// a shared signal, an entry of a filter) is counted once, under the first of them; the tests of all of them count for it.
pub(super) fn counted(rules: Vec<Vec<Item>>, sources: &Sources) -> Vec<(Fraction, Vec<Gap>)> {
    let mut shared: BTreeMap<(Place, String), Seen> = BTreeMap::new();
    for item in rules.iter().flatten() {
        let seen = shared.entry((item.place, item.what.clone())).or_default();
        seen.merge(item.seen);
    }
    let each = rules.into_iter().map(|items| {
        let (mut conditions, mut gaps) = (Fraction::default(), vec![]);
        for item in items {
            // Taken by an earlier rule, or by an earlier item of this one.
            let Some(seen) = shared.remove(&(item.place, item.what.clone())) else {
                continue;
            };
            for (never, seen) in [(true, seen.yes), (false, seen.no)] {
                conditions.note(seen);
                if !seen {
                    gaps.push(Gap {
                        at: sources.locate(item.place),
                        path: item.path.clone(),
                        what: item.what.clone(),
                        never,
                    });
                }
            }
        }
        (conditions, gaps)
    });
    each.collect()
}

/// Collects what a rule can show.
struct Tally<'a> {
    rule: &'a Rule,
    seen: &'a Survey,
    items: Vec<Item>,
}

/// Everything of a rule that can hold and can fail.
pub(super) fn items(rule: &Rule, seen: &Survey) -> Vec<Item> {
    let items = vec![];
    let mut tally = Tally { rule, seen, items };
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
            let path = format!("signals.{}.except.{}", signal.name, except.id);
            let what = exception(rule, &signal.name, except);
            tally.item(except.place, path, what, Some(seen));
        }
    }
    tally.items
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
        self.items.push(Item {
            place,
            path,
            what,
            seen,
        });
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
