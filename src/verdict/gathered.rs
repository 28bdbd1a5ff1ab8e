//! What the rules gave on a document: findings as outcomes, in order, before they are put into words.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Document, DocumentRef};
use crate::eval::{Case, Facts, Outcome};
use crate::ids::{LabelId, RuleId, SignalId};
use crate::ir::{Reason, Status};
use crate::program::Program;
use crate::scan::Texts;
use crate::span::Span;
use crate::verdict::claims::{Tellers, tell_once};
use crate::verdict::crowd;
use crate::verdict::reckoning::reckoning;
use crate::verdict::trace::rule_trace;
use crate::verdict::words::{finding, place};
use crate::verdict::{
    Certificate, Explanation, Proof, Reckoning, RuleTrace, Suppressed, Verdict, text_digest,
};

/// What the rules gave. Kept from document to document, it keeps its capacity.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    entries: Vec<Entry>,
    /// Labels that some finding reaches, by name.
    pub labels: Vec<LabelId>,
    trace: Vec<(RuleId, RuleTrace)>,
    pub truncated: BTreeSet<String>,
}

/// One finding.
#[derive(Debug)]
pub(super) struct Entry {
    pub rule: RuleId,
    pub outcome: Outcome,
    pub list: List,
    /// The rule whose finding tells the same claim better.
    pub told_by: Option<RuleId>,
    reckoned: Option<Reckoning>,
}

/// Where in a verdict a finding stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Findings,
    Suppressed,
    Shadow,
}

impl List {
    const ALL: [Self; 3] = [Self::Findings, Self::Suppressed, Self::Shadow];

    const fn name(self) -> &'static str {
        match self {
            Self::Findings => "findings",
            Self::Suppressed => "suppressed",
            Self::Shadow => "shadow",
        }
    }

    fn of(status: Status, outcome: &Outcome) -> Self {
        match (outcome.by.is_empty(), status) {
            (false, _) => Self::Suppressed,
            (true, Status::Shadow) => Self::Shadow,
            (true, _) => Self::Findings,
        }
    }
}

impl Gathered {
    /// Forgets everything but the capacity.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.labels.clear();
        self.trace.clear();
        self.truncated.clear();
    }

    /// Names the signals with more matches than can be cited, whether or not the rule holds.
    pub fn truncate(&mut self, case: &Case<'_>, cut: &BTreeSet<SignalId>) {
        self.truncated.extend(crowd::of_case(case));
        self.cut(case, cut);
    }

    /// Names the signals of which findings could not cite all.
    pub fn cut(&mut self, case: &Case<'_>, cut: &BTreeSet<SignalId>) {
        let names = cut.iter().map(|signal| case.cut_name(*signal));
        self.truncated.extend(names);
    }

    /// Takes the outcomes of a rule over.
    pub fn add(&mut self, program: &Program, rule: RuleId, outcomes: Vec<Outcome>) {
        self.add_each(program, rule, outcomes, |_| None);
    }

    /// As [`Self::add`], with how each score came about, and with the rule's trace.
    pub fn add_explained(&mut self, case: &Case<'_>, outcomes: Vec<Outcome>) {
        self.trace.push((case.id, rule_trace(case, &outcomes)));
        let reckoned = |outcome: &Outcome| Some(reckoning(case, outcome));
        self.add_each(case.facts.program, case.id, outcomes, reckoned);
    }

    fn add_each(
        &mut self,
        program: &Program,
        id: RuleId,
        outcomes: Vec<Outcome>,
        reckoned: impl Fn(&Outcome) -> Option<Reckoning>,
    ) {
        let rule = program.policy.rule(id);
        let label = program.policy.label(rule.label);
        for outcome in outcomes {
            let list = List::of(rule.status, &outcome);
            if list == List::Findings && outcome.score >= label.threshold {
                self.labels.push(rule.label);
            }
            self.entries.push(Entry {
                rule: id,
                list,
                told_by: None,
                reckoned: reckoned(&outcome),
                outcome,
            });
        }
    }

    /// Puts findings and labels in order, and lets each claim be told once.
    pub fn settle(&mut self, facts: &Facts<'_>, tellers: Tellers) {
        // Rules and labels are numbered by name, fields stand in the order of theirs.
        self.entries.sort_by_key(|entry| entry.order(facts.texts));
        // Labels stay: the best finding of a label always tells.
        tell_once(facts, tellers, &mut self.entries);
        self.labels.sort_unstable();
        self.labels.dedup();
    }

    /// The findings of a list, in order.
    pub fn of(&self, list: List) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.list == list)
    }

    /// The label whose action counts: the gravest, ties by name.
    pub fn gravest(&self, program: &Program) -> Option<LabelId> {
        let gravity = |label: &LabelId| (Reverse(program.policy.label(*label).severity), *label);
        self.labels.iter().copied().min_by_key(gravity)
    }

    /// The verdict; its findings were put in order before.
    pub fn verdict(
        &self,
        facts: &Facts<'_>,
        document: DocumentRef<'_>,
        common: &Certificate,
    ) -> Verdict {
        let names = &facts.program.names;
        let labels = self
            .labels
            .iter()
            .map(|label| names.label(*label).name.clone());
        let action = self.gravest(facts.program);
        let worded = |list| self.of(list).map(|entry| entry.worded(facts));
        Verdict {
            id: document.id.cloned(),
            labels: labels.collect(),
            action: action.map(|label| names.label(label).action.clone()),
            findings: worded(List::Findings).map(|entry| entry.finding).collect(),
            suppressed: worded(List::Suppressed).collect(),
            shadow: worded(List::Shadow).map(|entry| entry.finding).collect(),
            truncated: self.truncated.iter().cloned().collect(),
            certificate: Certificate {
                text_digest: text_digest(document),
                ..common.clone()
            },
        }
    }

    /// The verdict, and all that explains it.
    pub fn explanation(
        mut self,
        facts: &Facts<'_>,
        document: &Document,
        tellers: Tellers,
    ) -> Explanation {
        let program = facts.program;
        self.settle(facts, tellers);
        let verdict = self.verdict(facts, document.into(), &Certificate::of(&program.policy));
        let proofs = List::ALL.map(|list| {
            let entries = self.of(list).filter_map(|entry| {
                let score = entry.reckoned.clone()?;
                Some((program.names.rule(entry.rule).id.to_string(), score))
            });
            let proofs = entries.enumerate().map(|(nth, (rule, score))| Proof {
                rule,
                finding: format!("{}[{nth}]", list.name()),
                score,
                necessary: None,
                sufficient: None,
            });
            proofs.collect::<Vec<_>>()
        });
        let told = self.told();
        let mut trace = self.trace;
        trace.sort_by_key(|(rule, _)| *rule);
        for (rule, trace) in &mut trace {
            let by = told.get(rule).into_iter().flatten();
            let reason = |by: &RuleId| Reason::Told {
                by: program.policy.rule(*by).id.clone(),
            };
            trace.reasons.extend(by.map(reason));
        }
        Explanation {
            verdict,
            proofs: proofs.into_iter().flatten().collect(),
            trace: trace.into_iter().map(|(_, trace)| trace).collect(),
        }
    }

    /// The rules with a finding whose claim another one tells, each with the rules that tell it.
    fn told(&self) -> BTreeMap<RuleId, BTreeSet<RuleId>> {
        let mut told: BTreeMap<RuleId, BTreeSet<RuleId>> = BTreeMap::new();
        for entry in &self.entries {
            if let Some(by) = entry.told_by {
                told.entry(entry.rule).or_default().insert(by);
            }
        }
        told
    }
}

impl Entry {
    /// In words.
    pub fn worded(&self, facts: &Facts<'_>) -> Suppressed {
        let told = self.told_by.map(|rule| &facts.program.names.rule(rule).id);
        Suppressed {
            told_by: told.cloned(),
            ..finding(&Case::new(facts, self.rule), &self.outcome)
        }
    }

    /// Field, start, longer first, rule, first match.
    fn order(&self, texts: &Texts<'_>) -> impl Ord + use<> {
        let longer = |span: Span| (span.start, Reverse(span.end));
        let (field, span) = place(texts, &self.outcome);
        let first = self.outcome.cited.first();
        let first = first.map(|cited| longer(cited.found.span));
        (field, longer(span), self.rule, first)
    }
}
