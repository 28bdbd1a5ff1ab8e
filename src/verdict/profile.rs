//! Where the time of labelling goes.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::ids::{RuleId, TermSetId};
use crate::ir;
use crate::program::Program;
use crate::scan::{Hits, What};

/// A stage of labelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LabelStage {
    /// A line becomes a document.
    Input,
    /// A text becomes one form.
    Fold,
    /// Terms are found.
    Scan,
    /// Tokens, sentences, paragraphs, quotes and numbers are made, where a rule asks for them.
    Units,
    /// Rules are weighed.
    Eval,
    /// Outcomes are put into words, and the text's digest is made.
    Verdict,
    /// The verdict becomes JSON.
    Output,
}

impl LabelStage {
    /// All stages, in their order.
    pub const ALL: [Self; 7] = [
        Self::Input,
        Self::Fold,
        Self::Scan,
        Self::Units,
        Self::Eval,
        Self::Verdict,
        Self::Output,
    ];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Fold => "fold",
            Self::Scan => "scan",
            Self::Units => "units",
            Self::Eval => "eval",
            Self::Verdict => "verdict",
            Self::Output => "output",
        }
    }
}

/// What labelling some documents cost. Times are no part of any verdict, and differ from run to run; numbers do not.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Documents labelled.
    pub documents: u64,
    /// Bytes of their texts.
    pub bytes: u64,
    stages: BTreeMap<LabelStage, Duration>,
    rules: BTreeMap<RuleId, RuleCost>,
    terms: BTreeMap<(TermSetId, u32), u64>,
}

#[derive(Clone, Copy, Debug, Default)]
struct RuleCost {
    weighed: u64,
    held: u64,
    time: Duration,
}

/// A [`Profile`] in names, ready to be shown.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Profiled {
    /// Documents labelled.
    pub documents: u64,
    /// Bytes of their texts.
    pub bytes: u64,
    /// What each stage took, in the order of stages.
    pub stages: Vec<StageTime>,
    /// The rules that were weighed, those that took longest first.
    pub rules: Vec<RuleProfile>,
    /// The terms that matched, those that matched most first.
    pub terms: Vec<TermProfile>,
}

/// What a stage took.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct StageTime {
    /// The stage.
    pub stage: LabelStage,
    /// Nanoseconds, over all documents.
    pub nanoseconds: u64,
}

/// What a rule cost.
#[derive(Clone, Debug, serde::Serialize)]
pub struct RuleProfile {
    /// Its id.
    pub rule: String,
    /// The documents on which it was weighed: something opened its gate.
    pub weighed: u64,
    /// Those on which it has a finding, suppressed or not.
    pub held: u64,
    /// Those on which it was weighed for nothing.
    pub for_nothing: u64,
    /// Nanoseconds, over all documents; units aside, which rules share.
    pub nanoseconds: u64,
}

/// How often a term matched.
#[derive(Clone, Debug, serde::Serialize)]
pub struct TermProfile {
    /// The term as its author wrote it.
    pub term: String,
    /// Its list, or `RULE.SIGNAL` for terms written in place.
    pub list: String,
    /// Matches, counted once for each fold, boundary and affix option under which the list is looked for.
    pub matches: u64,
}

impl Profile {
    /// Adds time to a stage.
    pub fn spend(&mut self, stage: LabelStage, time: Duration) {
        *self.stages.entry(stage).or_default() += time;
    }

    pub(super) fn read(&mut self, text: &str) {
        self.bytes += u64::try_from(text.len()).unwrap_or(u64::MAX);
    }

    pub(super) fn found(&mut self, program: &Program, hits: &Hits) {
        for plan in hits.touched() {
            let set = program.terms[plan.index()].set;
            for found in hits.of(*plan) {
                if let What::Term { term, .. } = found.what {
                    *self.terms.entry((set, term)).or_default() += 1;
                }
            }
        }
    }

    pub(super) fn weighed(&mut self, rule: RuleId, findings: usize, time: Duration) {
        let cost = self.rules.entry(rule).or_default();
        cost.weighed += 1;
        cost.held += u64::from(findings > 0);
        cost.time += time;
    }

    /// The profile in the names of the policy that gave it.
    pub fn named(&self, policy: &ir::Policy) -> Profiled {
        let stages = LabelStage::ALL.map(|stage| StageTime {
            stage,
            nanoseconds: nanoseconds(self.stages.get(&stage).copied().unwrap_or_default()),
        });
        let rules = self.rules.iter().map(|(rule, cost)| RuleProfile {
            rule: policy.rule(*rule).id.clone(),
            weighed: cost.weighed,
            held: cost.held,
            for_nothing: cost.weighed - cost.held,
            nanoseconds: nanoseconds(cost.time),
        });
        let terms = self.terms.iter().filter_map(|((set, term), matches)| {
            let set = policy.term_set(*set);
            Some(TermProfile {
                term: set.terms.get(*term as usize)?.text().to_owned(),
                list: set.name.clone(),
                matches: *matches,
            })
        });
        let mut named = Profiled {
            documents: self.documents,
            bytes: self.bytes,
            stages: stages.to_vec(),
            rules: rules.collect(),
            terms: terms.collect(),
        };
        // Ties stay in the order of rules, of lists and of their terms.
        named
            .rules
            .sort_by_key(|rule| std::cmp::Reverse(rule.nanoseconds));
        named
            .terms
            .sort_by_key(|term| std::cmp::Reverse(term.matches));
        named
    }
}

fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}
