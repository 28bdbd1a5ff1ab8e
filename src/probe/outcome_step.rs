//! Changes of a rule that let a finding count: score, status, `unless`.

use crate::eval::Outcome;
use crate::ir::Status;
use crate::probe::repair::Desk;
use crate::probe::step::{Step, WHOLE};
use crate::probe::told::RulePlace;

impl Desk<'_, '_> {
    /// Changes that speak of no leaf: what keeps a finding that stands from counting.
    pub(super) fn rule_without_trace(&self, outcomes: &[Outcome]) -> Vec<Vec<Step>> {
        let mut sets: Vec<Vec<Step>> = outcomes
            .iter()
            .filter_map(|outcome| self.without_entries(outcome))
            .collect();
        let label = self.program.policy.label(self.case.rule.label);
        let standing = outcomes.iter().filter(|outcome| outcome.by.is_empty());
        let Some(got) = standing.map(|outcome| outcome.score).max() else {
            return sets;
        };
        let in_force = (self.case.rule.status == Status::Shadow).then(|| {
            let spot = self.spot("status", self.case.rule.place, String::new());
            self.step(WHOLE, spot, "status: shadow", "enforce", |rule| {
                rule.status = Status::Enforce
            })
        });
        if got >= label.threshold {
            sets.extend(in_force.map(|step| vec![step]));
            return sets;
        }
        for step in self.score_steps(got, label.threshold) {
            sets.push(in_force.clone().into_iter().chain([step]).collect());
        }
        sets
    }

    fn score_steps(&self, got: i64, need: i64) -> Vec<Step> {
        let score = &self.case.rule.score;
        let cost = (need - got).unsigned_abs();
        let (base, cap) = (score.base + need - got, score.cap.max(need));
        let spot = self.spot("score", self.case.rule.place, String::new());
        let raised = self.step(
            cost,
            spot,
            &format!("base: {}", score.base),
            &base.to_string(),
            move |rule| {
                rule.score.base = base;
                rule.score.cap = cap;
            },
        );
        let label = self.case.rule.label;
        let name = &self.program.policy.label(label).name;
        let spot = RulePlace {
            path: format!("labels.{name}.threshold"),
            at: String::new(),
            of: format!(" of the label `{name}`"),
        };
        let lowered = self.policy_step(
            cost,
            spot,
            &format!("threshold: {need}"),
            &got.to_string(),
            move |policy| {
                if let Some(label) = policy.labels.get_mut(label.index()) {
                    label.threshold = got;
                }
            },
        );
        vec![raised, lowered]
    }

    fn without_entries(&self, outcome: &Outcome) -> Option<Vec<Step>> {
        let entries = outcome
            .by
            .iter()
            .filter_map(|at| self.case.rule.unless.get(*at));
        let steps = entries.map(|entry| {
            let id = entry.id.clone();
            let spot = self.spot("unless", entry.place, String::new());
            self.told(
                2 * WHOLE,
                spot,
                format!("take the entry `{id}` out of `unless`"),
                move |policy, rule| {
                    policy.rules[rule].unless.retain(|entry| entry.id != id);
                },
            )
        });
        let steps: Vec<Step> = steps.collect();
        (!steps.is_empty()).then_some(steps)
    }
}
