//! The matches of one rule's signals, before exceptions.

use crate::ids::SignalId;
use crate::ir;
use crate::ir::{QuantityFilter, SignalKind};
use crate::program::{Matcher, Program, RulePlan};
use crate::quantity::{Kind, Qualifier, Quantity};
use crate::scan::{FieldText, Found, Hits, Texts, What, choose};
use crate::span::Span;

/// The matches of every signal of a rule, by signal, in order of place.
pub fn matches_of(
    program: &Program,
    rule: &ir::Rule,
    plan: &RulePlan,
    texts: &Texts<'_>,
    hits: &Hits,
) -> Vec<Vec<Found>> {
    let signals = rule.signals.iter().zip(&plan.matchers);
    let mut matches: Vec<Vec<Found>> = signals
        .map(|(signal, matcher)| choose(candidates_of(program, signal, matcher, texts, hits)))
        .collect();
    let duals = duals(program, rule, &matches);
    if !duals.is_empty() {
        add_duals(rule, texts, &duals, &mut matches);
    }
    matches
}

/// Everything that could be a match of a signal, overlaps and all.
fn candidates_of(
    program: &Program,
    signal: &ir::Signal,
    matcher: &Matcher,
    texts: &Texts<'_>,
    hits: &Hits,
) -> Vec<Found> {
    let fields = texts
        .fields
        .iter()
        .zip(0..)
        .filter(|(field, _)| looks_at(signal, field));
    match matcher {
        Matcher::Terms(plan) => {
            let wanted = |found: &&Found| {
                texts
                    .fields
                    .get(found.field as usize)
                    .is_some_and(|field| looks_at(signal, field))
            };
            hits.of(*plan).iter().filter(wanted).copied().collect()
        }
        Matcher::Regex(regex) => {
            let regex = &program.regexes[regex.0 as usize];
            let found = |(field, number): (&FieldText<'_>, u32)| {
                let folded = field.folded(signal.fold);
                let found = |span| Found {
                    field: number,
                    span: folded.original(span),
                    folded: span,
                    what: What::Regex,
                };
                regex.matches(folded.text()).map(found).collect::<Vec<_>>()
            };
            fields.flat_map(found).collect()
        }
        Matcher::Quantity => {
            let SignalKind::Quantity(filter) = &signal.kind else {
                return vec![];
            };
            let found = |(field, number): (&'_ FieldText<'_>, u32)| {
                let counted = field
                    .quantities()
                    .iter()
                    .filter(|quantity| counts(filter, quantity));
                counted
                    .map(|quantity| from_quantity(number, quantity))
                    .collect::<Vec<_>>()
            };
            fields.flat_map(found).collect()
        }
        Matcher::Quote => {
            let SignalKind::Quote { min_tokens } = signal.kind else {
                return vec![];
            };
            let found = |(field, number): (&FieldText<'_>, u32)| {
                let long = |span: &&Span| {
                    min_tokens == 0 || field.tokens().between(span.start, span.end) >= min_tokens
                };
                let quotes = field.quotes().iter().filter(long);
                quotes
                    .map(|span| Found {
                        field: number,
                        span: *span,
                        folded: *span,
                        what: What::Quote,
                    })
                    .collect::<Vec<_>>()
            };
            fields.flat_map(found).collect()
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

/// The matches of dual forms, over all terms signals in their order.
fn duals(program: &Program, rule: &ir::Rule, matches: &[Vec<Found>]) -> Vec<Found> {
    let is_dual = |signal: &ir::Signal, found: &Found| match (&signal.kind, found.what) {
        (SignalKind::Terms(used), What::Term { term, .. }) => program
            .policy
            .term_set(used.set)
            .terms
            .get(term as usize)
            .is_some_and(ir::Term::dual),
        _ => false,
    };
    let signals = rule.signals.iter().zip(matches);
    signals
        .flat_map(|(signal, found)| found.iter().filter(|found| is_dual(signal, found)).copied())
        .collect()
}

/// Counts every dual form as a quantity of 2.
fn add_duals(rule: &ir::Rule, texts: &Texts<'_>, duals: &[Found], matches: &mut [Vec<Found>]) {
    for (signal, index) in rule.signals.iter().zip(0..) {
        let SignalKind::Quantity(filter) = &signal.kind else {
            continue;
        };
        if !within(filter, 2) || filter.exclude.contains(&Kind::Number) {
            continue;
        }
        let what = What::Quantity {
            value: 2,
            qualifier: Qualifier::Exact,
            kind: Kind::Number,
            dual: true,
        };
        let wanted = duals
            .iter()
            .filter(|found| looks_at(signal, &texts.fields[found.field as usize]));
        let slot = &mut matches[SignalId(index).index()];
        slot.extend(wanted.map(|found| Found { what, ..*found }));
        *slot = choose(std::mem::take(slot));
    }
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
