//! Whether a condition holds in a unit.

use std::collections::{BTreeMap, BTreeSet};

use regex_automata::meta::Regex;

use crate::document::Meta;
use crate::fold::{Profile, fold, fold_pattern};
use crate::ids::{NodeId, SignalId};
use crate::ir::{Distinct, Expr, MetaTest, Policy, Rule, SignalKind};
use crate::reference::bindings::{near, seq, windows};
use crate::reference::matches::{Found, search};
use crate::reference::units::{Area, Text, inside};
use crate::span::Span;

/// A rule read against a document: all that its conditions look at.
#[derive(Clone)]
pub struct Reading<'a> {
    pub policy: &'a Policy,
    pub rule: &'a Rule,
    pub texts: &'a [Text<'a>],
    pub meta: &'a BTreeMap<String, Meta>,
    /// Where each rule read before has findings that stand, by rule.
    pub standing: &'a [Vec<Area>],
    /// The matches that count, by signal, each in order.
    pub surviving: Vec<&'a [Found<'a>]>,
}

impl<'a> Reading<'a> {
    /// The same reading, where the signals named mean these matches and no others.
    pub fn meaning(&self, means: &'a BTreeMap<SignalId, Vec<Found<'a>>>) -> Reading<'a> {
        let mut reading = self.clone();
        for (signal, only) in means {
            reading.surviving[signal.index()] = only;
        }
        reading
    }

    /// The matches of a signal that lie wholly in a unit, in order.
    pub fn of(
        &self,
        signal: SignalId,
        area: Area,
    ) -> impl Iterator<Item = &'a Found<'a>> + use<'a> {
        let all = self.surviving[signal.index()];
        let (from, past) = match area.place {
            None => (0, all.len()),
            Some((field, Span { start, end })) => (
                all.partition_point(|one| (one.field, one.span.start) < (field, start)),
                all.partition_point(|one| (one.field, one.span.start) < (field, end)),
            ),
        };
        let within = all.iter().take(past).skip(from);
        within.filter(move |one| area.contains(one.field, one.span))
    }

    /// The matches of several signals that lie wholly in a unit, a signal named twice once.
    pub fn of_all(&self, signals: &[SignalId], area: Area) -> Vec<&'a Found<'a>> {
        let signals: BTreeSet<SignalId> = signals.iter().copied().collect();
        let all = signals.into_iter().flat_map(|signal| self.of(signal, area));
        all.collect()
    }

    /// Whether the condition at `node` holds in `area`.
    pub fn holds(&self, node: NodeId, area: Area) -> bool {
        let holds = |&node: &NodeId| self.holds(node, area);
        match self.rule.expr(node) {
            Expr::Signal(signal) => self.of(*signal, area).next().is_some(),
            Expr::All(of) => of.iter().all(holds),
            Expr::Any(of) => of.iter().any(holds),
            Expr::None(of) => !of.iter().any(holds),
            Expr::Not(of) => !holds(of),
            Expr::AtLeast { n, of } => of.iter().filter(|node| holds(node)).count() >= *n,
            Expr::Count {
                of,
                distinct,
                bounds,
            } => {
                let all = self.of_all(of, area);
                bounds.admit(self.number(&all, *distinct) as u64)
            }
            Expr::Value { of, bounds } => {
                let all = self.of_all(of, area).into_iter();
                all.filter_map(|one| one.amount)
                    .any(|amount| bounds.admit(amount.value))
            }
            Expr::Near(of) => !near(self, of, area).is_empty(),
            Expr::Seq(of) => !seq(self, of, area).is_empty(),
            Expr::In { unit, node } => {
                let mut inside = inside(self.texts, *unit, area).into_iter();
                inside.any(|inner| self.holds(*node, inner))
            }
            Expr::Window {
                tokens,
                has,
                starts,
                ..
            } => {
                let mut windows = windows(self, *tokens, starts, area).into_iter();
                windows.any(|window| self.holds(*has, window))
            }
            Expr::Evaded(of) => self
                .of_all(of, area)
                .into_iter()
                .any(|one| self.evaded(one)),
            Expr::Rule(rule) => {
                let mut standing = self.standing[rule.index()].iter();
                standing.any(|finding| finding.overlaps(area))
            }
            Expr::Meta { key, test } => meta(self.meta.get(key), test),
        }
    }

    /// How many these are, or how many distinct ones. Terms, canonical values and folded texts are all texts, and equal
    /// texts are one, whichever signals they come from.
    fn number(&self, all: &[&Found<'a>], distinct: Option<Distinct>) -> usize {
        let Some(distinct) = distinct else {
            return all.len();
        };
        let text = |one: &Found<'a>| {
            let text = one.span.of(self.texts[one.field].text);
            fold_pattern(self.rule.signal(one.signal).fold, text)
        };
        let key = |one: &&Found<'a>| match (distinct, one.term) {
            (Distinct::Term, Some(term)) => Some(term.text().to_owned()),
            (Distinct::Is, Some(term)) => Some(term.value().to_owned()),
            (Distinct::Term | Distinct::Is | Distinct::Text, _) => Some(text(one)),
            (Distinct::Value, _) => one.amount.map(|amount| amount.value.to_string()),
        };
        all.iter().filter_map(key).collect::<BTreeSet<_>>().len()
    }

    /// Whether a match needed a fold of the skeleton: its original text, read by itself and folded by default, is no
    /// variant of its term, or is not the whole of what the regex first finds in it.
    pub fn evaded(&self, one: &Found<'a>) -> bool {
        let signal = self.rule.signal(one.signal);
        if signal.fold != Profile::Skeleton {
            return false;
        }
        let plain = fold(Profile::Default, one.span.of(self.texts[one.field].text));
        let whole = Span::new(0, plain.text().len());
        match (&signal.kind, one.term) {
            (SignalKind::Terms(terms), Some(term)) => {
                let search = search(term, terms, Profile::Default, &plain);
                let mut hits = term
                    .plain()
                    .iter()
                    .filter_map(|phrase| search.hit(phrase, 0));
                !hits.any(|hit| hit.span == whole)
            }
            (SignalKind::Regex(pattern), _) => {
                let first = Regex::new(pattern)
                    .ok()
                    .and_then(|regex| regex.find(plain.text()));
                first.is_none_or(|first| Span::from(first.range()) != whole)
            }
            _ => false,
        }
    }
}

/// Whether a fact is as asked. Null equals nothing, and one of several values is enough to be equal; numbers are
/// compared only where the fact is one whole number.
fn meta(fact: Option<&Meta>, test: &MetaTest) -> bool {
    let equals = |wanted: &Meta| match fact {
        None | Some(Meta::Null) => false,
        Some(Meta::Many(facts)) => *wanted != Meta::Null && facts.contains(wanted),
        Some(fact) => fact == wanted,
    };
    match test {
        MetaTest::Eq(wanted) => equals(wanted),
        MetaTest::In(wanted) => wanted.iter().any(equals),
        MetaTest::Exists(there) => fact.is_some() == *there,
        MetaTest::Within { gte, lte } => match fact {
            Some(Meta::Number(number)) => {
                gte.is_none_or(|least| *number >= least) && lte.is_none_or(|most| *number <= most)
            }
            _ => false,
        },
    }
}
