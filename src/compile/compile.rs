//! The order of compilation.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use crate::compile::{gates, shapes};
use crate::fold::Profile;
use crate::ids::{RuleId, TermSetId};
use crate::ir;
use crate::ir::{Boundary, Expr, SignalKind};
use crate::parallel::in_order;
use crate::program::{
    AutomatonError, Finder, Finders, Gate, Matcher, Names, PlainFinder, Program, Regex, RegexId,
    RulePlan, Seekers, TermsId, TermsPlan,
};
use crate::source::Sources;

/// Compiles a checked policy. `regexes` are those that are compiled already, by how they are written.
///
/// # Errors
/// When its terms do not fit into an automaton.
pub fn compile(
    policy: ir::Policy,
    sources: &Sources,
    regexes: HashMap<String, Regex>,
) -> Result<Program, AutomatonError> {
    let planned = Planned::new(&policy);
    let terms = policy.term_sets.iter().map(|set| set.terms.len());
    let worth = terms.sum::<usize>() > WORTH_THREADS;
    // The longest first.
    let folds = [Profile::Skeleton, Profile::Default, Profile::Exact];
    let finders = in_order(
        worth,
        &folds,
        || (),
        |(), fold| shapes::finder(&policy, &planned.terms, *fold).transpose(),
    );
    let mut finders: Vec<Finder> = finders.into_iter().flatten().collect::<Result<_, _>>()?;
    finders.reverse();
    let finders = Finders::Quick(finders);
    Ok(program(policy, planned, sources, finders, regexes))
}

/// Terms from which on threads are worth their beginning.
const WORTH_THREADS: usize = 1_000;

/// Compiles a checked policy so that its rules and the phrases of its terms may be changed in place; see [`replan`].
///
/// # Errors
/// When its terms do not fit into an automaton.
pub fn compile_for_changes(
    policy: ir::Policy,
    sources: &Sources,
) -> Result<Program, AutomatonError> {
    let planned = Planned::new(&policy);
    let regexes = HashMap::new();
    let program = program(policy, planned, sources, Finders::Plain, regexes);
    PlainFinder::all(&program.policy).map(|plain| {
        program.plain.get_or_init(|| plain);
        program
    })
}

fn program(
    policy: ir::Policy,
    planned: Planned,
    sources: &Sources,
    finders: Finders,
    mut regexes: HashMap<String, Regex>,
) -> Program {
    let places = policy.rules.iter().map(|rule| {
        rule.nodes
            .iter()
            .map(|node| sources.locate(node.place))
            .collect()
    });
    Program {
        places: places.collect(),
        finders,
        plain: OnceLock::new(),
        users: planned.users,
        terms: planned.terms,
        regexes: planned
            .patterns
            .iter()
            .filter_map(|pattern| regex(pattern, &mut regexes))
            .collect(),
        plans: planned.plans,
        open: planned.open,
        ranks: planned.ranks,
        seekers: planned.seekers,
        names: planned.names,
        policy,
    }
}

/// The regex of a pattern. Rules that share one share what it compiled to.
fn regex(pattern: &str, known: &mut HashMap<String, Regex>) -> Option<Regex> {
    if let Some(regex) = known.get(pattern) {
        return Some(regex.clone());
    }
    // INVARIANT: `lower` compiled the same patterns with the same limits; a pattern of nothing is never searched.
    let regex = Regex::new(pattern).or_else(|| Regex::new("[^\\s\\S]"))?;
    known.insert(pattern.to_owned(), regex.clone());
    Some(regex)
}

/// Plans a program of [`compile_for_changes`] anew after its rules changed, but neither terms nor regexes.
pub fn replan(program: &mut Program) {
    let planned = Planned::new(&program.policy);
    program.users = planned.users;
    program.terms = planned.terms;
    program.plans = planned.plans;
    program.open = planned.open;
    program.ranks = planned.ranks;
    program.seekers = planned.seekers;
    program.names = planned.names;
}

/// Everything that needs no automaton.
struct Planned {
    plans: Vec<RulePlan>,
    open: Vec<RuleId>,
    terms: Vec<TermsPlan>,
    users: Vec<Vec<TermsId>>,
    patterns: Vec<String>,
    ranks: Vec<u32>,
    seekers: Seekers,
    names: Names,
}

impl Planned {
    fn new(policy: &ir::Policy) -> Self {
        let mut tables = Tables::default();
        let rules = policy.rules.iter();
        let mut plans: Vec<RulePlan> = rules.map(|rule| tables.plan(policy, rule)).collect();
        let (mut open, mut seekers) = (vec![], Seekers::default());
        let shared = shared(&plans, tables.terms.len());
        for node in policy.rules.iter().flat_map(|rule| &rule.nodes) {
            if let Expr::Rule(asked) = node.expr {
                plans[asked.index()].is_asked_for = true;
            }
        }
        for (index, (rule, plan)) in policy.rules.iter().zip(&mut plans).enumerate() {
            if !rule.status.is_live() {
                continue;
            }
            seek(&mut seekers, RuleId::new(index), plan);
            plan.gate = gates::gate(rule, &plan.matchers, &shared);
            match &plan.gate {
                Gate::AnyOf(any) => any
                    .iter()
                    .for_each(|terms| tables.terms[terms.index()].wakes.push(RuleId::new(index))),
                _ => open.push(RuleId::new(index)),
            }
        }
        Self {
            plans,
            open,
            users: tables.users(policy.term_sets.len()),
            terms: tables.terms,
            patterns: tables.patterns,
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
}

impl Tables {
    fn plan(&mut self, policy: &ir::Policy, rule: &ir::Rule) -> RulePlan {
        let matchers = rule.signals.iter().map(|signal| match &signal.kind {
            SignalKind::Terms(terms) => Matcher::Terms(self.terms_plan(policy, terms)),
            SignalKind::Regex(pattern) => Matcher::Regex(self.regex(pattern)),
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

    fn regex(&mut self, pattern: &str) -> RegexId {
        self.patterns.push(pattern.to_owned());
        RegexId(u32::try_from(self.patterns.len() - 1).unwrap_or(u32::MAX))
    }

    fn users(&self, sets: usize) -> Vec<Vec<TermsId>> {
        let mut users = vec![vec![]; sets];
        for (plan, number) in self.terms.iter().zip(0..) {
            users[plan.set.index()].push(TermsId(number));
        }
        users
    }
}
