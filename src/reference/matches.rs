//! The matches of a rule's signals: all of them, and what exceptions leave of them.

use std::cmp::Reverse;

use regex_automata::PatternID;
use regex_automata::meta::Regex;

use crate::fold::{FoldedText, Profile, fold};
use crate::ids::SignalId;
use crate::ir::{Bounds, Except, ExceptWhen, Policy, QuantityFilter, Rule, Side};
use crate::ir::{SignalKind, Term, TermSet, TermsUse, Unit};
use crate::quantity::{Kind, Qualifier, Quantity, quantities};
use crate::reference::terms::{Pieces, Search};
use crate::reference::units::Text;
use crate::span::Span;

/// A match: a place in a field that counts for a signal. All spans are of the original text.
#[derive(Clone, Default)]
pub struct Found<'a> {
    pub signal: SignalId,
    pub field: usize,
    pub span: Span,
    pub term: Option<Term<'a>>,
    /// The term's place in its list. Of quantities: 0 for those of the text, 1 for those made of a dual.
    pub rank: usize,
    pub amount: Option<Quantity>,
    /// A dual term, or the quantity made of one.
    pub dual: bool,
    pub affixes: Pieces,
    /// Named groups of a regex that took part and are not empty.
    pub groups: Vec<(String, Span)>,
}

impl Found<'_> {
    /// A match of whose signal and field its finder says.
    fn at(span: Span) -> Self {
        Self {
            span,
            ..Self::default()
        }
    }

    /// The order of matches everywhere.
    pub fn order(&self) -> (usize, usize, Reverse<usize>, usize) {
        let Span { start, end } = self.span;
        (self.field, start, Reverse(end), self.rank)
    }

    /// Whether it has a value, and one within bounds.
    pub fn has_value(&self, bounds: Bounds) -> bool {
        let amount = self.amount.as_ref();
        amount.is_some_and(|amount| bounds.admit(amount.value))
    }

    /// Whether `other` stands on that side of this match, without overlap.
    pub fn has_beside(&self, other: &Found<'_>, side: Side) -> bool {
        let before = other.span.end <= self.span.start;
        let after = other.span.start >= self.span.end;
        (before && side != Side::After) || (after && side != Side::Before)
    }
}

/// The matches of every signal of a rule before its exceptions, by signal, in order. Terms are found first: dual ones
/// are quantities too, whether or not an exception drops them as terms.
pub fn found<'a>(policy: &'a Policy, rule: &'a Rule, texts: &[Text<'_>]) -> Vec<Vec<Found<'a>>> {
    let mut found: Vec<Vec<Found<'a>>> = vec![Vec::new(); rule.signals.len()];
    let mut signals: Vec<_> = rule.signals.iter().enumerate().collect();
    signals.sort_by_key(|(_, signal)| !matches!(signal.kind, SignalKind::Terms(_)));
    for (k, signal) in signals {
        let is_dual = |one: &&Found<'a>| one.dual && one.term.is_some();
        let duals: Vec<_> = found.iter().flatten().filter(is_dual).cloned().collect();
        for (field, text) in texts.iter().enumerate() {
            let only = signal.field.as_deref().unwrap_or(text.name);
            if only != text.name {
                continue;
            }
            let folded = || fold(signal.fold, text.text);
            let mut all = match &signal.kind {
                SignalKind::Terms(terms) => of_terms(policy.term_set(terms.set), terms, &folded()),
                SignalKind::Regex(pattern) => of_regex(pattern, &folded()),
                SignalKind::Quantity(filter) => {
                    let duals = duals.iter().filter(|dual| dual.field == field);
                    of_quantities(filter, text, duals.map(|dual| dual.span))
                }
                SignalKind::Quote { min_tokens } => of_quotes(*min_tokens, text),
            };
            for one in &mut all {
                (one.signal, one.field) = (SignalId::new(k), field);
            }
            found[k].extend(choose(all));
        }
    }
    found
}

/// The choice among all occurrences in one field: by start, the longest, list order; greedy without overlap.
fn choose(mut all: Vec<Found<'_>>) -> Vec<Found<'_>> {
    all.sort_by_key(Found::order);
    let mut free = 0;
    all.retain(|one| {
        let taken = one.span.start >= free;
        free = if taken { one.span.end } else { free };
        taken
    });
    all
}

/// Every variant of every term at every place.
fn of_terms<'a>(set: &'a TermSet, terms: &TermsUse, folded: &FoldedText) -> Vec<Found<'a>> {
    let mut all = Vec::new();
    for (rank, term) in set.terms.iter().enumerate() {
        let search = Search::new(term, terms, set.fold, folded);
        for phrase in term.phrases().iter() {
            let places = folded.text().char_indices();
            let hits = places.filter_map(|(start, _)| search.hit(phrase, start));
            all.extend(hits.map(|(span, affixes)| {
                let affixes = affixes.into_iter();
                Found {
                    term: Some(term),
                    rank,
                    dual: term.dual(),
                    affixes: affixes
                        .map(|(side, at)| (side, folded.original(at)))
                        .collect(),
                    ..Found::at(folded.original(span))
                }
            }));
        }
    }
    all
}

/// Leftmost-first matches on the folded text, one after the other. Every pattern was compiled when the policy was
/// checked, so it compiles here.
fn of_regex<'a>(pattern: &str, folded: &FoldedText) -> Vec<Found<'a>> {
    let Ok(regex) = Regex::new(pattern) else {
        return Vec::new();
    };
    let info = regex.group_info();
    let names = || info.pattern_names(PatternID::ZERO).enumerate();
    let all = regex.captures_iter(folded.text()).filter_map(|captures| {
        let group = |k: usize| {
            let span = Span::from(captures.get_group(k)?.range());
            (!span.is_empty()).then(|| folded.original(span))
        };
        let groups = names().filter_map(|(k, name)| Some((name?.to_owned(), group(k)?)));
        let groups = groups.collect();
        group(0).map(|span| Found {
            groups,
            ..Found::at(span)
        })
    });
    all.collect()
}

/// The quantities of the text, and those that duals are; of both, only what the filter admits.
fn of_quantities<'a>(
    filter: &QuantityFilter,
    text: &Text<'_>,
    duals: impl Iterator<Item = Span>,
) -> Vec<Found<'a>> {
    let read = quantities(text.text, &fold(Profile::Default, text.text)).into_iter();
    let two = |span| Quantity {
        span,
        folded: Span::default(),
        value: 2,
        qualifier: Qualifier::Exact,
        kind: Kind::Number,
        vague: false,
    };
    let duals = duals.map(|span| (two(span), true));
    let all = read.map(|amount| (amount, false)).chain(duals);
    let QuantityFilter { gte, lte, eq, .. } = *filter;
    let bounds = Bounds { gte, lte, eq };
    let admitted = all.filter(|(amount, _)| {
        let kind = !filter.exclude.contains(&amount.kind) && (filter.vague || !amount.vague);
        kind && bounds.admit(amount.value)
    });
    let admitted = admitted.map(|(amount, dual)| {
        let (at, rank) = (Found::at(amount.span), usize::from(dual));
        let amount = Some(amount);
        Found {
            amount,
            dual,
            rank,
            ..at
        }
    });
    admitted.collect()
}

fn of_quotes<'a>(min_tokens: usize, text: &Text<'_>) -> Vec<Found<'a>> {
    let long = |span: &&Span| text.tokens.between(span.start, span.end) >= min_tokens;
    let all = text.quotes.iter().filter(long);
    all.map(|&span| Found::at(span)).collect()
}

/// What exceptions leave of all matches. `order` puts a signal after those that its exceptions look at.
pub fn surviving<'a>(
    rule: &Rule,
    texts: &[Text<'_>],
    found: &[Vec<Found<'a>>],
) -> Vec<Vec<Found<'a>>> {
    let mut surviving: Vec<Vec<Found<'a>>> = vec![Vec::new(); found.len()];
    for &id in &rule.order {
        let mut left = found[id.index()].clone();
        for except in &rule.signal(id).excepts {
            let others = &surviving[except.when.signal().index()];
            left.retain(|one| !drops(except, one, others, &texts[one.field]));
        }
        surviving[id.index()] = left;
    }
    surviving
}

/// Whether an exception drops a match. A match that lies in no one sentence stands near nothing.
fn drops(except: &Except, one: &Found<'_>, others: &[Found<'_>], text: &Text<'_>) -> bool {
    match except.when {
        ExceptWhen::Inside(_) => {
            neighbours(others, one, 0, text).any(|other| other.span.contains(one.span))
        }
        ExceptWhen::Near { tokens, side, .. } => {
            let sentence = text.around(Unit::Sentence, one.span);
            sentence.is_some_and(|sentence| {
                neighbours(others, one, tokens, text)
                    .any(|other| sentence.contains(other.span) && one.has_beside(other, side))
            })
        }
    }
}

/// Those matches of one signal, in order and disjoint, with at most `tokens` tokens between them and `one`, or upon it.
pub fn neighbours<'m, 'a>(
    all: &'m [Found<'a>],
    one: &'m Found<'_>,
    tokens: usize,
    text: &'m Text<'_>,
) -> impl Iterator<Item = &'m Found<'a>> {
    let middle = all.partition_point(|other| other.order() < one.order());
    let (before, after) = all.split_at(middle);
    let near = move |other: &&'m Found<'a>| {
        other.field == one.field && text.distance(one.span, other.span) <= tokens
    };
    let before = before.iter().rev().take_while(near);
    before.chain(after.iter().take_while(near))
}
