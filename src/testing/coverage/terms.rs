//! The terms that rules use, each once however many rules, signals and folds see it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::eval::Standing;
use crate::eval::Survey;
use crate::ids::TermSetId;
use crate::ir::Policy;
use crate::ir::Rule;
use crate::ir::SignalKind;
use crate::source::Place;
use crate::testing::coverage::report::Fraction;

/// A term as its author sees it: its place, its list and its text. The terms of a file share a place.
pub(super) type Key<'a> = (Place, &'a str, &'a str);

/// Which terms there are, and which were matched.
#[derive(Default)]
pub(super) struct Terms<'a> {
    known: BTreeMap<Key<'a>, Option<&'a str>>,
    used: BTreeSet<Key<'a>>,
}

impl<'a> Terms<'a> {
    /// The terms of a rule's signals.
    pub(super) fn of_rule(policy: &'a Policy, rule: &'a Rule) -> Self {
        let mut terms = Self::default();
        for set in sets(rule) {
            let set = policy.term_set(set);
            let keys = set.terms.iter().map(|term| {
                let key = (term.place, set.name.as_str(), term.text.as_str());
                (key, term.is.as_deref())
            });
            terms.known.extend(keys);
        }
        terms
    }

    /// Marks the terms that a survey of that rule matched, whether or not an exception dropped them.
    pub(super) fn see(&mut self, policy: &'a Policy, rule: &'a Rule, survey: &Survey) {
        let matched = survey.spotted.iter();
        for spotted in matched.filter(|spotted| spotted.standing != Standing::Loose) {
            let SignalKind::Terms(used) = &rule.signal(spotted.signal).kind else {
                continue;
            };
            let set = policy.term_set(used.set);
            let term = spotted.term.and_then(|(term, _)| set.terms.get(term));
            let key =
                |term: &'a crate::ir::Term| (term.place, set.name.as_str(), term.text.as_str());
            self.used.extend(term.map(key));
        }
    }

    /// Takes over all of another's.
    pub(super) fn add(&mut self, other: Self) {
        self.known.extend(other.known);
        self.used.extend(other.used);
    }

    /// Terms used.
    pub(super) fn terms(&self) -> Fraction {
        Fraction {
            seen: self.used.len(),
            of: self.known.len(),
        }
    }

    /// Entries with a canonical value of which a term was used.
    pub(super) fn entries(&self) -> Fraction {
        let mut entries: BTreeMap<(&str, &str), bool> = BTreeMap::new();
        for (key, is) in &self.known {
            if let Some(is) = is {
                *entries.entry((key.1, is)).or_default() |= self.used.contains(key);
            }
        }
        Fraction {
            seen: entries.values().filter(|used| **used).count(),
            of: entries.len(),
        }
    }

    /// Terms never used, by place.
    pub(super) fn unused(&self) -> impl Iterator<Item = &Key<'a>> {
        self.known.keys().filter(|key| !self.used.contains(key))
    }
}

/// The term sets of a rule's signals, each once.
fn sets(rule: &Rule) -> BTreeSet<TermSetId> {
    let sets = rule.signals.iter().filter_map(|signal| match &signal.kind {
        SignalKind::Terms(used) => Some(used.set),
        _ => None,
    });
    sets.collect()
}
