//! What a document shows of a rule: which conditions were seen to hold and not to hold, which exceptions dropped
//! something, which terms were found. Nothing is cut short, so that a condition counts as seen wherever it is asked.

use std::collections::BTreeMap;

use crate::eval::{Bound, Case, Scope};
use crate::ids::{NodeId, SignalId};
use crate::ir::Expr;
use crate::scan::{Found, What};
use crate::span::Span;

/// Whether something was seen to hold, and seen not to hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// It held somewhere.
    pub yes: bool,
    /// It was asked somewhere, and did not hold.
    pub no: bool,
}

impl Seen {
    fn note(&mut self, holds: bool) {
        self.yes |= holds;
        self.no |= !holds;
    }

    /// Takes over what was seen elsewhere.
    pub fn merge(&mut self, other: Self) {
        self.yes |= other.yes;
        self.no |= other.no;
    }
}

/// What a document shows of a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// By node, those of `unless` and `score` too.
    pub nodes: Vec<Seen>,
    /// The companions of each near, by its node and their place.
    pub companions: BTreeMap<(NodeId, usize), Seen>,
    /// The exceptions of each signal, by signal and place: a match was dropped, a match was not.
    pub excepts: Vec<Vec<Seen>>,
    /// By place in the rule's `unless`.
    pub unless: Vec<Seen>,
    /// By place in the rule's `score.add`.
    pub points: Vec<Seen>,
    /// Everything found for the rule's signals, by signal and place.
    pub spotted: Vec<Spotted>,
}

/// Something found for a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spotted {
    /// The signal.
    pub signal: SignalId,
    /// The field, by place in the order of names.
    pub field: usize,
    /// Its original bytes.
    pub span: Span,
    /// The term and its variant, of a signal with terms.
    pub term: Option<(usize, usize)>,
    /// What became of it.
    pub standing: Standing,
}

/// What became of something found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A match that counts.
    Counted,
    /// A match that an exception dropped.
    Dropped,
    /// No match: it stands inside a longer word.
    Loose,
}

impl Case<'_> {
    /// What the document shows of the rule.
    pub fn survey(&self) -> Survey {
        let mut survey = Survey {
            nodes: vec![Seen::default(); self.rule.nodes.len()],
            excepts: self.excepts_seen(),
            unless: vec![Seen::default(); self.rule.unless.len()],
            points: vec![Seen::default(); self.rule.score.add.len()],
            spotted: self.spotted(),
            ..Survey::default()
        };
        self.visit(self.rule.when, &Scope::DOCUMENT, &[], &mut survey);
        for instance in self.instances() {
            for (entry, at) in self.rule.unless.iter().zip(0..) {
                let own = entry.at.is_none_or(|unit| unit == instance.scope.unit);
                let around = entry
                    .at
                    .and_then(|unit| instance.scope.around(unit, self.texts()));
                let holds = match (own, around) {
                    (true, _) => {
                        self.visit(entry.when, &instance.scope, &instance.means, &mut survey)
                    }
                    (false, Some(around)) => self.visit(entry.when, &around, &[], &mut survey),
                    (false, None) => false,
                };
                note(&mut survey.unless, at, holds);
            }
            for (entry, at) in self.rule.score.add.iter().zip(0..) {
                let holds = self.visit(entry.when, &instance.scope, &instance.means, &mut survey);
                note(&mut survey.points, at, holds);
            }
        }
        survey
    }

    /// Asks a condition and all below it wherever they are asked; whether it holds here.
    fn visit(&self, node: NodeId, scope: &Scope, bound: &Bound, survey: &mut Survey) -> bool {
        let holds = self.holds(node, scope, bound);
        note(&mut survey.nodes, node.index(), holds);
        let expr = self.rule.expr(node);
        let inner = match expr {
            Expr::In { unit, .. } => scope.inside(*unit, self.texts()),
            Expr::Window { tokens, starts, .. } => self.windows(*tokens, starts, scope, bound),
            Expr::Near(near) => {
                for anchor in self.matches_in(near.anchor, scope, bound) {
                    for (with, at) in near.with.iter().zip(0..) {
                        let company = self.nearest(near.anchor, anchor, with, scope, bound);
                        let seen = survey.companions.entry((node, at)).or_default();
                        seen.note(company.is_some());
                    }
                }
                vec![]
            }
            _ => vec![*scope],
        };
        for scope in &inner {
            for child in expr.children() {
                self.visit(child, scope, bound, survey);
            }
        }
        holds
    }

    fn excepts_seen(&self) -> Vec<Vec<Seen>> {
        let signals = self.rule.signals.iter().zip((0..).map(SignalId::new));
        let seen = signals.map(|(signal, id)| {
            let (kept, dropped) = (self.matches(id), self.dropped(id));
            let excepts = signal.excepts.iter().enumerate();
            let seen = excepts.map(|(at, _)| {
                let by = dropped.iter().filter(|dropped| dropped.by.contains(&at));
                let by = by.count();
                Seen {
                    yes: by > 0,
                    no: !kept.is_empty() || by < dropped.len(),
                }
            });
            seen.collect()
        });
        seen.collect()
    }

    /// Everything found for the rule's signals, by signal and place.
    pub fn spotted(&self) -> Vec<Spotted> {
        let mut all = vec![];
        for index in 0..self.rule.signals.len() {
            let signal = SignalId::new(index);
            let spot = |found: &Found, standing| Spotted {
                signal,
                field: found.field as usize,
                span: found.span,
                term: match found.what {
                    What::Term { term, phrase } => Some((term as usize, phrase as usize)),
                    _ => None,
                },
                standing,
            };
            let kept = self.matches(signal).iter();
            all.extend(kept.map(|found| spot(found, Standing::Counted)));
            let dropped = self.dropped(signal).iter();
            all.extend(dropped.map(|dropped| spot(&dropped.found, Standing::Dropped)));
            let loose = self.loose(signal);
            all.extend(loose.iter().map(|found| spot(found, Standing::Loose)));
        }
        all
    }
}

fn note(all: &mut [Seen], at: usize, holds: bool) {
    if let Some(seen) = all.get_mut(at) {
        seen.note(holds);
    }
}
