//! Collects the mutants of one rule.

use std::collections::BTreeMap;

use crate::eval::Survey;
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

/// Shared signals and filters by their place: a change of one is a change of every rule that has it.
pub(super) struct Shares<'a> {
    policy: &'a Policy,
    /// Signals, by number in each rule that has them.
    places: BTreeMap<Place, BTreeMap<RuleId, Vec<SignalId>>>,
    /// Entries of `unless`, by place in each rule that has them.
    entries: BTreeMap<Place, Vec<(RuleId, usize)>>,
    /// Tests that pass, by rule, with what each shows of it.
    tests: BTreeMap<RuleId, Vec<(usize, &'a Survey)>>,
}

impl<'a> Shares<'a> {
    /// What rules of a policy share, and what its tests show that pass.
    pub(super) fn new(policy: &'a Policy, surveys: &'a [(usize, Survey)]) -> Self {
        let mut places: BTreeMap<Place, BTreeMap<RuleId, Vec<SignalId>>> = BTreeMap::new();
        let mut entries: BTreeMap<Place, Vec<(RuleId, usize)>> = BTreeMap::new();
        for (rule, id) in policy.rules.iter().zip(0..) {
            for (entry, at) in rule.unless.iter().zip(0..) {
                entries
                    .entry(entry.place)
                    .or_default()
                    .push((RuleId(id), at));
            }
            for (signal, number) in rule.signals.iter().zip(0..) {
                let of_rule = places.entry(signal.place).or_default();
                of_rule
                    .entry(RuleId(id))
                    .or_default()
                    .push(SignalId(number));
            }
        }
        let mut tests: BTreeMap<RuleId, Vec<(usize, &Survey)>> = BTreeMap::new();
        for (number, survey) in surveys {
            if let Some(test) = policy.tests.get(*number) {
                let of_rule = tests.entry(test.rule).or_default();
                of_rule.push((*number, survey));
            }
        }
        Self {
            policy,
            places,
            entries,
            tests,
        }
    }

    /// The rules that have this entry of `unless`, and where, if they are several.
    pub(super) fn entry(&self, place: Place) -> Option<&[(RuleId, usize)]> {
        let rules = self.entries.get(&place)?;
        (rules.len() > 1).then_some(rules.as_slice())
    }

    /// The rules that have a signal, and under which numbers.
    fn users(&self, signal: &Signal) -> impl Iterator<Item = (&RuleId, &Vec<SignalId>)> {
        self.places.get(&signal.place).into_iter().flatten()
    }

    /// The first of `rules` that has a signal, and its number there: the mutants of all are made there.
    pub(super) fn first(&self, signal: &Signal, rules: &[RuleId]) -> Option<(RuleId, SignalId)> {
        let mut all = self.users(signal).filter(|(rule, _)| rules.contains(rule));
        all.find_map(|(rule, signals)| Some((*rule, *signals.first()?)))
    }

    /// The tests of a rule in which a change may show, by what is known of them; those that ask for labels always, since they
    /// ask other rules too.
    fn tests(&self, id: RuleId, shows: impl Fn(&Survey) -> bool) -> Vec<usize> {
        let may = |(number, survey): &&(usize, &Survey)| {
            let test = self.policy.tests.get(*number);
            shows(survey) || test.is_some_and(|test| test.labels.is_some())
        };
        let tests = self.tests.get(&id).map_or(&[][..], Vec::as_slice);
        let tests = tests.iter().filter(may);
        tests.map(|(number, _)| *number).collect()
    }
}

/// Whether a change of a rule's signal may show in a text of which this is known.
type Shows<'s> = dyn Fn(&Rule, SignalId, &Survey) -> bool + 's;

impl Maker<'_> {
    /// A mutant of one signal; of a shared one, in every rule that has it.
    pub(super) fn edit_signal(
        &mut self,
        id: SignalId,
        at: (Place, &str),
        what: impl Into<String>,
        hint: Hint,
        edit: impl Fn(&mut Signal),
    ) {
        self.edit_shown(id, at, (what.into(), hint), &|_, _, _| true, edit);
    }

    /// As [`Self::edit_signal`], where only some texts may show it.
    pub(super) fn edit_shown(
        &mut self,
        id: SignalId,
        (place, path): (Place, &str),
        (what, hint): (String, Hint),
        shows: &Shows<'_>,
        edit: impl Fn(&mut Signal),
    ) {
        let users = self.shares.users(self.rule.signal(id));
        let changed = users.map(|(rule, signals)| {
            let mut changed = self.shares.policy.rule(*rule).clone();
            let show = |survey: &Survey| {
                let mut signals = signals.iter();
                signals.any(|signal| shows(&changed, *signal, survey))
            };
            let tests = self.shares.tests(*rule, show);
            // A rule that is not in force is tested as if it were.
            changed.status = Status::Enforce;
            for signal in signals {
                edit(&mut changed.signals[signal.index()]);
            }
            ((*rule, changed), tests)
        });
        let (changed, tests): (Vec<_>, Vec<_>) = changed.unzip();
        self.mutants.push(Mutant {
            rule: self.id,
            place,
            path: path.to_owned(),
            what,
            change: Change::Rules(changed),
            tests: tests.concat(),
            hint,
        });
    }

    /// The mutants that `make` makes of another rule.
    pub(super) fn of_other(&self, id: RuleId, make: impl FnOnce(&mut Maker<'_>)) -> Vec<Mutant> {
        // A rule that is not in force is tested as if it were.
        let mut rule = self.shares.policy.rule(id).clone();
        rule.status = Status::Enforce;
        let mut other = Maker {
            id,
            rule: &rule,
            tests: &self.shares.tests(id, |_| true),
            shares: self.shares,
            mutants: vec![],
            room: 0,
            untried: 0,
        };
        make(&mut other);
        other.mutants
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
