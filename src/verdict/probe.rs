//! Some rules weighed without the others: for tests of one rule, run many times.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Document;
use crate::eval::{Case, Facts, Outcome, Spotted, Survey, outcomes};
use crate::ids::RuleId;
use crate::program::{Matcher, Program};
use crate::scan::{Edges, Texts, scan, scan_some};
use crate::verdict::Explanation;
use crate::verdict::gathered::Gathered;

/// Which rules are weighed, whatever their gates say.
#[derive(Clone, Debug, Default)]
pub struct Probe {
    /// Rules weighed; with a rule, those whose findings it asks for.
    pub weighed: BTreeSet<RuleId>,
    /// Those of them whose findings come into the verdict.
    pub counted: BTreeSet<RuleId>,
    /// The rule that is traced.
    pub traced: Option<RuleId>,
}

/// The verdict of the counted rules alone, and the trace of one.
pub fn probe(program: &Program, document: &Document, probe: &Probe) -> Explanation {
    let mut gathered = Gathered::default();
    weigh(program, document, probe, &mut |case, rule| {
        let (outcomes, cut) = outcomes(case);
        if probe.counted.contains(&rule) {
            gathered.truncate(case, &cut);
            match probe.traced == Some(rule) {
                true => gathered.add_explained(case, outcomes.clone()),
                false => gathered.add(program, rule, outcomes.clone()),
            }
        }
        outcomes
    });
    gathered.explanation(program, document)
}

/// What a document shows of the traced rule.
pub fn survey(program: &Program, document: &Document, probe: &Probe) -> Survey {
    let mut seen = Survey::default();
    weigh(program, document, probe, &mut |case, rule| {
        if probe.traced == Some(rule) {
            seen = case.survey();
        }
        outcomes(case).0
    });
    seen
}

/// Everything that a document holds of the signals of every live rule, counted or not.
pub fn spotted(program: &Program, document: &Document) -> BTreeMap<RuleId, Vec<Spotted>> {
    let texts = Texts::new(document);
    let hits = scan(program, &texts, Edges::Fitting);
    let loose = scan(program, &texts, Edges::Failing);
    let mut facts = Facts::new(program, document, &texts, &hits);
    facts.loose = Some(&loose);
    let order = program.policy.order.iter();
    order
        .map(|rule| (*rule, Case::new(&facts, *rule).spotted()))
        .collect()
}

type Visit<'v> = dyn FnMut(&Case<'_>, RuleId) -> Vec<Outcome> + 'v;

fn weigh(program: &Program, document: &Document, probe: &Probe, visit: &mut Visit<'_>) {
    let texts = Texts::new(document);
    let plans = plans(program, &probe.weighed);
    let hits = scan_some(program, &texts, Edges::Fitting, &plans);
    let loose = probe
        .traced
        .map(|_| scan_some(program, &texts, Edges::Failing, &plans));
    let mut facts = Facts::new(program, document, &texts, &hits);
    facts.loose = loose.as_ref();
    let order = program.policy.order.iter();
    for rule in order.filter(|rule| probe.weighed.contains(rule)) {
        let outcomes = visit(&Case::new(&facts, *rule), *rule);
        facts.stand(*rule, &outcomes);
    }
}

/// Which plans these rules look for.
fn plans(program: &Program, rules: &BTreeSet<RuleId>) -> Vec<bool> {
    let mut wanted = vec![false; program.terms.len()];
    let plans = rules
        .iter()
        .filter_map(|rule| program.plans.get(rule.index()));
    for matcher in plans.flat_map(|plan| &plan.matchers) {
        if let Matcher::Terms(plan) = matcher
            && let Some(wanted) = wanted.get_mut(plan.index())
        {
            *wanted = true;
        }
    }
    wanted
}
