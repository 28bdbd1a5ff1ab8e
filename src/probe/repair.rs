//! Repairs: candidates are put together, tried, and told if they give what was missing.

use std::collections::{BTreeSet, HashMap};

use crate::compile::compile;
use crate::document::Document;
use crate::eval::{Case, Outcome, Traced, trace};
use crate::ids::RuleId;
use crate::ir;
use crate::ir::{Reason, Status};
use crate::probe::leaves::leaves;
use crate::probe::step::{Act, Step, changed};
use crate::program::Program;
use crate::source::Sources;
use crate::verdict::{Finding, Repair, RepairStep, Repaired, Verdict, judge_alone, weighed};

/// Repairs told of each kind.
const TOLD: usize = 3;
/// Candidates tried of each kind.
const TRIALS: usize = 40;
/// Nearest units for which repairs are sought.
const UNITS: usize = 3;
/// Conditions that may have to change together.
const LEAVES: usize = 5;
/// Terms of a rule that is compiled again for every trial; larger rules are not.
const TERMS: usize = 20_000;

/// What small changes of the document or of the rule would give a finding (or, where a finding stands and gives no label,
/// the label): each was tried, the cheapest of each kind first.
pub fn repairs(
    program: &Program,
    sources: &Sources,
    document: &Document,
    rule: RuleId,
) -> Vec<Repair> {
    let found = weighed(program, document, rule, |case, outcomes| {
        let desk = Desk {
            program,
            sources,
            document,
            case,
            number: rule,
            wants: wanted(case, outcomes),
        };
        desk.repairs(outcomes)
    });
    found.unwrap_or_default()
}

/// What a repair must give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Nothing,
    Finding,
    Label,
}

fn wanted(case: &Case<'_>, outcomes: &[Outcome]) -> Wanted {
    let standing = outcomes.iter().filter(|outcome| outcome.by.is_empty());
    let label = case.facts.program.policy.label(case.rule.label);
    match standing.map(|outcome| outcome.score).max() {
        None => Wanted::Finding,
        Some(best) if best < label.threshold || case.rule.status == Status::Shadow => Wanted::Label,
        Some(_) => Wanted::Nothing,
    }
}

/// Everything that candidates are made of.
pub(super) struct Desk<'d, 'a> {
    pub program: &'d Program,
    pub sources: &'d Sources,
    pub document: &'d Document,
    pub case: &'d Case<'a>,
    pub number: RuleId,
    wants: Wanted,
}

impl Desk<'_, '_> {
    fn repairs(&self, outcomes: &[Outcome]) -> Vec<Repair> {
        if self.wants == Wanted::Nothing {
            return vec![];
        }
        let root = trace(self.case);
        let texts = self.candidates(&root, outcomes, Repaired::Text);
        let mut repairs = self.tried(texts, Repaired::Text, |steps| {
            changed(self.document, steps).map(|document| judge_alone(self.program, &document))
        });
        if self.terms() <= TERMS {
            let base = self.program.policy.narrowed(&BTreeSet::from([self.number]));
            let rules = self.candidates(&root, outcomes, Repaired::Rule);
            repairs.extend(self.tried(rules, Repaired::Rule, |steps| self.by_rule(&base, steps)));
        }
        repairs.sort_by_key(|repair| repair.cost);
        repairs
    }

    /// The terms of all lists that the rule looks for.
    fn terms(&self) -> usize {
        let sets = self.case.rule.sets();
        sets.map(|set| self.program.policy.term_set(set).terms.len())
            .sum()
    }

    fn by_rule(&self, base: &ir::Policy, steps: &[&Step]) -> Option<Verdict> {
        let mut policy = base.clone();
        for step in steps {
            if let Act::Rule(change) = &step.act {
                change(&mut policy);
            }
        }
        let program = compile(policy, &Sources::default(), HashMap::new()).ok()?;
        Some(judge_alone(&program, self.document))
    }

    /// Sets of steps that may do together, the cheapest first.
    fn candidates(&self, root: &Traced, outcomes: &[Outcome], of: Repaired) -> Vec<Vec<Step>> {
        let mut all: Vec<Vec<Step>> = match of {
            Repaired::Text => self.text_without_trace(outcomes),
            Repaired::Rule => self.rule_without_trace(outcomes),
        };
        for choice in 0..UNITS {
            let leaves = leaves(self.case.rule, root, choice);
            if leaves.is_empty() || leaves.len() > LEAVES {
                continue;
            }
            let mut sets: Vec<Vec<Step>> = vec![vec![]];
            for leaf in &leaves {
                let steps = match of {
                    Repaired::Text => self.text_steps(leaf),
                    Repaired::Rule => self.rule_steps(leaf),
                };
                sets = sets
                    .iter()
                    .flat_map(|set| {
                        steps
                            .iter()
                            .map(|step| [set.as_slice(), std::slice::from_ref(step)].concat())
                    })
                    .collect();
                sets.sort_by_key(|set| cost(set));
                sets.truncate(TRIALS);
            }
            all.extend(sets);
        }
        all.sort_by_key(|set| cost(set));
        all
    }

    fn tried(
        &self,
        candidates: Vec<Vec<Step>>,
        of: Repaired,
        verdict: impl Fn(&[&Step]) -> Option<Verdict>,
    ) -> Vec<Repair> {
        let mut told: BTreeSet<Vec<String>> = BTreeSet::new();
        let mut alike: BTreeSet<Vec<&str>> = BTreeSet::new();
        let mut repairs = vec![];
        let mut trials = 0;
        for set in &candidates {
            if repairs.len() == TOLD || trials == TRIALS {
                break;
            }
            // The same change may serve several leaves.
            let mut steps: Vec<&Step> = vec![];
            for step in set {
                if !steps.iter().any(|known| known.told == step.told) {
                    steps.push(step);
                }
            }
            let says = steps.iter().map(|step| step.told.says.clone()).collect();
            let kinds = steps.iter().map(|step| step.alike.as_deref());
            let kinds: Vec<&str> = kinds
                .zip(&steps)
                .map(|(alike, step)| alike.unwrap_or(&step.told.says))
                .collect();
            if alike.contains(&kinds) || !told.insert(says) {
                continue;
            }
            trials += 1;
            if verdict(&steps).is_some_and(|verdict| self.is_given(&verdict)) {
                alike.insert(kinds);
                repairs.push(Repair {
                    of,
                    cost: cost(set),
                    changes: steps
                        .iter()
                        .map(|step| step.told.clone())
                        .collect::<Vec<RepairStep>>(),
                });
            }
        }
        repairs
    }

    fn is_given(&self, verdict: &Verdict) -> bool {
        let rule = &self.case.rule.id;
        let label = &self.program.policy.label(self.case.rule.label).name;
        // Another rule may tell its claim, and yet it has one.
        let told = verdict
            .suppressed
            .iter()
            .filter(|one| one.told_by.is_some());
        let told = told.map(|one| &one.finding);
        let mut counts = verdict.findings.iter().chain(told);
        let mut shadow = verdict.shadow.iter();
        let own = |finding: &Finding| finding.rule == *rule;
        match self.wants {
            Wanted::Nothing => false,
            Wanted::Finding => counts.any(own) || shadow.any(own),
            Wanted::Label => verdict.labels.iter().any(|given| given == label) && counts.any(own),
        }
    }
}

fn cost(steps: &[Step]) -> u64 {
    steps.iter().map(|step| step.cost).sum()
}

/// How far off a number is, in parts of what was asked.
pub(super) fn margin(reason: &Reason) -> u64 {
    let part = |off: u64, of: u64| (off.saturating_mul(1000) / of.max(1)).clamp(1, 1000);
    match reason {
        Reason::TooFar { got, max } | Reason::Above { got, max } => {
            part(got.saturating_sub(*max), *max)
        }
        Reason::Below { got, need } => part(need.saturating_sub(*got), *need),
        _ => crate::probe::step::WHOLE,
    }
}
