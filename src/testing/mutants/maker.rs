//! Collects the mutants of one rule.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::ids::RuleId;
use crate::ids::SignalId;
use crate::ir::Policy;
use crate::ir::Rule;
use crate::ir::Signal;
use crate::ir::Status;
use crate::source::Place;
use crate::testing::bench::Change;
use crate::testing::mutants::mutant::Hint;
use crate::testing::mutants::mutant::Mutant;

/// The mutants of one rule, as they are thought of.
pub(super) struct Maker<'a> {
    pub(super) id: RuleId,
    pub(super) rule: &'a Rule,
    /// Tests of the rule, by place in the policy.
    pub(super) tests: &'a [usize],
    /// Where else shared signals stand.
    pub(super) shares: &'a Shares<'a>,
    pub(super) mutants: Vec<Mutant>,
    /// How many parts of its regexes may be cut.
    pub(super) room: usize,
    /// Parts beyond.
    pub(super) untried: usize,
}

/// Shared signals by their place: a change of one is a change of every rule that has it.
pub(super) struct Shares<'a> {
    policy: &'a Policy,
    places: BTreeMap<Place, BTreeMap<RuleId, Vec<SignalId>>>,
    /// Tests that pass, by rule.
    tests: BTreeMap<RuleId, Vec<usize>>,
}

impl<'a> Shares<'a> {
    /// The shared signals of a policy, of whose tests these pass.
    pub(super) fn new(policy: &'a Policy, sound: &BTreeSet<usize>) -> Self {
        let mut places: BTreeMap<Place, BTreeMap<RuleId, Vec<SignalId>>> = BTreeMap::new();
        for (rule, id) in policy.rules.iter().zip(0..) {
            let signals = rule.signals.iter().zip(0..);
            for (signal, number) in signals.filter(|(signal, _)| signal.home.is_some()) {
                let of_rule = places.entry(signal.place).or_default();
                of_rule
                    .entry(RuleId(id))
                    .or_default()
                    .push(SignalId(number));
            }
        }
        let mut tests: BTreeMap<RuleId, Vec<usize>> = BTreeMap::new();
        for number in sound {
            if let Some(test) = policy.tests.get(*number) {
                tests.entry(test.rule).or_default().push(*number);
            }
        }
        Self {
            policy,
            places,
            tests,
        }
    }

    /// The first signal of the first of `rules` that has this shared one: the mutants of all are made there.
    pub(super) fn first(&self, place: Place, rules: &[RuleId]) -> Option<(RuleId, SignalId)> {
        let of_place = self.places.get(&place)?;
        let mut all = of_place.iter().filter(|(rule, _)| rules.contains(rule));
        all.find_map(|(rule, signals)| Some((*rule, *signals.first()?)))
    }
}

impl Maker<'_> {
    /// A mutant of one signal; of a shared one, in every rule that has it.
    pub(super) fn edit_signal(
        &mut self,
        id: SignalId,
        (place, path): (Place, &str),
        what: impl Into<String>,
        hint: Hint,
        edit: impl Fn(&mut Signal),
    ) {
        let signal = self.rule.signal(id);
        let others = self.shares.places.get(&signal.place);
        let Some(others) = others.filter(|_| signal.home.is_some()) else {
            self.edit((place, path), what, hint, |rule| {
                edit(&mut rule.signals[id.index()]);
            });
            return;
        };
        let changed = others.iter().map(|(other, signals)| {
            let mut rule = self.shares.policy.rule(*other).clone();
            // A rule that is not in force is tested as if it were.
            rule.status = Status::Enforce;
            for signal in signals {
                edit(&mut rule.signals[signal.index()]);
            }
            (*other, rule)
        });
        let tests = others.keys();
        let tests = tests.filter_map(|rule| self.shares.tests.get(rule));
        self.mutants.push(Mutant {
            rule: self.id,
            place,
            path: path.to_owned(),
            what: what.into(),
            change: Change::Rules(changed.collect()),
            tests: tests.flatten().copied().collect(),
            hint,
        });
    }

    /// A mutant whose rule is `edit`ed.
    pub(super) fn edit(
        &mut self,
        (place, path): (Place, &str),
        what: impl Into<String>,
        hint: Hint,
        edit: impl FnOnce(&mut Rule),
    ) {
        let mut rule = self.rule.clone();
        edit(&mut rule);
        self.mutants.push(Mutant {
            rule: self.id,
            place,
            path: path.to_owned(),
            what: what.into(),
            change: Change::Rules(vec![(self.id, rule)]),
            tests: self.tests.to_vec(),
            hint,
        });
    }
}

/// A distance one less, one more, and doubled; with each, the distance at which the difference shows.
pub(super) fn distances(tokens: usize) -> Vec<(usize, usize)> {
    let mut out = vec![];
    out.extend(tokens.checked_sub(1).map(|less| (less, tokens)));
    out.push((tokens + 1, tokens + 1));
    if tokens > 1 {
        out.push((tokens * 2, tokens + 1));
    }
    out.retain(|(to, _)| *to <= MOST);
    out
}

/// The greatest distance that a policy may ask for.
const MOST: usize = 1000;

/// A bound one less and one more; with each, a number at which the difference shows.
pub(super) fn bounds(bound: u64, least: bool) -> Vec<(u64, u64)> {
    let mut out = vec![];
    if let Some(less) = bound.checked_sub(1) {
        out.push((less, if least { less } else { bound }));
    }
    if let Some(more) = bound.checked_add(1) {
        out.push((more, if least { bound } else { more }));
    }
    out
}
