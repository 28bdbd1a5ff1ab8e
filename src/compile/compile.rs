//! The order of compilation.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::compile::planned::Planned;
use crate::compile::{atoms, shapes};
use crate::fold::Profile;
use crate::ir;
use crate::parallel::in_order;
use crate::program::{AutomatonError, Finder, Finders, PlainFinder, Program, Regex};
use crate::source::Sources;

/// Compiles a checked policy. `known` are the regexes that are compiled already, by how they are written.
///
/// # Errors
/// When its terms do not fit into an automaton.
pub fn compile(
    policy: ir::Policy,
    sources: &Sources,
    mut known: HashMap<String, Regex>,
) -> Result<Program, AutomatonError> {
    let (planned, regexes) = planned(&policy, &mut known);
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
    program(policy, planned, sources, finders, regexes)
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
    let (planned, regexes) = planned(&policy, &mut HashMap::new());
    let program = program(policy, planned, sources, Finders::Plain, regexes)?;
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
    regexes: Vec<Regex>,
) -> Result<Program, AutomatonError> {
    let places = policy.rules.iter().map(|rule| {
        rule.nodes
            .iter()
            .map(|node| sources.locate(node.place))
            .collect()
    });
    Ok(Program {
        places: places.collect(),
        finders,
        plain: OnceLock::new(),
        users: planned.users,
        terms: planned.terms,
        atoms: atoms::all(&regexes, &planned.regex_plans)?,
        regexes,
        regex_plans: planned.regex_plans,
        plans: planned.plans,
        open: planned.open,
        ranks: planned.ranks,
        seekers: planned.seekers,
        names: planned.names,
        policy,
    })
}

/// The plans of a policy, and its regexes by number.
fn planned(policy: &ir::Policy, known: &mut HashMap<String, Regex>) -> (Planned, Vec<Regex>) {
    let mut regexes: Vec<Regex> = vec![];
    let planned = Planned::new(policy, |_, pattern| {
        regexes.extend(regex(pattern, known));
        regexes.last().is_some_and(Regex::has_atoms)
    });
    (planned, regexes)
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
    let regexes = &program.regexes;
    let planned = Planned::new(&program.policy, |number, _| {
        regexes.get(number).is_some_and(Regex::has_atoms)
    });
    program.users = planned.users;
    program.terms = planned.terms;
    program.plans = planned.plans;
    program.regex_plans = planned.regex_plans;
    program.open = planned.open;
    program.ranks = planned.ranks;
    program.seekers = planned.seekers;
    program.names = planned.names;
}
