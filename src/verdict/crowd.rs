//! Signals with more matches than can be cited, which a verdict has to name even where the rule cannot hold.

use crate::eval::{Case, Facts};
use crate::ids::{RuleId, SignalId};
use crate::limits;
use crate::program::Matcher;
use crate::scan::Texts;

/// Whether a text is long enough: every match has a byte of its own.
pub(super) fn is_possible(texts: &Texts<'_>) -> bool {
    let lengths = texts.fields.iter().map(|field| field.text.len());
    lengths.sum::<usize>() > limits::MATCHES
}

/// The names of all such signals of all live rules, as `matches:RULE.SIGNAL`. Rules are walked over only where something
/// is crowded, whoever looks for it; those with a regex always.
pub(super) fn named(facts: &Facts<'_>) -> Vec<String> {
    if !is_possible(facts.texts) {
        return vec![];
    }
    let crowded = Crowded::new(facts);
    let mut named = vec![];
    let mut look = |rule: RuleId| {
        let case = Case::new(facts, rule);
        let signals = (0..case.rule.signals.len()).map(SignalId::new);
        let suspects = signals.filter(|signal| crowded.may_be(&case, *signal));
        let over = suspects.filter(|signal| is_crowded(&case, *signal));
        named.extend(over.map(|signal| case.cut_name(signal)));
    };
    let policy = &facts.program.policy;
    if crowded.terms || crowded.quantities || crowded.quotes {
        let live = policy.order.iter();
        let live = live.filter(|rule| policy.rule(**rule).status.is_live());
        live.for_each(|rule| look(*rule));
    } else {
        let with_regex = &facts.program.seekers.regexes;
        with_regex.iter().for_each(|rule| look(*rule));
    }
    named
}

/// The names of such signals of one rule.
pub(super) fn of_case(case: &Case<'_>) -> Vec<String> {
    let signals = (0..case.rule.signals.len()).map(SignalId::new);
    signals
        .filter(|signal| is_crowded(case, *signal))
        .map(|signal| case.cut_name(signal))
        .collect()
}

fn is_crowded(case: &Case<'_>, signal: SignalId) -> bool {
    case.found(signal).len() > limits::MATCHES
}

/// What a text has too much of, whoever looks for it.
struct Crowded {
    terms: bool,
    quantities: bool,
    quotes: bool,
}

impl Crowded {
    fn new(facts: &Facts<'_>) -> Self {
        let fields = || facts.texts.fields.iter();
        let bytes: usize = fields().map(|field| field.text.len()).sum();
        let hits = facts.hits.touched().iter();
        let numbers = hits.map(|plan| facts.hits.of(*plan).len());
        let seekers = &facts.program.seekers;
        // A quantity takes two bytes with what parts it from the next; a dual form among the terms is one too. A quote
        // takes three.
        let quantities = || {
            fields()
                .map(|field| field.quantities().len())
                .sum::<usize>()
        };
        let quotes = || fields().map(|field| field.quotes().len()).sum::<usize>();
        let duals: usize = numbers.clone().sum();
        Self {
            terms: numbers.into_iter().any(|number| number > limits::MATCHES),
            quantities: seekers.quantities
                && bytes / 2 + duals >= limits::MATCHES
                && quantities() + duals > limits::MATCHES,
            quotes: seekers.quotes && bytes / 3 >= limits::MATCHES && quotes() > limits::MATCHES,
        }
    }

    fn may_be(&self, case: &Case<'_>, signal: SignalId) -> bool {
        match &case.plan.matchers[signal.index()] {
            Matcher::Terms(_) => self.terms,
            Matcher::Quantity => self.quantities,
            Matcher::Quote => self.quotes,
            Matcher::Regex(_) => true,
        }
    }
}
