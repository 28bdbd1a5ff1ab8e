//! A document → its verdict, and its explanation when asked.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::document::{Document, DocumentRef};
use crate::eval::{Case, Facts, Outcome, outcomes};
use crate::ids::{LabelId, RuleId, SignalId};
use crate::ir::Status;
use crate::limits;
use crate::name::Name;
use crate::program::Program;
use crate::scan::{Edges, Hits, SpareTexts, Texts, scan, scan_into};
use crate::verdict::awake::Awake;
use crate::verdict::crowd;
use crate::verdict::profile::{LabelStage, Profile};
use crate::verdict::reckoning::reckoning;
use crate::verdict::trace::rule_trace;
use crate::verdict::watch::{Clock, Watch};
use crate::verdict::words::finding;
use crate::verdict::{
    Certificate, Explanation, Finding, Proof, Reckoning, RuleTrace, Suppressed, Verdict,
    text_digest,
};

/// Buffers of a thread that labels, kept from document to document.
#[derive(Debug, Default)]
pub struct Scratch {
    texts: SpareTexts,
    hits: Hits,
    awake: Awake,
}

/// The verdict on a document.
///
/// `common` is what all certificates of the policy have in common.
pub fn judge(
    program: &Program,
    document: DocumentRef<'_>,
    common: &Certificate,
    scratch: &mut Scratch,
) -> Verdict {
    judge_watched(program, document, common, scratch, &mut ())
}

/// As [`judge`], and what it cost.
pub fn profile(
    program: &Program,
    document: DocumentRef<'_>,
    common: &Certificate,
    scratch: &mut Scratch,
    profile: &mut Profile,
) -> Verdict {
    profile.documents += 1;
    judge_watched(program, document, common, scratch, &mut Clock::new(profile))
}

fn judge_watched(
    program: &Program,
    document: DocumentRef<'_>,
    common: &Certificate,
    scratch: &mut Scratch,
    watch: &mut impl Watch,
) -> Verdict {
    let texts = Texts::reusing(document, &mut scratch.texts);
    watch.begin(program, &texts);
    scan_into(program, &texts, Edges::Fitting, &mut scratch.hits);
    watch.scanned(program, &scratch.hits);
    let mut gathered = Gathered::default();
    let rules = scratch.awake.rules(program, &scratch.hits);
    if !rules.is_empty() || crowd::is_possible(&texts) {
        let mut facts = Facts::new(program, document, &texts, &scratch.hits);
        for rule in rules {
            let case = Case::new(&facts, *rule);
            let (outcomes, cut) = outcomes(&case);
            watch.weighed(*rule, outcomes.len(), &texts);
            if outcomes.is_empty() {
                continue;
            }
            gathered.cut(&case, &cut);
            gathered.add(&case, &outcomes, false);
            facts.stand(*rule, &outcomes);
            watch.lap(LabelStage::Verdict);
        }
        gathered.truncated.extend(crowd::named(&facts));
        watch.lap(LabelStage::Eval);
    }
    let bytes: usize = texts.fields.iter().map(|field| field.text.len()).sum();
    texts.give_back(&mut scratch.texts);
    if bytes > limits::KEPT_TEXT_BYTES {
        scratch.texts = SpareTexts::default();
        scratch.hits = Hits::default();
    }
    let verdict = gathered.verdict(program, document, common);
    watch.lap(LabelStage::Verdict);
    verdict
}

/// The verdict on one document, when there are no buffers to keep.
pub fn judge_alone(program: &Program, document: &Document) -> Verdict {
    let common = Certificate::of(&program.policy);
    judge(program, document.into(), &common, &mut Scratch::default())
}

/// The verdict on a document, with the trace of every live rule.
pub fn explain(program: &Program, document: &Document) -> Explanation {
    let mut gathered = Gathered::default();
    each_case(program, document, |case, outcomes, cut| {
        gathered.truncate(case, cut);
        gathered.add(case, outcomes, true);
    });
    gathered.finish(program, document)
}

/// Weighs the document, explained, and lets `look` at one rule on the way. `None`: the rule is not live.
pub fn weighed<T>(
    program: &Program,
    document: &Document,
    wanted: RuleId,
    look: impl FnOnce(&Case<'_>, &[Outcome]) -> T,
) -> Option<T> {
    let mut look = Some(look);
    let mut seen = None;
    each_case(program, document, |case, outcomes, _| {
        if case.id == wanted {
            seen = look.take().map(|look| look(case, outcomes));
        }
    });
    seen
}

/// Weighs all live rules, explained, in an order in which they refer backwards.
pub(super) fn each_case(
    program: &Program,
    document: &Document,
    mut look: impl FnMut(&Case<'_>, &[Outcome], &BTreeSet<SignalId>),
) {
    let texts = Texts::new(document);
    let hits = scan(program, &texts, Edges::Fitting);
    let loose = scan(program, &texts, Edges::Failing);
    let mut facts = Facts::new(program, document, &texts, &hits);
    facts.loose = Some(&loose);
    let order = program.policy.order.iter();
    for rule in order.filter(|rule| program.policy.rule(**rule).status.is_live()) {
        let case = Case::new(&facts, *rule);
        let (outcomes, cut) = outcomes(&case);
        look(&case, &outcomes, &cut);
        facts.stand(*rule, &outcomes);
    }
}

/// What the rules gave, before it is put in order.
#[derive(Default)]
pub(super) struct Gathered {
    findings: Vec<(Suppressed, Option<Reckoning>)>,
    /// Labels that some finding reaches.
    labels: Vec<LabelId>,
    trace: Vec<(RuleId, RuleTrace)>,
    truncated: BTreeSet<String>,
}

impl Gathered {
    /// Names the signals with more matches than can be cited, whether or not the rule holds.
    pub(super) fn truncate(&mut self, case: &Case<'_>, cut: &BTreeSet<SignalId>) {
        self.truncated.extend(crowd::of_case(case));
        self.cut(case, cut);
    }

    /// Names the signals of which findings could not cite all.
    fn cut(&mut self, case: &Case<'_>, cut: &BTreeSet<SignalId>) {
        let names = cut.iter().map(|signal| case.cut_name(*signal));
        self.truncated.extend(names);
    }

    pub(super) fn add(&mut self, case: &Case<'_>, outcomes: &[Outcome], explained: bool) {
        let label = case.facts.program.policy.label(case.rule.label);
        for outcome in outcomes {
            let counts = case.rule.status == Status::Enforce && outcome.by.is_empty();
            if counts && outcome.score >= label.threshold {
                self.labels.push(case.rule.label);
            }
            let reckoned = explained.then(|| reckoning(case, outcome));
            self.findings.push((finding(case, outcome), reckoned));
        }
        if explained {
            self.trace.push((case.id, rule_trace(case, outcomes)));
        }
    }

    /// The verdict alone.
    fn verdict(
        mut self,
        program: &Program,
        document: DocumentRef<'_>,
        common: &Certificate,
    ) -> Verdict {
        self.sort();
        let mut verdict = Verdict {
            id: document.id.cloned(),
            action: self.action(program),
            labels: self.names(program),
            findings: vec![],
            suppressed: vec![],
            shadow: vec![],
            truncated: self.truncated.into_iter().collect(),
            certificate: Certificate {
                text_digest: text_digest(document),
                ..common.clone()
            },
        };
        for (entry, _) in self.findings {
            match (entry.by.is_empty(), entry.finding.status) {
                (false, _) => verdict.suppressed.push(entry),
                (true, Status::Shadow) => verdict.shadow.push(entry.finding),
                (true, _) => verdict.findings.push(entry.finding),
            }
        }
        verdict
    }

    /// The verdict, and all that explains it.
    pub(super) fn finish(mut self, program: &Program, document: &Document) -> Explanation {
        self.sort();
        let proofs = proofs(&mut self.findings);
        self.trace.sort_by_key(|(rule, _)| *rule);
        let trace = std::mem::take(&mut self.trace);
        Explanation {
            verdict: self.verdict(program, document.into(), &Certificate::of(&program.policy)),
            proofs,
            trace: trace.into_iter().map(|(_, trace)| trace).collect(),
        }
    }

    /// Puts findings and labels in order.
    fn sort(&mut self) {
        self.findings
            .sort_by(|(a, _), (b, _)| in_order(&a.finding).cmp(&in_order(&b.finding)));
        // Labels are numbered by name.
        self.labels.sort_unstable();
        self.labels.dedup();
    }

    /// The names of the labels given.
    fn names(&self, program: &Program) -> Vec<Name> {
        let labels = self.labels.iter();
        labels
            .map(|label| program.names.label(*label).name.clone())
            .collect()
    }

    /// The action of the gravest label, ties by name.
    fn action(&self, program: &Program) -> Option<Name> {
        let gravest = self
            .labels
            .iter()
            .min_by_key(|label| (Reverse(program.policy.label(**label).severity), **label))?;
        Some(program.names.label(*gravest).action.clone())
    }
}

/// How each score came about, findings first, then those suppressed, then those in shadow; empty unless explained.
fn proofs(findings: &mut [(Suppressed, Option<Reckoning>)]) -> Vec<Proof> {
    let mut lists: [(&str, Vec<Proof>); 3] = [
        ("findings", vec![]),
        ("suppressed", vec![]),
        ("shadow", vec![]),
    ];
    for (entry, reckoned) in findings {
        let list = match (entry.by.is_empty(), entry.finding.status) {
            (false, _) => 1,
            (true, Status::Shadow) => 2,
            (true, _) => 0,
        };
        let (name, proofs) = &mut lists[list];
        proofs.extend(reckoned.take().map(|score| Proof {
            rule: entry.finding.rule.to_string(),
            finding: format!("{name}[{}]", proofs.len()),
            score,
            necessary: None,
            sufficient: None,
        }));
    }
    lists.into_iter().flat_map(|(_, proofs)| proofs).collect()
}

/// The order of findings: field, start, longer first, rule, first match.
fn in_order(finding: &Finding) -> impl Ord + use<'_> {
    let first = finding
        .matches
        .first()
        .map(|found| (found.span.start, Reverse(found.span.end)));
    (
        finding.field.as_str(),
        finding.span.start,
        Reverse(finding.span.end),
        finding.rule.as_str(),
        first,
    )
}
