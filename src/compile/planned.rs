//! What each rule looks for, what it waits for, and what rules share.

use std::collections::BTreeMap;

use crate::compile::gates;
use crate::fold::Profile;
use crate::ids::{RuleId, TermSetId};
use crate::ir;
use crate::ir::{Boundary, SignalKind};
use crate::program::{
    Gate, Matcher, Names, RegexId, RegexPlan, RulePlan, Seekers, TermsId, TermsPlan, Witness,
};

/// Everything that needs no automaton.
pub(super) struct Planned {
    pub(super) plans: Vec<RulePlan>,
    pub(super) open: Vec<RuleId>,
    pub(super) terms: Vec<TermsPlan>,
    pub(super) users: Vec<Vec<TermsId>>,
    pub(super) regex_plans: Vec<RegexPlan>,
    pub(super) ranks: Vec<u32>,
    pub(super) seekers: Seekers,
    pub(super) names: Names,
}

impl Planned {
    /// `has_atoms` says of each regex, by number and pattern, in order, whether every match holds one of some literals.
    pub(super) fn new(policy: &ir::Policy, mut has_atoms: impl FnMut(usize, &str) -> bool) -> Self {
        let mut tables = Tables::default();
        let rules = policy.rules.iter();
        let mut plans: Vec<RulePlan> = rules.map(|rule| tables.plan(policy, rule)).collect();
        let regexes = tables.regexes.iter_mut().zip(&tables.patterns);
        for (number, (plan, pattern)) in regexes.enumerate() {
            plan.has_atoms = has_atoms(number, pattern);
        }
        let (mut open, mut seekers) = (vec![], Seekers::default());
        let shared = shared(&plans, tables.terms.len());
        for asked in policy.rules.iter().flat_map(ir::Rule::asked) {
            plans[asked.index()].is_asked_for = true;
        }
        for (index, (rule, plan)) in policy.rules.iter().zip(&mut plans).enumerate() {
            if !rule.status.is_live() {
                continue;
            }
            seek(&mut seekers, RuleId::new(index), plan);
            plan.gate = gates::gate(rule, &plan.matchers, &shared, &tables.regexes);
            match &plan.gate {
                Gate::AnyOf(any) => any
                    .iter()
                    .for_each(|witness| tables.wakes(*witness).push(RuleId::new(index))),
                _ => open.push(RuleId::new(index)),
            }
        }
        Self {
            plans,
            open,
            users: tables.users(policy.term_sets.len()),
            terms: tables.terms,
            regex_plans: tables.regexes,
            ranks: ranks(policy),
            seekers,
            names: Names::new(policy),
        }
    }
}

/// How many rules use each plan.
fn shared(plans: &[RulePlan], terms: usize) -> Vec<usize> {
    let mut shared = vec![0; terms];
    for matcher in plans.iter().flat_map(|plan| &plan.matchers) {
        if let Matcher::Terms(plan) = matcher {
            shared[plan.index()] += 1;
        }
    }
    shared
}

/// The place of each rule in the order.
fn ranks(policy: &ir::Policy) -> Vec<u32> {
    let mut ranks = vec![0; policy.rules.len()];
    for (rule, place) in policy.order.iter().zip(0..) {
        ranks[rule.index()] = place;
    }
    ranks
}

/// Notes what a live rule looks for.
fn seek(seekers: &mut Seekers, rule: RuleId, plan: &RulePlan) {
    let has = |wanted: fn(&Matcher) -> bool| plan.matchers.iter().any(wanted);
    seekers.quantities |= has(|matcher| matches!(matcher, Matcher::Quantity));
    seekers.quotes |= has(|matcher| matches!(matcher, Matcher::Quote));
    let regex = has(|matcher| matches!(matcher, Matcher::Regex(_)));
    seekers.regexes.extend(regex.then_some(rule));
}

/// What several rules share.
#[derive(Default)]
struct Tables {
    terms: Vec<TermsPlan>,
    number_of: BTreeMap<(TermSetId, u8, bool), TermsId>,
    patterns: Vec<String>,
    regexes: Vec<RegexPlan>,
    regex_of: BTreeMap<(Profile, String), RegexId>,
}

impl Tables {
    fn plan(&mut self, policy: &ir::Policy, rule: &ir::Rule) -> RulePlan {
        let matchers = rule.signals.iter().map(|signal| match &signal.kind {
            SignalKind::Terms(terms) => Matcher::Terms(self.terms_plan(policy, terms)),
            SignalKind::Regex(pattern) => Matcher::Regex(self.regex(pattern, signal.fold)),
            SignalKind::Quantity(_) => Matcher::Quantity,
            SignalKind::Quote { .. } => Matcher::Quote,
        });
        RulePlan {
            matchers: matchers.collect(),
            gate: Gate::Shut,
            uses: rule.uses(),
            is_asked_for: false,
        }
    }

    fn terms_plan(&mut self, policy: &ir::Policy, used: &ir::TermsUse) -> TermsId {
        let boundary = match used.boundary {
            Boundary::Word => 0,
            Boundary::Prefix => 1,
            Boundary::Suffix => 2,
            Boundary::Infix => 3,
        };
        let next = TermsId(u32::try_from(self.terms.len()).unwrap_or(u32::MAX));
        *self
            .number_of
            .entry((used.set, boundary, used.affixes))
            .or_insert_with(|| {
                self.terms.push(TermsPlan {
                    set: used.set,
                    profile: policy.term_set(used.set).fold,
                    boundary: used.boundary,
                    affixes: used.affixes,
                    wakes: vec![],
                });
                next
            })
    }

    fn regex(&mut self, pattern: &str, profile: Profile) -> RegexId {
        let next = RegexId(u32::try_from(self.patterns.len()).unwrap_or(u32::MAX));
        let key = (profile, pattern.to_owned());
        *self.regex_of.entry(key).or_insert_with(|| {
            self.patterns.push(pattern.to_owned());
            self.regexes.push(RegexPlan {
                profile,
                has_atoms: false,
                wakes: vec![],
            });
            next
        })
    }

    fn wakes(&mut self, witness: Witness) -> &mut Vec<RuleId> {
        match witness {
            Witness::Terms(terms) => &mut self.terms[terms.index()].wakes,
            Witness::Atom(regex) => &mut self.regexes[regex.index()].wakes,
        }
    }

    fn users(&self, sets: usize) -> Vec<Vec<TermsId>> {
        let mut users = vec![vec![]; sets];
        for (plan, number) in self.terms.iter().zip(0..) {
            users[plan.set.index()].push(TermsId(number));
        }
        users
    }
}
