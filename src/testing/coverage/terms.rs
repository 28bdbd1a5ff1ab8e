//! The terms that rules use, each once however many rules, lists, signals and folds see it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::eval::Spotted;
use crate::eval::Standing;
use crate::eval::Survey;
use crate::ids::TermSetId;
use crate::ir::Policy;
use crate::ir::Rule;
use crate::ir::SignalKind;
use crate::ir::Term;
use crate::source::Place;
use crate::testing::coverage::report::Fraction;
use crate::testing::coverage::report::ListCoverage;

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
    /// Matched by labelled texts.
    by_gold: BTreeSet<Key<'a>>,
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
        self.used.extend(matched(policy, rule, &survey.spotted));
    }

    /// Marks the terms that a labelled text matched.
    pub(super) fn see_gold(&mut self, policy: &'a Policy, rule: &'a Rule, spotted: &[Spotted]) {
        let known = &self.known;
        let matched = matched(policy, rule, spotted).filter(|key| known.contains_key(key));
        self.by_gold.extend(matched);
    }

    /// Takes over all of another's.
    pub(super) fn add(&mut self, other: Self) {
        for (key, home) in other.known {
            self.know(key, home);
        }
        self.used.extend(other.used);
        self.by_gold.extend(other.by_gold);
    }

    fn is_used(&self, key: &Key<'_>) -> bool {
        self.used.contains(key) || self.by_gold.contains(key)
    }

    /// Terms that only labelled texts matched.
    pub(super) fn by_gold_alone(&self) -> usize {
        self.by_gold.difference(&self.used).count()
    }

    /// Each list with its terms used, those with most unused first.
    pub(super) fn lists(&self) -> Vec<ListCoverage> {
        let mut lists: BTreeMap<&str, Fraction> = BTreeMap::new();
        for (key, home) in &self.known {
            lists.entry(home.list).or_default().note(self.is_used(key));
        }
        let named = lists.into_iter().map(|(list, terms)| ListCoverage {
            list: list.to_owned(),
            terms,
        });
        let mut named: Vec<ListCoverage> = named.collect();
        named.sort_by_key(|list| std::cmp::Reverse(list.terms.of - list.terms.seen));
        named
    }

    /// Terms used.
    pub(super) fn terms(&self) -> Fraction {
        Fraction {
            seen: self.used.union(&self.by_gold).count(),
            of: self.known.len(),
        }
    }

    /// Canonical values of which a term was used.
    pub(super) fn entries(&self) -> Fraction {
        let mut entries: BTreeMap<&str, bool> = BTreeMap::new();
        for (key, home) in &self.known {
            if let Some(is) = home.is {
                *entries.entry(is).or_default() |= self.is_used(key);
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
        let unused = known.filter(|(key, _)| !self.is_used(key));
        unused.map(|(key, home)| (key, home.list))
    }
}

/// The terms of what was found, longer words aside.
fn matched<'a>(
    policy: &'a Policy,
    rule: &'a Rule,
    spotted: &[Spotted],
) -> impl Iterator<Item = Key<'a>> {
    let matched = spotted.iter();
    let matched = matched.filter(|spotted| spotted.standing != Standing::Loose);
    matched.filter_map(|spotted| {
        let SignalKind::Terms(used) = &rule.signal(spotted.signal).kind else {
            return None;
        };
        let (term, _) = spotted.term?;
        policy.term_set(used.set).terms.get(term).map(key)
    })
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
