//! The terms that rules use, each once however many rules, lists, signals and folds see it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::eval::Standing;
use crate::eval::Survey;
use crate::ids::TermSetId;
use crate::ir::Policy;
use crate::ir::Rule;
use crate::ir::SignalKind;
use crate::ir::Term;
use crate::source::Place;
use crate::testing::coverage::report::Fraction;

/// A term as its author sees it: its place and its text. The terms of a file share a place; a list that holds another
/// has that one's terms.
pub(super) type Key<'a> = (Place, &'a str);

/// What a term belongs to: the shortest list that holds it, and its entry.
#[derive(Clone, Copy)]
struct Home<'a> {
    size: usize,
    list: &'a str,
    is: Option<&'a str>,
}

/// Which terms there are, and which were matched.
#[derive(Default)]
pub(super) struct Terms<'a> {
    known: BTreeMap<Key<'a>, Home<'a>>,
    used: BTreeSet<Key<'a>>,
}

impl<'a> Terms<'a> {
    /// The terms of a rule's signals.
    pub(super) fn of_rule(policy: &'a Policy, rule: &'a Rule) -> Self {
        let mut terms = Self::default();
        for set in sets(rule) {
            let set = policy.term_set(set);
            for term in set.terms.iter() {
                let home = Home {
                    size: set.terms.len(),
                    list: &set.name,
                    is: term.is(),
                };
                terms.know(key(term), home);
            }
        }
        terms
    }

    fn know(&mut self, key: Key<'a>, home: Home<'a>) {
        let known = self.known.entry(key).or_insert(home);
        if (home.size, home.list) < (known.size, known.list) {
            *known = home;
        }
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
            self.used.extend(term.map(key));
        }
    }

    /// Takes over all of another's.
    pub(super) fn add(&mut self, other: Self) {
        for (key, home) in other.known {
            self.know(key, home);
        }
        self.used.extend(other.used);
    }

    /// Terms used.
    pub(super) fn terms(&self) -> Fraction {
        Fraction {
            seen: self.used.len(),
            of: self.known.len(),
        }
    }

    /// Canonical values of which a term was used.
    pub(super) fn entries(&self) -> Fraction {
        let mut entries: BTreeMap<&str, bool> = BTreeMap::new();
        for (key, home) in &self.known {
            if let Some(is) = home.is {
                *entries.entry(is).or_default() |= self.used.contains(key);
            }
        }
        Fraction {
            seen: entries.values().filter(|used| **used).count(),
            of: entries.len(),
        }
    }

    /// Terms never used, by place, each with its list.
    pub(super) fn unused(&self) -> impl Iterator<Item = (&Key<'a>, &'a str)> {
        let known = self.known.iter();
        let unused = known.filter(|(key, _)| !self.used.contains(key));
        unused.map(|(key, home)| (key, home.list))
    }
}

fn key<'t>(term: Term<'t>) -> Key<'t> {
    (term.place(), term.text())
}

/// The term sets of a rule's signals, each once.
fn sets(rule: &Rule) -> BTreeSet<TermSetId> {
    let sets = rule.signals.iter().filter_map(|signal| match &signal.kind {
        SignalKind::Terms(used) => Some(used.set),
        _ => None,
    });
    sets.collect()
}
