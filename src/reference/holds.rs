//! Whether a condition holds in a unit.

use std::collections::{BTreeMap, BTreeSet};

use regex_automata::meta::Regex;

use crate::document::Meta;
use crate::fold::{Profile, fold, fold_pattern};
use crate::ids::{NodeId, SignalId};
use crate::ir::{Distinct, Expr, MetaTest, Policy, Rule, SignalKind};
use crate::reference::matches::Found;
use crate::reference::terms::Search;
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
    /// The matches of a signal that lie wholly in a unit, in order.
    pub fn of(&self, signal: SignalId, area: Area) -> impl Iterator<Item = &'a Found<'a>> {
        let all = self.surviving[signal.index()];
        let (field, Span { start, end }) = area.place.unwrap_or_default();
        let bounded = area.place.is_some();
        let from =
            all.partition_point(|one| bounded && (one.field, one.span.start) < (field, start));
        let all = all[from..].iter();
        let all =
            all.take_while(move |one| !bounded || (one.field == field && one.span.start < end));
        all.filter(move |one| area.contains(one.field, one.span))
    }

    /// The matches of several signals that lie wholly in a unit, a signal named twice once.
    pub fn of_all(&self, signals: &[SignalId], area: Area) -> Vec<&'a Found<'a>> {
        let signals: BTreeSet<SignalId> = signals.iter().copied().collect();
        signals
            .into_iter()
            .flat_map(|signal| self.of(signal, area))
            .collect()
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
                let number = distinct.map_or(all.len(), |by| self.distinct(&all, by));
                bounds.admit(number as u64)
            }
            Expr::Value { of, bounds } => {
                let admitted = |one: &&Found<'_>| one.has_value(*bounds);
                self.of_all(of, area).iter().any(admitted)
            }
            Expr::Near(of) => !self.near(of, area).is_empty(),
            Expr::Seq(of) => !self.seq(of, area).is_empty(),
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
                let mut windows = self.windows(*tokens, starts, area).into_iter();
                windows.any(|window| self.holds(*has, window))
            }
            Expr::Evaded(of) => self.of_all(of, area).iter().any(|one| self.evaded(one)),
            Expr::Rule(rule) => {
                let mut standing = self.standing[rule.index()].iter();
                standing.any(|finding| finding.overlaps(area))
            }
            Expr::Meta { key, test } => is_as_asked(self.meta.get(key), test),
        }
    }

    /// How many distinct ones these are. Terms, canonical values and folded texts are all texts, and equal texts are
    /// one, whichever signals they come from. What has no value is not counted by values.
    fn distinct(&self, all: &[&Found<'a>], by: Distinct) -> usize {
        let key = |one: &&Found<'a>| match (by, one.term) {
            (Distinct::Value, _) => one.amount.as_ref().map(|amount| amount.value.to_string()),
            (Distinct::Term, Some(term)) => Some(term.text().to_owned()),
            (Distinct::Is, Some(term)) => Some(term.value().to_owned()),
            _ => {
                let text = one.span.of(self.texts[one.field].text);
                Some(fold_pattern(self.rule.signal(one.signal).fold, text))
            }
        };
        all.iter().filter_map(key).collect::<BTreeSet<_>>().len()
    }

    /// Whether a match needed a fold of the skeleton: its original text, read by itself and folded by default, is no
    /// variant of its term, or is not the whole of what the regex first finds in it.
    pub fn evaded(&self, one: &Found<'a>) -> bool {
        let signal = self.rule.signal(one.signal);
        let plain = fold(Profile::Default, one.span.of(self.texts[one.field].text));
        let whole = Span::new(0, plain.text().len());
        let is_plain = match (&signal.kind, one.term) {
            (SignalKind::Terms(terms), Some(term)) => {
                let search = Search::new(term, terms, Profile::Default, &plain);
                let phrases = term.plain();
                let mut hits = phrases.iter().filter_map(|phrase| search.hit(phrase, 0));
                hits.any(|(span, _)| span == whole)
            }
            (SignalKind::Regex(pattern), _) => {
                let regex = Regex::new(pattern).ok();
                let first = regex.and_then(|regex| regex.find(plain.text()));
                first.is_some_and(|first| Span::from(first.range()) == whole)
            }
            _ => true,
        };
        signal.fold == Profile::Skeleton && !is_plain
    }
}

/// Whether a fact is as asked. Null equals nothing, and one of several values is enough to be equal; numbers are
/// compared only where the fact is one whole number.
fn is_as_asked(fact: Option<&Meta>, test: &MetaTest) -> bool {
    let equals = |wanted: &Meta| match fact {
        None | Some(Meta::Null) => false,
        Some(Meta::Many(facts)) => *wanted != Meta::Null && facts.contains(wanted),
        Some(fact) => fact == wanted,
    };
    match (test, fact) {
        (MetaTest::Eq(wanted), _) => equals(wanted),
        (MetaTest::In(wanted), _) => wanted.iter().any(equals),
        (MetaTest::Exists(there), _) => fact.is_some() == *there,
        (MetaTest::Within { gte, lte }, Some(Meta::Number(number))) => {
            gte.is_none_or(|least| *number >= least) && lte.is_none_or(|most| *number <= most)
        }
        (MetaTest::Within { .. }, _) => false,
    }
}
