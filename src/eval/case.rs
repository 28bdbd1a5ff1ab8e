//! One rule weighed on one document.

use std::cell::OnceCell;

use crate::eval::evidence::Evidence;
use crate::eval::except::Parted;
use crate::eval::scope::inside;
use crate::eval::{Dropped, Facts, Scope};
use crate::ids::{RuleId, SignalId};
use crate::ir;
use crate::ir::SignalKind;
use crate::program::{Program, RulePlan};
use crate::scan::{Found, Sources, Texts, What};

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
