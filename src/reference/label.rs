//! Labels a document by the letter of the language.

use std::cmp::Reverse;

use crate::document::Document;
use crate::ids::SignalId;
use crate::ir::{Label, Policy, Status};
use crate::limits;
use crate::reference::claims::{Told, tell_once};
use crate::reference::findings::{Answers, Asked, Instance, instances};
use crate::reference::holds::Reading;
use crate::reference::matches::{found, surviving};
use crate::reference::shown::{Quota, captures, cited, shown};
use crate::reference::units::texts;
use crate::span::Span;
use crate::verdict::{Certificate, Finding, Suppressed, Verdict, text_digest};

/// The verdict on a document, derived in the plainest way.
pub fn label(policy: &Policy, document: &Document) -> Verdict {
    let texts = texts(document);
    let mut standing = vec![Vec::new(); policy.rules.len()];
    let mut truncated = Vec::new();
    let mut all = Vec::new();
    for &id in &policy.order {
        let rule = policy.rule(id);
        if !rule.status.is_live() {
            continue;
        }
        let found = found(policy, rule, &texts);
        let surviving = surviving(rule, &texts, &found);
        let reading = Reading {
            policy,
            rule,
            texts: &texts,
            meta: &document.meta,
            standing: &standing,
            surviving: surviving.iter().map(Vec::as_slice).collect(),
        };
        let (mut quota, mut answers) = (Quota::default(), Answers::default());
        let mut stand = Vec::new();
        for instance in instances(&reading) {
            let one = finding(&reading, &instance, &mut quota, &mut answers);
            stand.extend(one.by.is_empty().then_some(instance.area));
            let bound = instance.binding.iter().flat_map(|binding| &binding.bound);
            let bound = Span::around(bound.map(|one| one.span));
            all.push(Told { one, bound });
        }
        standing[id.index()] = stand;
        // More matches than a finding cites, exceptions not yet asked, or than the rule's findings may cite.
        for (k, (signal, found)) in rule.signals.iter().zip(&found).enumerate() {
            if found.len() > limits::MATCHES || quota.cut.contains(&SignalId::new(k)) {
                truncated.push(format!("matches:{}.{}", rule.id, signal.name));
            }
        }
    }
    truncated.sort();
    verdict(policy, document, all, truncated)
}

/// An instance as verdicts show it, with the `unless` entries that take it back. A finding of the document stands in the
/// whole field of its first match, else in the first field.
fn finding<'a>(
    reading: &Reading<'a>,
    instance: &Instance<'a>,
    quota: &mut Quota,
    answers: &mut Answers,
) -> Suppressed {
    let area = instance.area;
    let asked = Asked::new(reading, instance);
    let matches = cited(reading, instance, quota);
    let first = matches.first().map_or(0, |first| first.field);
    let field = area.place.map_or(first, |(field, _)| field);
    let (name, text) = match reading.texts.get(field) {
        Some(text) => (text.name, text.text),
        None => ("", ""),
    };
    let whole = Span::new(0, text.len());
    let rule = reading.rule;
    let label = reading.policy.label(rule.label);
    Suppressed {
        finding: Finding {
            label: (&label.name).into(),
            rule: (&rule.id).into(),
            version: (&rule.version).into(),
            status: rule.status,
            score: asked.score(answers),
            severity: label.severity,
            field: name.into(),
            unit: area.unit,
            span: area.place.map_or(whole, |(_, span)| span),
            captures: captures(reading, instance),
            matches: matches.iter().map(|one| shown(reading, one)).collect(),
        },
        by: asked.suppressors(answers),
        told_by: None,
    }
}

/// All findings in their order, each in its place, and the labels they give.
fn verdict(
    policy: &Policy,
    document: &Document,
    mut all: Vec<Told>,
    truncated: Vec<String>,
) -> Verdict {
    all.sort_by(|one, other| order(&one.one.finding).cmp(&order(&other.one.finding)));
    tell_once(policy, &mut all);
    let all = all.into_iter().map(|told| told.one);
    let (stand, suppressed): (Vec<_>, Vec<_>) =
        all.partition(|one| one.by.is_empty() && one.told_by.is_none());
    let stand = stand.into_iter().map(|one| one.finding);
    let (findings, shadow): (Vec<_>, Vec<_>) =
        stand.partition(|finding| finding.status == Status::Enforce);
    let reached = |label: &&Label| {
        findings
            .iter()
            .any(|finding| finding.label == label.name && finding.score >= label.threshold)
    };
    let labels: Vec<&Label> = policy.labels.iter().filter(reached).collect();
    let gravest = labels
        .iter()
        .min_by_key(|label| (Reverse(label.severity), &label.name));
    Verdict {
        id: document.id.clone(),
        action: gravest.map(|label| (&label.action).into()),
        labels: labels.iter().map(|label| (&label.name).into()).collect(),
        findings,
        suppressed,
        shadow,
        truncated,
        certificate: Certificate {
            text_digest: text_digest(document),
            ..Certificate::of(policy)
        },
    }
}

/// The order of findings: field, start, end descending, rule, first match that is cited; then as they were found.
fn order(finding: &Finding) -> impl Ord + '_ {
    let place = |span: Span| (span.start, Reverse(span.end));
    let first = finding.matches.first().map(|first| place(first.span));
    (&finding.field, place(finding.span), &finding.rule, first)
}
