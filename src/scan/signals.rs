//! The matches of one rule's signals, before exceptions, each made when it is asked for.

use crate::ids::SignalId;
use crate::ir;
use crate::ir::{QuantityFilter, SignalKind};
use crate::program::{Matcher, Program, RegexId, RulePlan};
use crate::quantity::{Kind, Qualifier, Quantity};
use crate::scan::{FieldText, Found, Hits, Texts, What, choose};
use crate::span::Span;

/// A rule on a text: where the matches of its signals come from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The program.
    pub program: &'a Program,
    /// The rule.
    pub rule: &'a ir::Rule,
    /// How its signals are found.
    pub plan: &'a RulePlan,
    /// The fields.
    pub texts: &'a Texts<'a>,
    /// What the plans found, settled.
    pub hits: &'a Hits,
}

impl<'a> Sources<'a> {
    /// The matches of a signal that the scan has told of, in order of place: those of terms, and none of a regex that lacks
    /// its atoms. `None`: they have to be looked for.
    pub fn at_hand(&self, signal: SignalId) -> Option<&'a [Found]> {
        let plan = match self.plan.matchers[signal.index()] {
            Matcher::Terms(plan) => plan,
            Matcher::Regex(regex) if self.is_ruled_out(regex) => return Some(&[]),
            Matcher::Regex(_) | Matcher::Quantity | Matcher::Quote => return None,
        };
        let all = self.hits.of(plan);
        if all.is_empty() {
            return Some(all);
        }
        let Some(name) = self.rule.signal(signal).field.as_deref() else {
            return Some(all);
        };
        // Matches of other fields never stand in the way of one: those of a field are a slice of all.
        let number = self
            .texts
            .fields
            .iter()
            .position(|field| field.name == name);
        let number = number.and_then(|number| u32::try_from(number).ok());
        let slice = number.and_then(|number| {
            let from = all.partition_point(|found| found.field < number);
            let to = all.partition_point(|found| found.field <= number);
            all.get(from..to)
        });
        Some(slice.unwrap_or(&[]))
    }

    /// Whether no atom of a regex is there, so that it has no match.
    fn is_ruled_out(&self, regex: RegexId) -> bool {
        self.program.regex_plans[regex.index()].has_atoms && self.hits.lack_atom(regex)
    }

    /// The matches of a signal, whatever its kind, in order of place.
    pub fn matches_of(&self, signal: SignalId) -> Vec<Found> {
        if let Some(found) = self.at_hand(signal) {
            return found.to_vec();
        }
        let mut matches = self.candidates_of(signal);
        let looked_at = self.rule.signal(signal);
        if let SignalKind::Quantity(filter) = &looked_at.kind {
            self.add_duals(looked_at, filter, &mut matches);
        }
        choose(&mut matches);
        matches
    }

    /// Everything that could be a match of a signal without terms, overlaps and all.
    fn candidates_of(&self, signal: SignalId) -> Vec<Found> {
        let looked_at = self.rule.signal(signal);
        let fields = self.texts.fields.iter().zip(0..);
        let mut candidates = vec![];
        for (field, number) in fields.filter(|(field, _)| looks_at(looked_at, field)) {
            match (&looked_at.kind, &self.plan.matchers[signal.index()]) {
                (_, Matcher::Regex(regex)) => {
                    let regex = &self.program.regexes[regex.0 as usize];
                    let folded = field.folded(looked_at.fold);
                    let found = |span| Found {
                        field: number,
                        span: folded.original(span),
                        folded: span,
                        what: What::Regex,
                    };
                    candidates.extend(regex.matches(folded.text()).map(found));
                }
                (SignalKind::Quantity(filter), _) => {
                    let counted = field
                        .quantities()
                        .iter()
                        .filter(|quantity| counts(filter, quantity));
                    candidates.extend(counted.map(|quantity| from_quantity(number, quantity)));
                }
                (SignalKind::Quote { min_tokens }, _) => {
                    let long = |span: &&Span| {
                        *min_tokens == 0
                            || field.tokens().between(span.start, span.end) >= *min_tokens
                    };
                    let found = |span: &Span| Found {
                        field: number,
                        span: *span,
                        folded: *span,
                        what: What::Quote,
                    };
                    candidates.extend(field.quotes().iter().filter(long).map(found));
                }
                _ => {}
            }
        }
        candidates
    }

    /// Every dual form among the rule's terms is a quantity of 2 too.
    fn add_duals(&self, signal: &ir::Signal, filter: &QuantityFilter, matches: &mut Vec<Found>) {
        if !within(filter, 2) || filter.exclude.contains(&Kind::Number) {
            return;
        }
        let what = What::Quantity {
            value: 2,
            qualifier: Qualifier::Exact,
            kind: Kind::Number,
            dual: true,
        };
        for terms in (0..self.rule.signals.len()).map(SignalId::new) {
            let found = self.at_hand(terms).unwrap_or(&[]).iter();
            let duals = found.filter(|found| self.is_dual(terms, found));
            let wanted = duals.filter(|found| {
                let field = self.texts.fields.get(found.field as usize);
                field.is_some_and(|field| looks_at(signal, field))
            });
            matches.extend(wanted.map(|found| Found { what, ..*found }));
        }
    }

    fn is_dual(&self, signal: SignalId, found: &Found) -> bool {
        match (&self.rule.signal(signal).kind, found.what) {
            (SignalKind::Terms(used), What::Term { term, .. }) => {
                let set = self.program.policy.term_set(used.set);
                set.terms.get(term as usize).is_some_and(ir::Term::dual)
            }
            _ => false,
        }
    }
}

fn looks_at(signal: &ir::Signal, field: &FieldText<'_>) -> bool {
    signal
        .field
        .as_deref()
        .is_none_or(|name| name == field.name)
}

fn from_quantity(field: u32, quantity: &Quantity) -> Found {
    let Quantity {
        value,
        qualifier,
        kind,
        ..
    } = *quantity;
    let what = What::Quantity {
        value,
        qualifier,
        kind,
        dual: false,
    };
    Found {
        field,
        span: quantity.span,
        folded: quantity.folded,
        what,
    }
}

/// Whether a quantity counts for a filter.
fn counts(filter: &QuantityFilter, quantity: &Quantity) -> bool {
    (filter.vague || !quantity.vague)
        && !filter.exclude.contains(&quantity.kind)
        && within(filter, quantity.value)
}

fn within(filter: &QuantityFilter, value: u64) -> bool {
    ir::Bounds {
        gte: filter.gte,
        lte: filter.lte,
        eq: filter.eq,
    }
    .admit(value)
}

/// Why a quantity does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncounted {
    /// Its kind is excluded.
    Kind,
    /// It is vague.
    Vague,
    /// It is below `gte` or `eq`, which is this.
    Below(u64),
    /// It is above `lte` or `eq`, which is this.
    Above(u64),
}

/// The quantities that a signal looks at and does not count: evidence for explanations.
pub fn uncounted(signal: &ir::Signal, texts: &Texts<'_>) -> Vec<(Found, Uncounted)> {
    let SignalKind::Quantity(filter) = &signal.kind else {
        return vec![];
    };
    let fields = texts
        .fields
        .iter()
        .zip(0..)
        .filter(|(field, _)| looks_at(signal, field));
    let quantities = fields.flat_map(|(field, number)| {
        field
            .quantities()
            .iter()
            .map(move |quantity| (number, quantity))
    });
    quantities
        .filter_map(|(number, quantity)| {
            Some((from_quantity(number, quantity), why_not(filter, quantity)?))
        })
        .collect()
}

fn why_not(filter: &QuantityFilter, quantity: &Quantity) -> Option<Uncounted> {
    let least = filter
        .gte
        .max(filter.eq)
        .filter(|least| quantity.value < *least);
    let most = [filter.lte, filter.eq]
        .into_iter()
        .flatten()
        .min()
        .filter(|most| quantity.value > *most);
    if filter.exclude.contains(&quantity.kind) {
        Some(Uncounted::Kind)
    } else if quantity.vague && !filter.vague {
        Some(Uncounted::Vague)
    } else {
        least.map(Uncounted::Below).or(most.map(Uncounted::Above))
    }
}
