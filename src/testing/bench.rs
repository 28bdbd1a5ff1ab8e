//! A compiled policy of which one thing at a time is changed, and whose tests are run again and again.
//!
//! Automata are built once: a change drops terms by making them unfindable, and otherwise touches rules only.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::compile::compile_for_changes;
use crate::compile::replan;
use crate::document::Document;
use crate::engine::Policy;
use crate::engine::PolicyError;
use crate::eval::Spotted;
use crate::eval::Survey;
use crate::fold::Profile;
use crate::ids::LabelId;
use crate::ids::RuleId;
use crate::ids::TermSetId;
use crate::ir;
use crate::ir::Rule;
use crate::ir::SignalKind;
use crate::ir::Status;
use crate::ir::TermSet;
use crate::ir::TestCase;
use crate::ir::{PhrasesBuf, Replaced};
use crate::program::Program;
use crate::testing::Difference;
use crate::testing::compare::differences;
use crate::verdict::Explanation;
use crate::verdict::Finding;
use crate::verdict::Probe;
use crate::verdict::probe;
use crate::verdict::spotted;
use crate::verdict::survey;

/// One thing about a policy as it would be instead.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// Other rules in the place of these, with the same signals and terms, or those of [`unhidden`]. A regex that is another
    /// must be so for all that share it, and wait for what it waited for.
    Rules(Vec<(RuleId, Rule)>),
    /// Other terms in these places. Their variants are as many as before, each as before or unfindable.
    Terms(Vec<(TermSetId, usize, PhrasesBuf)>),
    /// Another threshold.
    Threshold(LabelId, i64),
    /// Claims of a label are made by another capture, or by none.
    OnePer(LabelId, Option<String>),
}

/// Under which number a bench for mutants has a set of fold `skeleton` as it is under `default`.
pub(super) fn unhidden(policy: &ir::Policy, set: TermSetId) -> Option<TermSetId> {
    let sets = policy.term_sets.iter().enumerate();
    let mut hidden = sets.filter(|(_, set)| set.fold == Profile::Skeleton);
    let place = hidden.position(|(index, _)| index == set.index())?;
    Some(TermSetId::new(policy.term_sets.len() + place))
}

/// What undoes a change.
enum Back {
    Terms(Vec<(TermSetId, usize, Replaced)>),
    Other(Change),
}

/// A policy under test, every rule of it taken as in force.
pub(super) struct Bench {
    program: Program,
    /// Rules that count towards the labels of a document.
    enforced: BTreeSet<RuleId>,
}

impl Bench {
    /// A bench of its own for a policy.
    pub(super) fn new(policy: &Policy) -> Result<Self, PolicyError> {
        Self::of(policy.ir().clone(), policy)
    }

    /// A bench of these rules and what they ask for alone, that has each set of fold `skeleton` under `default` besides;
    /// see [`unhidden`].
    pub(super) fn for_mutants(
        policy: &Policy,
        rules: &BTreeSet<RuleId>,
    ) -> Result<Self, PolicyError> {
        let mut ir = policy.ir().narrowed(rules);
        let hidden = ir.term_sets.iter();
        let hidden = hidden.filter(|set| set.fold == Profile::Skeleton);
        let plain: Vec<TermSet> = hidden
            .map(|set| TermSet {
                name: set.name.clone(),
                fold: Profile::Default,
                terms: set.terms.unhidden(),
            })
            .collect();
        ir.term_sets.extend(plain);
        Self::of(ir, policy)
    }

    fn of(mut ir: ir::Policy, policy: &Policy) -> Result<Self, PolicyError> {
        let rules = ir.rules.iter().enumerate();
        let enforced = rules.filter(|(_, rule)| rule.status == Status::Enforce);
        let enforced = enforced.map(|(index, _)| RuleId::new(index)).collect();
        for rule in &mut ir.rules {
            rule.status = Status::Enforce;
        }
        let program = compile_for_changes(ir, policy.sources()).map_err(std::io::Error::other)?;
        Ok(Self { program, enforced })
    }

    /// The policy as it stands.
    pub(super) fn ir(&self) -> &ir::Policy {
        &self.program.policy
    }

    /// Runs `work` on the changed policy, and changes it back.
    pub(super) fn changed<T>(&mut self, change: Change, work: impl FnOnce(&Self) -> T) -> T {
        let back = self.make(change);
        let done = work(self);
        self.take_back(back);
        done
    }

    fn make(&mut self, change: Change) -> Back {
        match change {
            Change::Terms(terms) => {
                let sets = &mut self.program.policy.term_sets;
                let back = terms.into_iter().map(|(set, at, variants)| {
                    let terms = &mut sets[set.index()].terms;
                    (set, at, terms.replace(at, &variants.phrases()))
                });
                Back::Terms(back.collect())
            }
            other => Back::Other(self.swap(other)),
        }
    }

    fn take_back(&mut self, back: Back) {
        match back {
            Back::Terms(terms) => {
                let sets = &mut self.program.policy.term_sets;
                for (set, at, before) in terms.into_iter().rev() {
                    sets[set.index()].terms.put_back(at, before);
                }
            }
            Back::Other(change) => {
                self.swap(change);
            }
        }
    }

    /// Makes a change of anything but terms; gives the one that undoes it.
    fn swap(&mut self, change: Change) -> Change {
        let policy = &mut self.program.policy;
        match change {
            Change::Rules(mut rules) => {
                let other = other_regex(policy, &rules);
                for (id, rule) in &mut rules {
                    std::mem::swap(&mut policy.rules[id.index()], rule);
                }
                if let Some((number, pattern)) = other
                    && let Some(regex) = self.program.regexes.get_mut(number)
                    && let Some(new) = regex.cut(&pattern)
                {
                    *regex = new;
                }
                // How terms are looked for may have changed with them.
                replan(&mut self.program);
                Change::Rules(rules)
            }
            Change::Threshold(id, mut threshold) => {
                std::mem::swap(&mut policy.labels[id.index()].threshold, &mut threshold);
                Change::Threshold(id, threshold)
            }
            Change::OnePer(id, mut capture) => {
                std::mem::swap(&mut policy.labels[id.index()].one_per, &mut capture);
                Change::OnePer(id, capture)
            }
            Change::Terms(terms) => Change::Terms(terms),
        }
    }

    /// Where a test fails.
    pub(super) fn differences(&self, test: &TestCase) -> Vec<Difference> {
        // A trace costs more than a verdict, and most changes show in the verdict.
        let untraced = TestCase {
            because: None,
            ..test.clone()
        };
        let probe = self.probe(test.rule, test.labels.is_some());
        let seen = self.explain(&test.document, &probe);
        let found = differences(self.ir().rule(test.rule), &untraced, &seen);
        if found.is_empty() && test.because.is_some() {
            return self.traced(test, false);
        }
        found
    }

    /// Where a test fails, with what the trace says about it.
    pub(super) fn told(&self, test: &TestCase) -> Vec<Difference> {
        self.traced(test, true)
    }

    fn traced(&self, test: &TestCase, folds: bool) -> Vec<Difference> {
        let mut probe = self.probe(test.rule, test.labels.is_some());
        probe.traced = Some(test.rule);
        probe.folds = folds;
        let seen = self.explain(&test.document, &probe);
        differences(self.ir().rule(test.rule), test, &seen)
    }

    /// The findings of one rule.
    pub(super) fn findings(&self, rule: RuleId, document: &Document) -> Vec<Finding> {
        let explanation = self.explain(document, &self.probe(rule, false));
        explanation.verdict.findings
    }

    /// What a document shows of one rule.
    pub(super) fn survey(&self, rule: RuleId, document: &Document) -> Survey {
        let mut probe = self.probe(rule, false);
        probe.traced = Some(rule);
        survey(&self.program, document, &probe)
    }

    /// Everything that a document holds of each rule's signals, counted or not.
    pub(super) fn spotted(&self, document: &Document) -> BTreeMap<RuleId, Vec<Spotted>> {
        spotted(&self.program, document)
    }

    /// The best score of each of these rules that has a finding in a document.
    pub(super) fn scores(
        &self,
        rules: &BTreeSet<RuleId>,
        document: &Document,
    ) -> BTreeMap<RuleId, i64> {
        let wanted = Probe {
            weighed: self.ir().with_asked(rules),
            counted: rules.clone(),
            traced: None,
            folds: false,
        };
        let findings = self.explain(document, &wanted).verdict.findings;
        let mut scores: BTreeMap<RuleId, i64> = BTreeMap::new();
        for rule in rules {
            let id = &self.ir().rule(*rule).id;
            let own = findings.iter().filter(|finding| finding.rule == *id);
            scores.extend(
                own.map(|finding| finding.score)
                    .max()
                    .map(|best| (*rule, best)),
            );
        }
        scores
    }

    fn explain(&self, document: &Document, wanted: &Probe) -> Explanation {
        probe(&self.program, document, wanted)
    }

    fn probe(&self, rule: RuleId, all: bool) -> Probe {
        let mut counted = BTreeSet::from([rule]);
        if all {
            counted.extend(&self.enforced);
        }
        Probe {
            weighed: self.ir().with_asked(&counted),
            counted,
            traced: None,
            folds: false,
        }
    }
}

/// The number of the regex that is another in the new rules, and the new one. Regexes are numbered as rules first have them.
fn other_regex(policy: &ir::Policy, rules: &[(RuleId, Rule)]) -> Option<(usize, String)> {
    let (old, new) = rules.iter().find_map(|(id, rule)| {
        let both = policy.rule(*id).signals.iter().zip(&rule.signals);
        both.into_iter()
            .find_map(|pair| match (&pair.0.kind, &pair.1.kind) {
                (SignalKind::Regex(old), SignalKind::Regex(new)) if old != new => {
                    Some(((pair.0.fold, old.as_str()), new.clone()))
                }
                _ => None,
            })
    })?;
    let mut known = BTreeSet::new();
    let signals = policy.rules.iter().flat_map(|rule| &rule.signals);
    let mut regexes = signals.filter_map(|signal| match &signal.kind {
        SignalKind::Regex(pattern) => Some((signal.fold, pattern.as_str())),
        _ => None,
    });
    let mut number = 0;
    regexes
        .find_map(|regex| {
            if regex == old {
                return Some(number);
            }
            number += usize::from(known.insert(regex));
            None
        })
        .map(|number| (number, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A bench on which nothing is changed agrees with the engine, and agrees again after a change was undone.
    #[test]
    fn an_unchanged_bench_agrees_with_the_engine() {
        let policy = Policy::builtin().unwrap();
        let mut bench = Bench::new(&policy).unwrap();
        let some: Vec<TestCase> = policy.ir().tests.iter().step_by(7).cloned().collect();
        assert!(!some.is_empty());
        for test in &some {
            let mut rule = bench.ir().rule(test.rule).clone();
            rule.when = crate::ids::NodeId(0);
            rule.signals
                .iter_mut()
                .for_each(|signal| signal.excepts.clear());
            bench.changed(Change::Rules(vec![(test.rule, rule)]), |bench| {
                bench.differences(test);
            });
            assert_eq!(bench.differences(test), [], "{test:?}");
        }
    }
}
