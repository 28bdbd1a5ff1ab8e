//! Whether a condition holds in a unit.

use std::collections::BTreeSet;

use crate::document::Meta;
use crate::eval::{Bound, Case, Scope};
use crate::fold;
use crate::fold::Profile;
use crate::ids::{NodeId, RuleId, SignalId};
use crate::ir::{Bounds, Distinct, Expr, MetaTest, SignalKind};
use crate::program::Matcher;
use crate::scan::{Found, Shape};
use crate::span::Span;

impl Case<'_> {
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
