//! How often signals are expected to match in plain text: a rough estimate, for those who ask what a rule costs.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::fold::Profile;
use crate::ids::TermSetId;
use crate::ir::needs::needed;
use crate::ir::{Boundary, Phrase, Signal, SignalKind, Term, TermSet, TermsUse};
use crate::language::{Fit, Rate, common_rate, rare_rate};

/// Numbers in 1,000 words.
const QUANTITIES: Rate = Rate::of(15);
/// Quoted passages in 1,000 words.
const QUOTES: Rate = Rate::of(5);
/// Matches of a regex of which nothing is known: one a word.
const ANYTHING: Rate = Rate::of(1_000);
/// The most that the rarer words of one list are expected, however long it is.
const LIST: Rate = Rate::of(40);
/// A sign or digit that a regex waits for.
const SIGN: Rate = Rate::of(5);

/// How often the terms of a set are expected.
struct OfSet {
    all: Rate,
    /// Those that common words satisfy, by number in the set.
    common: Vec<(Rate, usize)>,
}

/// The rates of signals; what several share is worked out once.
pub struct Rates<'s> {
    sets: &'s [TermSet],
    known: RefCell<BTreeMap<(TermSetId, Fit), Rc<OfSet>>>,
    /// Of regexes, by fold.
    read: RefCell<BTreeMap<(Profile, String), Option<Rate>>>,
}

impl<'s> Rates<'s> {
    /// The rates of signals that use these sets.
    pub fn new(sets: &'s [TermSet]) -> Self {
        Self {
            sets,
            known: RefCell::default(),
            read: RefCell::default(),
        }
    }

    /// How often a signal is expected to match, before exceptions.
    pub fn of(&self, signal: &Signal) -> Rate {
        match &signal.kind {
            SignalKind::Terms(used) => self.of_terms(used),
            SignalKind::Regex(pattern) => self.of_regex(signal, pattern).unwrap_or(ANYTHING),
            SignalKind::Quantity(_) => QUANTITIES,
            SignalKind::Quote { .. } => QUOTES,
        }
    }

    /// How often a text is expected to wake a rule that waits for a signal; `None`: nobody can wait for it.
    pub fn wakes(&self, signal: &Signal) -> Option<Rate> {
        match &signal.kind {
            SignalKind::Terms(used) => Some(self.of_terms(used)),
            SignalKind::Regex(pattern) => self.of_regex(signal, pattern),
            SignalKind::Quantity(_) | SignalKind::Quote { .. } => None,
        }
    }

    /// The terms of a signal that common words satisfy, each with how often, in the order of their set.
    pub fn common_terms(&self, used: &TermsUse) -> Vec<(Rate, Term<'s>)> {
        let Some(set) = self.sets.get(used.set.index()) else {
            return vec![];
        };
        let of_set = self.of_set(used, set);
        let common = of_set.common.iter();
        common
            .filter_map(|(rate, at)| Some((*rate, set.terms.get(*at)?)))
            .collect()
    }

    fn of_terms(&self, used: &TermsUse) -> Rate {
        let set = self.sets.get(used.set.index());
        set.map_or_else(Rate::default, |set| self.of_set(used, set).all)
    }

    fn of_set(&self, used: &TermsUse, set: &TermSet) -> Rc<OfSet> {
        let fit = used.boundary.fit();
        let mut known = self.known.borrow_mut();
        let of_set = known.entry((used.set, fit)).or_insert_with(|| {
            let rates = set
                .terms
                .iter()
                .map(|term| common_term_rate(set, term, fit));
            let common: Vec<_> = rates.zip(0..).filter(|(rate, _)| rate.0 > 0).collect();
            let rare: Rate = set.terms.iter().map(|term| rare_term_rate(term, fit)).sum();
            let all = common.iter().map(|(rate, _)| *rate).sum::<Rate>();
            let all = all.and(rare.min(LIST));
            Rc::new(OfSet { all, common })
        });
        Rc::clone(of_set)
    }

    /// How often something stands in a text that every match of a regex holds; `None`: nothing is known.
    fn of_regex(&self, signal: &Signal, pattern: &str) -> Option<Rate> {
        let mut read = self.read.borrow_mut();
        let known = read.entry((signal.fold, pattern.to_owned()));
        *known.or_insert_with(|| {
            let rates = atom_rates(signal, pattern)?;
            Some(rates.into_iter().map(|(_, rate)| rate).sum())
        })
    }
}

impl Boundary {
    /// The edges that a term is bound to.
    pub fn fit(self) -> Fit {
        Fit {
            start: self.binds_start(),
            end: self.binds_end(),
        }
    }
}

/// How often a term is expected.
pub fn term_rate(set: &TermSet, term: Term<'_>, fit: Fit) -> Rate {
    common_term_rate(set, term, fit).and(rare_term_rate(term, fit))
}

/// How often a term is expected as if it had no common word: its variants are forms of few words.
fn rare_term_rate(term: Term<'_>, fit: Fit) -> Rate {
    const WORDS: u64 = 3;
    let phrases = term.phrases();
    let rates = phrases.iter().map(|phrase| {
        let each = words(phrase, fit).map(|(word, fit)| rare_rate(word, fit));
        beside_each_other(each).unwrap_or_default()
    });
    let (sum, most) = rates.fold((Rate::default(), Rate::default()), |(sum, most), rate| {
        (sum.and(rate), rate.max(most))
    });
    sum.min(Rate(most.0.saturating_mul(WORDS)))
}

/// How often common words are expected to be found as this term.
pub fn common_term_rate(set: &TermSet, term: Term<'_>, fit: Fit) -> Rate {
    let language = term.language().map(|language| language.primary());
    let phrases = term.phrases();
    let rates = phrases.iter().map(|phrase| {
        let each = words(phrase, fit);
        let rates = each.map(|(word, fit)| common_rate(set.fold, language, word, fit));
        beside_each_other(rates).unwrap_or_default()
    });
    rates.sum()
}

/// The words of a phrase, each with the edges that it is bound to.
fn words(phrase: Phrase<'_>, fit: Fit) -> impl Iterator<Item = (&str, Fit)> {
    let last = phrase.words().count().saturating_sub(1);
    phrase.words().enumerate().map(move |(at, word)| {
        let own = Fit {
            start: fit.start || at > 0,
            end: (fit.end || at < last) && !word.open,
        };
        (word.folded, own)
    })
}

/// Words one behind the other: as chance has it, but at least one in so many times of the rarest.
fn beside_each_other(rates: impl Iterator<Item = Rate>) -> Option<Rate> {
    const AT_LEAST: u64 = 300;
    let both = |one: Rate, two: Rate| {
        let chance = u128::from(one.0) * u128::from(two.0) / 1_000_000_000;
        let chance = u64::try_from(chance).unwrap_or(u64::MAX);
        Rate(chance.max(one.min(two).0 / AT_LEAST))
    };
    rates.reduce(both)
}

/// The literals of which every match of a regex holds one, each with how often it is expected, most often first; `None`:
/// nothing is known.
pub fn atom_rates(signal: &Signal, pattern: &str) -> Option<Vec<(String, Rate)>> {
    let atoms = needed(&regex_syntax::parse(pattern).ok()?)?;
    let rates = atoms.into_iter().map(|atom| {
        let rate = atom_rate(signal, &atom);
        (atom, rate)
    });
    let mut rates: Vec<_> = rates.collect();
    rates.sort_by_key(|(_, rate)| std::cmp::Reverse(*rate));
    Some(rates)
}

/// A literal stands anywhere; inside it words end at what is no letter.
fn atom_rate(signal: &Signal, atom: &str) -> Rate {
    let parts: Vec<&str> = atom.split(|c: char| !c.is_alphanumeric()).collect();
    let last = parts.len().saturating_sub(1);
    let words = parts
        .iter()
        .enumerate()
        .filter(|(_, word)| !word.is_empty());
    let rates = words.map(|(at, word)| {
        let fit = Fit {
            start: at > 0,
            end: at < last,
        };
        if word.chars().all(char::is_numeric) {
            return SIGN;
        }
        common_rate(signal.fold, None, word, fit).and(rare_rate(word, fit))
    });
    beside_each_other(rates).unwrap_or(SIGN)
}
