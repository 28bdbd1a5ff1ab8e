//! The matches of a rule's signals, before exceptions.

use std::cmp::Reverse;

use regex_automata::PatternID;
use regex_automata::meta::Regex;

use crate::fold::{FoldedText, Profile, fold};
use crate::ids::SignalId;
use crate::ir::{Bounds, Policy, QuantityFilter, Rule, Side, Signal, SignalKind, Term, TermsUse};
use crate::language::{Affixes, affixes};
use crate::quantity::{Kind, Qualifier, Quantity, quantities};
use crate::reference::terms::Search;
use crate::reference::units::Text;
use crate::span::Span;
use crate::verdict::AffixSide;

/// A match: a place in a field that counts for a signal. All spans are of the original text.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    pub signal: SignalId,
    pub field: usize,
    pub span: Span,
    pub term: Option<&'a Term>,
    /// The term's place in its list. Of quantities: 0 for those of the text, 1 for those made of a dual.
    pub rank: usize,
    pub amount: Option<Amount>,
    /// A dual term, or the quantity made of one.
    pub dual: bool,
    pub affixes: Vec<(AffixSide, Span)>,
    /// Named groups of a regex that took part and are not empty.
    pub groups: Vec<(String, Span)>,
}

/// What a quantity says.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    pub value: u64,
    pub qualifier: Qualifier,
    pub kind: Kind,
}

impl<'a> Found<'a> {
    fn new(signal: SignalId, field: usize, span: Span) -> Self {
        Self {
            signal,
            field,
            span,
            term: None,
            rank: 0,
            amount: None,
            dual: false,
            affixes: Vec::new(),
            groups: Vec::new(),
        }
    }

    /// The order of matches everywhere.
    pub fn order(&self) -> (usize, usize, Reverse<usize>, usize) {
        let Span { start, end } = self.span;
        (self.field, start, Reverse(end), self.rank)
    }

    /// Tokens strictly between this match and `other`, if they do not overlap and `other` stands on that side.
    pub fn distance(&self, other: &Found<'a>, side: Side, text: &Text<'_>) -> Option<usize> {
        let before = other.span.end <= self.span.start && side != Side::After;
        let after = other.span.start >= self.span.end && side != Side::Before;
        (before || after).then(|| text.distance(self.span, other.span))
    }
}

/// The matches of every signal of a rule before its exceptions, by signal, in order. Dual terms are found first: they
/// are quantities too, whether or not an exception drops them as terms.
pub fn found<'a>(policy: &'a Policy, rule: &'a Rule, texts: &[Text<'_>]) -> Vec<Vec<Found<'a>>> {
    let mut found = vec![Vec::new(); rule.signals.len()];
    let mut duals = Vec::new();
    for terms in [true, false] {
        for (k, signal) in rule.signals.iter().enumerate() {
            if terms != matches!(signal.kind, SignalKind::Terms(_)) {
                continue;
            }
            let only = signal.field.as_deref();
            for (field, text) in texts.iter().enumerate() {
                if only.is_none_or(|name| name == text.name) {
                    let id = SignalId::new(k);
                    let all = At {
                        policy,
                        signal,
                        id,
                        field,
                        text,
                    }
                    .candidates(&duals);
                    found[k].extend(choose(all));
                }
            }
        }
        duals = found
            .iter()
            .flatten()
            .filter(|one| one.dual)
            .cloned()
            .collect();
    }
    found
}

/// The choice among all occurrences in one field: by start, the longest, list order; greedy without overlap.
fn choose(mut all: Vec<Found<'_>>) -> Vec<Found<'_>> {
    all.sort_by_key(Found::order);
    let mut free = 0;
    all.retain(|found| {
        let taken = found.span.start >= free;
        if taken {
            free = found.span.end;
        }
        taken
    });
    all
}

/// One signal at one field.
struct At<'a, 't> {
    policy: &'a Policy,
    signal: &'a Signal,
    id: SignalId,
    field: usize,
    text: &'t Text<'t>,
}

impl<'a> At<'a, '_> {
    /// All occurrences, in no order.
    fn candidates(&self, duals: &[Found<'a>]) -> Vec<Found<'a>> {
        let folded = fold(self.signal.fold, self.text.text);
        match &self.signal.kind {
            SignalKind::Terms(terms) => self.terms(terms, &folded),
            SignalKind::Regex(pattern) => self.regex(pattern, &folded),
            SignalKind::Quantity(filter) => self.quantities(filter, duals),
            SignalKind::Quote { min_tokens } => self.quotes(*min_tokens),
        }
    }

    fn at(&self, span: Span) -> Found<'a> {
        Found::new(self.id, self.field, span)
    }

    /// Every variant of every term at every place.
    fn terms(&self, terms: &TermsUse, folded: &FoldedText) -> Vec<Found<'a>> {
        let set = self.policy.term_set(terms.set);
        let mut all = Vec::new();
        for (rank, term) in set.terms.iter().enumerate() {
            let search = search(term, terms, set.fold, folded);
            for phrase in term.phrases().iter() {
                for (start, _) in folded.text().char_indices() {
                    let Some(hit) = search.hit(phrase, start) else {
                        continue;
                    };
                    let affixes = hit.affixes.into_iter();
                    all.push(Found {
                        term: Some(term),
                        rank,
                        dual: term.dual(),
                        affixes: affixes
                            .map(|(side, at)| (side, folded.original(at)))
                            .collect(),
                        ..self.at(folded.original(hit.span))
                    });
                }
            }
        }
        all
    }

    /// Leftmost-first matches on the folded text, one after the other. Lowering has compiled the pattern before, so
    /// that it always compiles here.
    fn regex(&self, pattern: &str, folded: &FoldedText) -> Vec<Found<'a>> {
        let Ok(regex) = Regex::new(pattern) else {
            return Vec::new();
        };
        let mut all = Vec::new();
        for captures in regex.captures_iter(folded.text()) {
            let group = |k: usize| {
                let span = captures.get_group(k)?.range();
                (!span.is_empty()).then(|| folded.original(Span::from(span)))
            };
            let names = regex
                .group_info()
                .pattern_names(PatternID::ZERO)
                .enumerate();
            let groups = names.filter_map(|(k, name)| Some((name?.to_owned(), group(k)?)));
            let groups = groups.collect();
            all.extend(group(0).map(|span| Found {
                groups,
                ..self.at(span)
            }));
        }
        all
    }

    /// The quantities of the text, and those that duals are; of both, only what the filter admits.
    fn quantities(&self, filter: &QuantityFilter, duals: &[Found<'a>]) -> Vec<Found<'a>> {
        let folded = fold(Profile::Default, self.text.text);
        let mut all = Vec::new();
        for quantity in quantities(self.text.text, &folded) {
            let Quantity {
                value,
                qualifier,
                kind,
                ..
            } = quantity;
            let amount = Some(Amount {
                value,
                qualifier,
                kind,
            });
            if filter.vague || !quantity.vague {
                all.push(Found {
                    amount,
                    ..self.at(quantity.span)
                });
            }
        }
        for dual in duals.iter().filter(|dual| dual.field == self.field) {
            let (qualifier, kind) = (Qualifier::Exact, Kind::Number);
            let amount = Some(Amount {
                value: 2,
                qualifier,
                kind,
            });
            all.push(Found {
                amount,
                dual: true,
                rank: 1,
                ..self.at(dual.span)
            });
        }
        let QuantityFilter { gte, lte, eq, .. } = *filter;
        let bounds = Bounds { gte, lte, eq };
        all.retain(|found| {
            let admitted = |amount: Amount| {
                bounds.admit(amount.value) && !filter.exclude.contains(&amount.kind)
            };
            found.amount.is_some_and(admitted)
        });
        all
    }

    fn quotes(&self, min_tokens: usize) -> Vec<Found<'a>> {
        let long = |span: &&Span| self.text.tokens.between(span.start, span.end) >= min_tokens;
        let quotes = self.text.quotes.iter().filter(long);
        quotes.map(|&span| self.at(span)).collect()
    }
}

/// How a term of a set is looked for in a text folded by `profile`.
pub fn search<'s>(
    term: &Term,
    terms: &TermsUse,
    profile: Profile,
    folded: &'s FoldedText,
) -> Search<'s> {
    static NONE: Affixes = Affixes {
        before: Vec::new(),
        before_short: Vec::new(),
        inner: Vec::new(),
        after: Vec::new(),
    };
    let language = term.language().filter(|_| terms.affixes);
    Search {
        folded,
        boundary: terms.boundary,
        affixes: language.map_or(&NONE, |language| affixes(language, profile)),
    }
}

/// Those matches of one signal that share a byte with `span` or stand right beside it. They are in order and disjoint.
pub fn touching<'m, 'a>(
    sorted: &'m [Found<'a>],
    field: usize,
    span: Span,
) -> impl Iterator<Item = &'m Found<'a>> {
    let from = sorted.partition_point(|one| (one.field, one.span.end) < (field, span.start));
    let candidates = sorted.iter().skip(from);
    candidates.take_while(move |one| one.field == field && one.span.start <= span.end)
}
