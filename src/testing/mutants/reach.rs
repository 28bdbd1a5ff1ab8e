//! Which rules have to be there for a mutant to be told from the policy.

use std::collections::BTreeSet;

use crate::ids::RuleId;
use crate::ir::Policy;
use crate::ir::Rule;
use crate::ir::Status;
use crate::testing::bench::Change;
use crate::testing::mutants::mutant::Hint;
use crate::testing::mutants::mutant::Mutant;

/// The rules that a change is one of.
pub(super) fn changed(policy: &Policy, change: &Change) -> BTreeSet<RuleId> {
    match change {
        Change::Rules(rules) => rules.iter().map(|(rule, _)| *rule).collect(),
        Change::Terms(terms) => {
            let sets: BTreeSet<_> = terms.iter().map(|(set, ..)| *set).collect();
            those(policy, |rule| rule.sets().any(|set| sets.contains(&set)))
        }
        Change::OnePer(label, _) | Change::Threshold(label, _) => {
            those(policy, |rule| rule.label == *label)
        }
    }
}

/// The rules by which a mutant shows, in tests, suggestions or labelled texts.
pub(super) fn reach(policy: &Policy, mutant: &Mutant) -> BTreeSet<RuleId> {
    let mut all = policy.with_asking(&changed(policy, &mutant.change));
    all.insert(mutant.rule);
    if let Hint::Term { signals, .. } = &mutant.hint {
        all.extend(signals.iter().map(|(rule, _)| *rule));
    }
    let tests = mutant.tests.iter();
    let tests = tests.filter_map(|number| policy.tests.get(*number));
    let mut labelled = false;
    for test in tests {
        all.insert(test.rule);
        labelled |= test.labels.is_some();
    }
    if labelled {
        all.extend(those(policy, |rule| rule.status == Status::Enforce));
    }
    all
}

fn those(policy: &Policy, wanted: impl Fn(&Rule) -> bool) -> BTreeSet<RuleId> {
    let rules = policy.rules.iter().enumerate();
    let wanted = rules.filter(|(_, rule)| wanted(rule));
    wanted.map(|(index, _)| RuleId::new(index)).collect()
}
