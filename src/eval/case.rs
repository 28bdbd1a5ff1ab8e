//! One rule weighed on one document.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::document::{DocumentRef, Meta};
use crate::eval::evidence::Evidence;
use crate::eval::except::Parted;
use crate::eval::scope::inside;
use crate::eval::{Dropped, Outcome, Scope};
use crate::fold;
use crate::fold::Profile;
use crate::ids::{NodeId, RuleId, SignalId};
use crate::ir;
use crate::ir::{Bounds, Distinct, Expr, MetaTest, SignalKind};
use crate::program::{Matcher, Program, RulePlan};
use crate::scan::{Found, Hits, Shape, Sources, Texts, What};
use crate::span::Span;

/// What is known of a document beside the rule's own matches.
pub struct Facts<'a> {
    /// The program.
    pub program: &'a Program,
    /// The fields.
    pub texts: &'a Texts<'a>,
    /// The document's facts.
    pub meta: &'a BTreeMap<String, Meta>,
    /// Hits of all plans.
    pub hits: &'a Hits,
    /// Hits inside longer words, when an explanation is asked for.
    pub loose: Option<&'a Hits>,
    /// Units of the findings that stand, by rule, of the rules weighed so far.
    pub standing: BTreeMap<RuleId, Vec<Scope>>,
}

impl<'a> Facts<'a> {
    /// What a scan found in a document, before any rule was weighed.
    pub fn new(
        program: &'a Program,
        document: impl Into<DocumentRef<'a>>,
        texts: &'a Texts<'a>,
        hits: &'a Hits,
    ) -> Self {
        Self {
            program,
            texts,
            meta: document.into().meta,
            hits,
            loose: None,
            standing: BTreeMap::new(),
        }
    }

    /// Notes where findings of a rule stand, for rules that ask for them.
    pub fn stand(&mut self, rule: RuleId, outcomes: &[Outcome]) {
        if !self.program.plans[rule.index()].is_asked_for {
            return;
        }
        let standing = outcomes.iter().filter(|outcome| outcome.by.is_empty());
        let standing: Vec<Scope> = standing.map(|outcome| outcome.scope).collect();
        if !standing.is_empty() {
            self.standing.insert(rule, standing);
        }
    }
}

/// Signals that mean these matches alone, by place, possibly none.
pub type Bound = [(SignalId, Vec<Found>)];

/// One rule weighed on one document. Matches of a signal are made when a condition first asks for them.
pub struct Case<'a> {
    /// What is known of the document.
    pub facts: &'a Facts<'a>,
    /// The rule's number.
    pub id: RuleId,
    /// The rule.
    pub rule: &'a ir::Rule,
    /// How its signals are found.
    pub plan: &'a RulePlan,
    /// What was worked out of each signal; made when first needed.
    slots: OnceCell<Vec<Slot>>,
}

/// What was worked out of a signal.
#[derive(Default)]
struct Slot {
    /// Its matches, of a signal without terms.
    found: OnceCell<Vec<Found>>,
    /// What exceptions left of them, and what they dropped.
    parted: OnceCell<Parted>,
    /// What does not count; gathered when an explanation asks.
    evidence: OnceCell<Evidence>,
}

impl<'a> Case<'a> {
    /// A rule on a document.
    pub fn new(facts: &'a Facts<'a>, rule: RuleId) -> Self {
        Self {
            facts,
            id: rule,
            rule: facts.program.policy.rule(rule),
            plan: &facts.program.plans[rule.index()],
            slots: OnceCell::new(),
        }
    }

    fn slot(&self, signal: SignalId) -> &Slot {
        let slots = self.slots.get_or_init(|| {
            let slots = self.rule.signals.iter().map(|_| Slot::default());
            slots.collect()
        });
        &slots[signal.index()]
    }

    fn sources(&self) -> Sources<'a> {
        Sources {
            program: self.facts.program,
            rule: self.rule,
            plan: self.plan,
            texts: self.facts.texts,
            hits: self.facts.hits,
        }
    }

    /// Matches of a signal before exceptions, by place.
    pub fn found(&self, signal: SignalId) -> &[Found] {
        match self.sources().at_hand(signal) {
            Some(found) => found,
            None => {
                let found = &self.slot(signal).found;
                found.get_or_init(|| self.sources().matches_of(signal))
            }
        }
    }

    /// Matches of a signal before exceptions, if they cost nothing: hits of terms, and what was worked out before.
    pub(super) fn found_already(&self, signal: SignalId) -> Option<&[Found]> {
        match self.sources().at_hand(signal) {
            Some(found) => Some(found),
            None => self
                .slots
                .get()?
                .get(signal.index())?
                .found
                .get()
                .map(Vec::as_slice),
        }
    }

    /// Surviving matches of a signal, by place.
    pub fn matches(&self, signal: SignalId) -> &[Found] {
        match self.parted(signal) {
            Some(parted) => &parted.kept,
            None => self.found(signal),
        }
    }

    /// Matches of a signal that exceptions dropped.
    pub fn dropped(&self, signal: SignalId) -> &[Dropped] {
        self.parted(signal).map_or(&[], |parted| &parted.dropped)
    }

    /// What exceptions make of a signal's matches; `None`: it has none of either.
    fn parted(&self, signal: SignalId) -> Option<&Parted> {
        if self.rule.signal(signal).excepts.is_empty() || self.found(signal).is_empty() {
            return None;
        }
        if let Some(parted) = self.slot(signal).parted.get() {
            return Some(parted);
        }
        // What an exception refers to comes first, without recursion: chains are as long as authors make them. They
        // never lead back.
        let mut open = vec![(signal, 0)];
        while let Some((signal, next)) = open.last_mut() {
            let signal = *signal;
            let excepts = &self.rule.signal(signal).excepts;
            match excepts.get(*next) {
                Some(except) => {
                    *next += 1;
                    let other = except.when.signal();
                    if self.is_unparted(other) {
                        open.push((other, 0));
                    }
                }
                None => {
                    let parted = &self.slot(signal).parted;
                    parted.get_or_init(|| self.part(signal));
                    open.pop();
                }
            }
        }
        self.slot(signal).parted.get()
    }

    fn is_unparted(&self, signal: SignalId) -> bool {
        !self.rule.signal(signal).excepts.is_empty()
            && !self.found(signal).is_empty()
            && self.slot(signal).parted.get().is_none()
    }

    /// What does not count of a signal.
    pub(super) fn evidence_slot(&self, signal: SignalId) -> &OnceCell<Evidence> {
        &self.slot(signal).evidence
    }

    /// How `truncated` names a signal.
    pub fn cut_name(&self, signal: SignalId) -> String {
        format!("matches:{}.{}", self.rule.id, self.rule.signal(signal).name)
    }

    /// The fields.
    pub fn texts(&self) -> &'a Texts<'a> {
        self.facts.texts
    }

    /// Surviving matches of a signal inside a unit, or of those it is bound to.
    pub fn matches_in<'m>(
        &'m self,
        signal: SignalId,
        scope: &Scope,
        bound: &'m Bound,
    ) -> &'m [Found] {
        match bound.iter().find(|(name, _)| *name == signal) {
            Some((_, found)) => inside(found, scope),
            None => inside(self.matches(signal), scope),
        }
    }

    /// Whether a condition holds in a unit.
    pub fn holds(&self, node: NodeId, scope: &Scope, bound: &Bound) -> bool {
        match self.rule.expr(node) {
            Expr::Signal(signal) => !self.matches_in(*signal, scope, bound).is_empty(),
            // What costs little may answer for all.
            Expr::All(parts) => {
                self.may_hold(node, scope, bound)
                    && parts.iter().all(|part| self.holds(*part, scope, bound))
            }
            Expr::Any(parts) => parts.iter().any(|part| self.holds(*part, scope, bound)),
            Expr::None(parts) => !parts.iter().any(|part| self.holds(*part, scope, bound)),
            Expr::Not(part) => !self.holds(*part, scope, bound),
            Expr::AtLeast { n, of } => {
                of.iter()
                    .filter(|part| self.holds(**part, scope, bound))
                    .take(*n)
                    .count()
                    >= *n
            }
            Expr::Count {
                of,
                distinct,
                bounds,
            } => bounds.admit(self.count(of, *distinct, scope, bound)),
            Expr::Value { of, bounds } => self.of_value(of, *bounds, scope, bound).next().is_some(),
            Expr::Near(near) => self.near_holds(near, scope, bound),
            Expr::Seq(seq) => !self.seq_bindings(seq, scope, bound).is_empty(),
            Expr::In { unit, node: inner } => {
                self.may_hold(node, scope, bound)
                    && scope
                        .inside(*unit, self.texts())
                        .iter()
                        .any(|unit| self.holds(*inner, unit, bound))
            }
            Expr::Window {
                tokens,
                has,
                starts,
                ..
            } => {
                self.may_hold(node, scope, bound)
                    && self
                        .windows(*tokens, starts, scope, bound)
                        .iter()
                        .any(|window| self.holds(*has, window, bound))
            }
            Expr::Evaded(of) => self.evaded_in(of, scope, bound).next().is_some(),
            Expr::Rule(rule) => self.has_finding(*rule, scope),
            Expr::Meta { key, test } => meta_holds(self.facts.meta.get(key), test),
        }
    }

    /// The number of matches, or of distinct ones.
    pub fn count(
        &self,
        of: &[SignalId],
        distinct: Option<Distinct>,
        scope: &Scope,
        bound: &Bound,
    ) -> u64 {
        let of: BTreeSet<SignalId> = of.iter().copied().collect();
        let matches = of.iter().flat_map(|signal| {
            self.matches_in(*signal, scope, bound)
                .iter()
                .map(move |found| (*signal, found))
        });
        let number = match distinct {
            None => matches.count(),
            Some(distinct) => matches
                .filter_map(|(signal, found)| self.identity(signal, found, distinct))
                .collect::<BTreeSet<_>>()
                .len(),
        };
        u64::try_from(number).unwrap_or(u64::MAX)
    }

    /// What makes a match one with others.
    fn identity(&self, signal: SignalId, found: &Found, distinct: Distinct) -> Option<String> {
        let term = self.term(signal, found);
        match distinct {
            Distinct::Value => found.value().map(|value| value.to_string()),
            Distinct::Term if term.is_some() => term.map(|term| term.text().to_owned()),
            Distinct::Is if term.is_some() => term.map(|term| term.value().to_owned()),
            Distinct::Term | Distinct::Is | Distinct::Text => Some(self.folded_text(signal, found)),
        }
    }

    /// The folded text of a match, by its signal's fold.
    fn folded_text(&self, signal: SignalId, found: &Found) -> String {
        let text = self.text(found);
        fold::fold_pattern(self.rule.signal(signal).fold, text)
    }

    /// The original text of a match.
    pub fn text(&self, found: &Found) -> &'a str {
        self.texts()
            .fields
            .get(found.field as usize)
            .map_or("", |field| found.span.of(field.text))
    }

    /// The term behind a match.
    pub fn term(&self, signal: SignalId, found: &Found) -> Option<ir::Term<'a>> {
        term_of(self.facts.program, self.rule.signal(signal), found)
    }

    /// Matches with a value within bounds.
    pub fn of_value<'m>(
        &'m self,
        of: &'m [SignalId],
        bounds: Bounds,
        scope: &'m Scope,
        bound: &'m Bound,
    ) -> impl Iterator<Item = &'m Found> {
        let matches = of
            .iter()
            .flat_map(move |signal| self.matches_in(*signal, scope, bound));
        matches.filter(move |found| found.value().is_some_and(|value| bounds.admit(value)))
    }

    /// Matches that need a fold of the skeleton.
    pub fn evaded_in<'m>(
        &'m self,
        of: &'m [SignalId],
        scope: &'m Scope,
        bound: &'m Bound,
    ) -> impl Iterator<Item = &'m Found> {
        of.iter().flat_map(move |signal| {
            self.matches_in(*signal, scope, bound)
                .iter()
                .filter(move |found| self.is_evasion(*signal, found))
        })
    }

    /// Whether a match needs a fold of the skeleton: its own text, folded by `default`, is as a whole no variant of its
    /// term, or is not what the regex first finds in it.
    pub fn is_evasion(&self, signal: SignalId, found: &Found) -> bool {
        let looked_at = self.rule.signal(signal);
        if looked_at.fold != Profile::Skeleton {
            return false;
        }
        let plain = fold::fold(Profile::Default, self.text(found));
        let whole = Span::new(0, plain.text().len());
        match (&looked_at.kind, &self.plan.matchers[signal.index()]) {
            (SignalKind::Terms(used), _) => self.term(signal, found).is_some_and(|term| {
                let shape = |phrase| {
                    Shape::new(term, phrase, used.boundary, used.affixes, Profile::Default)
                };
                !term
                    .plain()
                    .iter()
                    .any(|phrase| shape(phrase).hit(&plain, 0) == Some(whole))
            }),
            (_, Matcher::Regex(regex)) => {
                !self.facts.program.regexes[regex.0 as usize].matches_whole(plain.text())
            }
            _ => false,
        }
    }

    /// Whether a rule weighed before has a finding that stands and overlaps the unit.
    pub fn has_finding(&self, rule: RuleId, scope: &Scope) -> bool {
        self.facts
            .standing
            .get(&rule)
            .is_some_and(|units| units.iter().any(|unit| unit.overlaps(scope)))
    }
}

/// The term behind a match of a signal.
pub fn term_of<'p>(
    program: &'p Program,
    signal: &ir::Signal,
    found: &Found,
) -> Option<ir::Term<'p>> {
    match (&signal.kind, found.what) {
        (SignalKind::Terms(used), What::Term { term, .. }) => {
            program.policy.term_set(used.set).terms.get(term as usize)
        }
        _ => None,
    }
}

/// Whether a fact is as asked.
pub(super) fn meta_holds(fact: Option<&Meta>, test: &MetaTest) -> bool {
    let some = |wanted: &dyn Fn(&Meta) -> bool| match fact {
        Some(Meta::Many(values)) => values.iter().any(wanted),
        Some(value) => wanted(value),
        None => false,
    };
    match test {
        MetaTest::Exists(wanted) => fact.is_some() == *wanted,
        MetaTest::Eq(wanted) => some(&|value| value == wanted && *value != Meta::Null),
        MetaTest::In(wanted) => some(&|value| wanted.contains(value) && *value != Meta::Null),
        MetaTest::Within { gte, lte } => matches!(fact, Some(Meta::Number(number))
            if gte.is_none_or(|least| *number >= least) && lte.is_none_or(|most| *number <= most)),
    }
}
