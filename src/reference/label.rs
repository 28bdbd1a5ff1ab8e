//! Labels a document by the letter of the language.

use std::cmp::Reverse;

use crate::document::Document;
use crate::ids::SignalId;
use crate::ir::{Label, Policy, Rule, Status};
use crate::limits;
use crate::reference::citations::{Quota, captures, cited, shown};
use crate::reference::excepts::surviving;
use crate::reference::findings::{Instance, instances, score, suppressors};
use crate::reference::holds::Reading;
use crate::reference::matches::{Found, found};
use crate::reference::units::{Area, Text, texts};
use crate::span::Span;
use crate::verdict::{Certificate, Finding, Suppressed, Verdict, text_digest};

/// The verdict on a document, derived in the plainest way.
pub fn label(policy: &Policy, document: &Document) -> Verdict {
    let texts = texts(document);
    let mut standing = vec![Vec::new(); policy.rules.len()];
    let mut truncated = Vec::new();
    let mut findings = Vec::new();
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
        let mut stand = Vec::new();
        let mut quota = Quota::default();
        for instance in instances(&reading) {
            let finding = finding(&reading, &instance, &mut quota);
            if finding.by.is_empty() {
                stand.push(instance.area);
            }
            findings.push(finding);
        }
        standing[id.index()] = stand;
        truncated.extend(cut(rule, &found, &quota));
    }
    truncated.sort();
    verdict(policy, document, findings, truncated)
}

/// The signals of a rule with more matches than a finding cites, exceptions not yet asked, or than its findings may cite.
fn cut(rule: &Rule, found: &[Vec<Found<'_>>], quota: &Quota) -> Vec<String> {
    let signals = rule.signals.iter().zip(found).enumerate();
    let long = signals.filter(|(k, (_, found))| {
        found.len() > limits::MATCHES || quota.cut.contains(&SignalId::new(*k))
    });
    long.map(|(_, (signal, _))| format!("matches:{}.{}", rule.id, signal.name))
        .collect()
}

/// An instance as verdicts show it, with the `unless` entries that take it back.
fn finding<'a>(reading: &Reading<'a>, instance: &Instance<'a>, quota: &mut Quota) -> Suppressed {
    let area = instance.area;
    let means = instance.binding.as_ref().map(|binding| &binding.means);
    let bound = means.map_or_else(|| reading.clone(), |means| reading.meaning(means));
    let matches = cited(reading, instance, quota);
    let (field, span) = place(reading.texts, area, &matches);
    let rule = reading.rule;
    let label = reading.policy.label(rule.label);
    Suppressed {
        finding: Finding {
            label: (&label.name).into(),
            rule: (&rule.id).into(),
            version: (&rule.version).into(),
            status: rule.status,
            score: score(&bound, area),
            severity: label.severity,
            field: field.into(),
            unit: area.unit,
            span,
            captures: captures(reading, instance),
            matches: matches.iter().map(|one| shown(reading, one)).collect(),
        },
        by: suppressors(reading, &bound, area),
    }
}

/// Field and bytes of a finding: those of its unit; for the document the whole field of its first match, else the first
/// field.
fn place(texts: &[Text<'_>], area: Area, matches: &[Found<'_>]) -> (String, Span) {
    let first = matches.first().map_or(0, |first| first.field);
    let text = texts.get(area.place.map_or(first, |(field, _)| field));
    let whole = text.map_or(Span::default(), Text::whole);
    let name = text.map_or("", |text| text.name);
    (name.to_owned(), area.place.map_or(whole, |(_, span)| span))
}

/// All findings in their order, each in its place, and the labels they give.
fn verdict(
    policy: &Policy,
    document: &Document,
    mut all: Vec<Suppressed>,
    truncated: Vec<String>,
) -> Verdict {
    all.sort_by(|one, other| order(&one.finding).cmp(&order(&other.finding)));
    let (stand, suppressed): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.by.is_empty());
    let stand = stand.into_iter().map(|one| one.finding);
    let (findings, shadow): (Vec<_>, Vec<_>) =
        stand.partition(|finding| finding.status == Status::Enforce);
    let reached = |label: &&Label| {
        let mut own = findings
            .iter()
            .filter(|finding| finding.label == label.name);
        own.any(|finding| finding.score >= label.threshold)
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
        certificate: certificate(policy, document),
    }
}

/// The order of findings: field, start, end descending, rule, first match that is cited; then as they were found.
fn order(finding: &Finding) -> impl Ord + '_ {
    let first = finding
        .matches
        .first()
        .map(|first| (first.span.start, Reverse(first.span.end)));
    let Span { start, end } = finding.span;
    (&finding.field, start, Reverse(end), &finding.rule, first)
}

fn certificate(policy: &Policy, document: &Document) -> Certificate {
    Certificate {
        text_digest: text_digest(document),
        ..Certificate::of(policy)
    }
}
