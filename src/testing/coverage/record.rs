//! Runs the tests and writes down what they show.

use crate::engine::Policy;
use crate::engine::PolicyError;
use crate::eval::Survey;
use crate::ids::RuleId;
use crate::testing::bench::Bench;
use crate::testing::coverage::gaps;
use crate::testing::coverage::report::Coverage;
use crate::testing::coverage::report::RuleCoverage;
use crate::testing::coverage::report::UnusedTerm;
use crate::testing::coverage::terms::Terms;
use crate::testing::mutants::LabelledText;

/// What the tests of all rules, or of one, show of their rules. A rule counts what its own tests show; a term counts in
/// all if some rule's test matches it. Exceptions of shared signals and entries of filters are counted once, under the first
/// rule that has them, and every rule's tests count for them.
///
/// Labelled texts match terms too: whether a list finds what it should is seen there as well as beside a rule.
///
/// # Errors
/// None for a policy that compiled.
pub fn coverage(
    policy: &Policy,
    rule: Option<&str>,
    gold: &[LabelledText],
) -> Result<Coverage, PolicyError> {
    let bench = Bench::new(policy)?;
    let (ir, sources) = (policy.ir(), policy.sources());
    let mut all = Coverage::default();
    let mut all_terms = Terms::default();
    let rules = ir.rules.iter().enumerate();
    let mut shown = vec![];
    let spotted: Vec<_> = gold
        .iter()
        .map(|text| bench.spotted(&text.document))
        .collect();
    for (index, own) in rules.filter(|(_, own)| rule.is_none_or(|id| own.id == id)) {
        let id = RuleId::new(index);
        let mut terms = Terms::of_rule(ir, own);
        let mut seen = Survey::default();
        let tests = ir.tests.iter().filter(|test| test.rule == id);
        let mut count = 0;
        for test in tests {
            let survey = bench.survey(id, &test.document);
            terms.see(ir, own, &survey);
            gaps::merge(&mut seen, survey);
            count += 1;
        }
        for found in spotted.iter().filter_map(|text| text.get(&id)) {
            terms.see_gold(ir, own, found);
        }
        shown.push((own, count, terms, completed(seen, own)));
    }
    let items = shown
        .iter()
        .map(|(rule, _, _, seen)| gaps::items(rule, seen));
    let counted = gaps::counted(items.collect(), sources);
    for ((own, count, terms, _), (conditions, gaps)) in shown.into_iter().zip(counted) {
        all.tests += count;
        all.conditions.add(conditions);
        all.rules.push(RuleCoverage {
            rule: own.id.clone(),
            tests: count,
            conditions,
            terms: terms.terms(),
            entries: terms.entries(),
            gaps,
        });
        all_terms.add(terms);
    }
    all.terms = all_terms.terms();
    all.terms_by_gold = all_terms.by_gold_alone();
    all.entries = all_terms.entries();
    all.lists = all_terms.lists();
    let unused = all_terms.unused();
    let unused = unused.map(|((place, term), list)| UnusedTerm {
        at: sources.locate(*place),
        list: list.to_owned(),
        term: (*term).to_owned(),
    });
    all.unused = unused.collect();
    Ok(all)
}

/// A rule without tests shows nothing, of everything it has.
fn completed(mut seen: Survey, rule: &crate::ir::Rule) -> Survey {
    if seen.excepts.is_empty() {
        let nothing = |signal: &crate::ir::Signal| vec![Default::default(); signal.excepts.len()];
        seen.excepts = rule.signals.iter().map(nothing).collect();
    }
    seen
}
