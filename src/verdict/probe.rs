//! Some rules weighed without the others: for tests of one rule, run many times.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Document;
use crate::eval::{Case, Facts, Outcome, Spotted, Survey, outcomes};
use crate::ids::RuleId;
use crate::program::{Matcher, Program};
use crate::scan::{Edges, Texts, scan_some};
use crate::verdict::Explanation;
use crate::verdict::claims::Tellers;
use crate::verdict::gathered::Gathered;
use crate::verdict::judge::with_loose;

/// Which rules are weighed, whatever their gates say.
#[derive(Clone, Debug, Default)]
pub struct Probe {
    /// Rules weighed; with a rule, those whose findings it asks for.
    pub weighed: BTreeSet<RuleId>,
    /// Those of them whose findings come into the verdict.
    pub counted: BTreeSet<RuleId>,
    /// The rule that is traced.
    pub traced: Option<RuleId>,
    /// Whether matches tell the folds that they went through, which takes longer than all else.
    pub folds: bool,
}

/// The verdict of the counted rules alone, and the trace of one.
pub fn probe(program: &Program, document: &Document, probe: &Probe) -> Explanation {
    with_probed(program, document, probe, |mut facts| {
        let mut gathered = Gathered::default();
        each_weighed(&mut facts, probe, |case, rule| {
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
        gathered.explanation(&facts, document, Tellers::Rule)
    })
}

/// What a document shows of the traced rule.
pub fn survey(program: &Program, document: &Document, probe: &Probe) -> Survey {
    let mut seen = Survey::default();
    with_probed(program, document, probe, |mut facts| {
        each_weighed(&mut facts, probe, |case, rule| {
            if probe.traced == Some(rule) {
                seen = case.survey();
            }
            outcomes(case).0
        });
    });
    seen
}

/// Everything that a document holds of the signals of every live rule, counted or not.
pub fn spotted(program: &Program, document: &Document) -> BTreeMap<RuleId, Vec<Spotted>> {
    with_loose(program, document, |facts| {
        let order = program.policy.order.iter();
        order
            .map(|rule| (*rule, Case::new(&facts, *rule).spotted()))
            .collect()
    })
}

/// What the weighed rules look for in a document; what does not count too, if one is traced.
fn with_probed<T>(
    program: &Program,
    document: &Document,
    probe: &Probe,
    look: impl FnOnce(Facts<'_>) -> T,
) -> T {
    let texts = Texts::new(document);
    let plans = plans(program, &probe.weighed);
    let hits = scan_some(program, &texts, Edges::Fitting, &plans);
    let loose = probe
        .traced
        .map(|_| scan_some(program, &texts, Edges::Failing, &plans));
    let mut facts = Facts::new(program, document, &texts, &hits);
    facts.loose = loose.as_ref();
    facts.folds = probe.folds;
    look(facts)
}

fn each_weighed(
    facts: &mut Facts<'_>,
    probe: &Probe,
    mut visit: impl FnMut(&Case<'_>, RuleId) -> Vec<Outcome>,
) {
    let order = facts.program.policy.order.iter();
    for rule in order.filter(|rule| probe.weighed.contains(rule)) {
        let outcomes = visit(&Case::new(facts, *rule), *rule);
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
