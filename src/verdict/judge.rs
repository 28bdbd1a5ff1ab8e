//! A document → its verdict, and its explanation when asked.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::document::Document;
use crate::eval::{Case, Facts, Outcome, outcomes};
use crate::fold;
use crate::ids::{RuleId, SignalId};
use crate::ir::{Policy, Status};
use crate::language;
use crate::limits;
use crate::program::{Gate, Matcher, Program};
use crate::scan::{Edges, FieldText, Hits, Texts, scan};
use crate::verdict::reckoning::reckoning;
use crate::verdict::trace::rule_trace;
use crate::verdict::words::finding;
use crate::verdict::{
    Certificate, Explanation, Finding, Proof, Reckoning, RuleTrace, Suppressed, Verdict,
    text_digest,
};

/// The verdict on a document.
pub fn judge(program: &Program, document: &Document) -> Verdict {
    weigh(program, document, false).verdict
}

/// The verdict on a document, with the trace of every live rule.
pub fn explain(program: &Program, document: &Document) -> Explanation {
    weigh(program, document, true)
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
    each_case(program, document, true, |case, rule, outcomes, _| {
        if rule == wanted {
            seen = look.take().map(|look| look(case, outcomes));
        }
    });
    seen
}

fn weigh(program: &Program, document: &Document, explained: bool) -> Explanation {
    let mut gathered = Gathered::default();
    each_case(program, document, explained, |case, rule, outcomes, cut| {
        gathered.truncate(case, cut);
        gathered.add(case, rule, outcomes, explained);
    });
    gathered.finish(program, document)
}

/// Weighs the rules in an order in which they refer backwards: those that are awake or, explained, all live ones.
pub(super) fn each_case(
    program: &Program,
    document: &Document,
    explained: bool,
    mut look: impl FnMut(&Case<'_>, RuleId, &[Outcome], &BTreeSet<SignalId>),
) {
    let texts = Texts::new(document);
    let hits = scan(program, &texts, Edges::Fitting);
    let loose = explained.then(|| scan(program, &texts, Edges::Failing));
    let mut facts = Facts {
        program,
        texts: &texts,
        meta: &document.meta,
        hits: &hits,
        loose: loose.as_ref(),
        standing: BTreeMap::new(),
    };
    let awake = awake(program, &texts, &hits, explained);
    for rule in program
        .policy
        .order
        .iter()
        .filter(|rule| awake.contains(rule))
    {
        let case = Case::new(&facts, *rule);
        let (outcomes, cut) = outcomes(&case);
        look(&case, *rule, &outcomes, &cut);
        let standing = outcomes
            .iter()
            .filter(|outcome| outcome.by.is_empty())
            .map(|outcome| outcome.scope);
        let standing: Vec<_> = standing.collect();
        facts.standing.insert(*rule, standing);
    }
}

/// The live rules worth weighing: those whose gate opens, and those with more matches than can be cited.
fn awake(program: &Program, texts: &Texts<'_>, hits: &Hits, explained: bool) -> BTreeSet<RuleId> {
    let rules = program
        .policy
        .rules
        .iter()
        .zip(0..)
        .filter(|(rule, _)| rule.status.is_live());
    if explained {
        return rules.map(|(_, number)| RuleId(number)).collect();
    }
    let mut awake: BTreeSet<RuleId> = program.open.iter().copied().collect();
    for plan in hits.touched() {
        awake.extend(&program.terms[plan.index()].wakes);
    }
    for (_, number) in rules {
        let plan = &program.plans[number as usize];
        if matches!(plan.gate, Gate::AnyOf(_))
            && plan
                .matchers
                .iter()
                .any(|matcher| crowded(program, matcher, texts, hits))
        {
            awake.insert(RuleId(number));
        }
    }
    awake
}

/// Whether a signal may have more matches than can be cited, which a verdict has to say even of a rule that cannot hold.
fn crowded(program: &Program, matcher: &Matcher, texts: &Texts<'_>, hits: &Hits) -> bool {
    // Two matches have at least a byte between them, quotes aside.
    let long = texts
        .fields
        .iter()
        .map(|field| field.text.len())
        .sum::<usize>()
        > limits::MATCHES;
    let over = |number: usize| number > limits::MATCHES;
    match matcher {
        Matcher::Terms(terms) => over(hits.of(*terms).len()),
        Matcher::Quantity => {
            long && over(
                texts
                    .fields
                    .iter()
                    .map(|field| field.quantities().len())
                    .sum(),
            )
        }
        Matcher::Quote => long && over(texts.fields.iter().map(|field| field.quotes().len()).sum()),
        Matcher::Regex(regex) => {
            let regex = &program.regexes[regex.0 as usize];
            let profiles = [
                fold::Profile::Exact,
                fold::Profile::Default,
                fold::Profile::Skeleton,
            ];
            let count = |field: &FieldText<'_>, profile| {
                regex
                    .matches(field.folded(profile).text())
                    .take(limits::MATCHES + 1)
                    .count()
            };
            long && profiles.iter().any(|profile| {
                over(
                    texts
                        .fields
                        .iter()
                        .map(|field| count(field, *profile))
                        .sum(),
                )
            })
        }
    }
}

/// What the rules gave, before it is put in order.
#[derive(Default)]
pub(super) struct Gathered {
    findings: Vec<(Suppressed, Option<Reckoning>)>,
    trace: Vec<(RuleId, RuleTrace)>,
    truncated: BTreeSet<String>,
}

impl Gathered {
    /// Names the signals with more matches than can be cited, whether or not the rule holds.
    pub(super) fn truncate(&mut self, case: &Case<'_>, cut: &BTreeSet<SignalId>) {
        for ((signal, found), id) in case.rule.signals.iter().zip(&case.found).zip(0..) {
            if *found > limits::MATCHES || cut.contains(&SignalId(id)) {
                self.truncated
                    .insert(format!("matches:{}.{}", case.rule.id, signal.name));
            }
        }
    }

    pub(super) fn add(
        &mut self,
        case: &Case<'_>,
        rule: RuleId,
        outcomes: &[Outcome],
        explained: bool,
    ) {
        self.findings.extend(outcomes.iter().map(|outcome| {
            let reckoned = explained.then(|| reckoning(case, outcome));
            (finding(case, outcome), reckoned)
        }));
        if explained {
            self.trace.push((rule, rule_trace(case, rule, outcomes)));
        }
    }

    pub(super) fn finish(mut self, program: &Program, document: &Document) -> Explanation {
        self.findings
            .sort_by(|(a, _), (b, _)| in_order(&a.finding).cmp(&in_order(&b.finding)));
        self.trace.sort_by_key(|(rule, _)| *rule);
        let proofs = proofs(&mut self.findings);
        let (suppressed, standing): (Vec<_>, Vec<_>) = self
            .findings
            .into_iter()
            .map(|(entry, _)| entry)
            .partition(|entry| !entry.by.is_empty());
        let standing = standing.into_iter().map(|entry| entry.finding);
        let (shadow, findings): (Vec<_>, Vec<_>) =
            standing.partition(|finding| finding.status == Status::Shadow);
        let labels = labels(&program.policy, &findings);
        let verdict = Verdict {
            id: document.id.clone(),
            action: action(&program.policy, &labels),
            labels,
            findings,
            suppressed,
            shadow,
            truncated: self.truncated.into_iter().collect(),
            certificate: Certificate {
                policy: program.policy.name.clone(),
                version: program.policy.version.clone(),
                policy_digest: program.policy.digest.clone(),
                text_digest: text_digest(document),
                engine: env!("CARGO_PKG_VERSION").to_owned(),
                unicode: fold::UNICODE_VERSION.to_owned(),
                tables: language::TABLES_VERSION.to_owned(),
            },
        };
        Explanation {
            verdict,
            proofs,
            trace: self.trace.into_iter().map(|(_, trace)| trace).collect(),
        }
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
            rule: entry.finding.rule.clone(),
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
        .map(|found| (found.span.start, std::cmp::Reverse(found.span.end)));
    (
        finding.field.as_str(),
        finding.span.start,
        std::cmp::Reverse(finding.span.end),
        finding.rule.as_str(),
        first,
    )
}

/// The labels that some finding reaches, sorted.
fn labels(policy: &Policy, findings: &[Finding]) -> Vec<String> {
    let given = policy.labels.iter().filter(|label| {
        findings
            .iter()
            .any(|finding| finding.label == label.name && finding.score >= label.threshold)
    });
    given.map(|label| label.name.clone()).collect()
}

/// The action of the gravest label, ties by name.
fn action(policy: &Policy, labels: &[String]) -> Option<String> {
    let given = policy
        .labels
        .iter()
        .filter(|label| labels.contains(&label.name));
    let gravest = given.min_by_key(|label| (std::cmp::Reverse(label.severity), &label.name));
    gravest.map(|label| label.action.clone())
}
