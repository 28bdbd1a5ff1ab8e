//! The public face of a verdict: what was decided and why, without what would teach evasion.

use crate::document::Id;
use crate::ir;
use crate::name::Name;
use crate::verdict::{Certificate, Finding, Verdict};

/// A verdict as it may be told to the person concerned: the same labels, and for each a statement of reasons. No matched
/// term, place or score is in it; what captures say is there only where the policy's `public:` texts name them.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PublicVerdict {
    /// The document's id, as it came.
    pub id: Option<Id>,
    /// Labels given, sorted.
    pub labels: Vec<PublicLabel>,
    /// The action of the gravest label.
    pub action: Option<Name>,
    /// Why: one entry for each different statement, in the order of findings.
    pub reasons: Vec<PublicReason>,
    /// The certificate of the verdict, by which the full one is found and checked.
    pub certificate: Certificate,
}

/// A label that was given.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PublicLabel {
    /// Its name.
    pub label: String,
    /// What it means.
    pub title: String,
}

/// One reason for a label.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PublicReason {
    /// The label.
    pub label: String,
    /// The title of the rule that gave it.
    pub rule: String,
    /// The statement: the rule's `public:` text, else the label's, else the rule's title. A text with a capture that
    /// bound nothing is passed over.
    pub statement: String,
}

/// The public face of a verdict under the policy that gave it.
pub fn public(policy: &ir::Policy, verdict: &Verdict) -> PublicVerdict {
    let labels: Vec<&ir::Label> = policy
        .labels
        .iter()
        .filter(|label| verdict.labels.iter().any(|given| *given == label.name))
        .collect();
    let mut reasons: Vec<PublicReason> = vec![];
    for finding in &verdict.findings {
        let label = labels
            .iter()
            .find(|label| label.name == finding.label && finding.score >= label.threshold);
        // Rules are sorted by id.
        let place = policy
            .rules
            .binary_search_by(|rule| rule.id.as_str().cmp(&finding.rule));
        let rule = place.ok().and_then(|place| policy.rules.get(place));
        let reason = label.zip(rule).map(|(label, rule)| PublicReason {
            label: label.name.clone(),
            rule: rule.title.clone(),
            statement: statement(label, rule, finding),
        });
        reasons.extend(reason.filter(|reason| !reasons.contains(reason)));
    }
    PublicVerdict {
        id: verdict.id.clone(),
        labels: labels
            .iter()
            .map(|label| PublicLabel {
                label: label.name.clone(),
                title: label.title.clone(),
            })
            .collect(),
        action: verdict.action.clone(),
        reasons,
        certificate: verdict.certificate.clone(),
    }
}

fn statement(label: &ir::Label, rule: &ir::Rule, finding: &Finding) -> String {
    let texts = [&rule.public, &label.public].into_iter().flatten();
    let value = |name: &str| {
        finding
            .captures
            .get(name)
            .map(|captured| captured.value.to_string())
    };
    let mut filled = texts.filter_map(|text| text.filled(value));
    filled.next().unwrap_or_else(|| rule.title.clone())
}
