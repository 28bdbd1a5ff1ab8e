//! The verdict on a document.

use crate::document::Id;
use crate::fold::UNICODE_VERSION;
use crate::ir;
use crate::language::TABLES_VERSION;
use crate::name::Name;
use crate::verdict::{Digest, Finding, Suppressed};

/// All findings and labels of one document. Serialised, it is its own certificate.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Verdict {
    /// The document's id, as it came.
    pub id: Option<Id>,
    /// Labels given, sorted.
    pub labels: Vec<Name>,
    /// The action of the gravest label, ties by name; none without labels.
    pub action: Option<Name>,
    /// Findings of rules in force, also below the threshold.
    pub findings: Vec<Finding>,
    /// Findings that `unless` took back, and those whose claim another one tells.
    pub suppressed: Vec<Suppressed>,
    /// Findings of rules in shadow.
    pub shadow: Vec<Finding>,
    /// Bounds that cut something, as `matches:RULE.SIGNAL`, sorted.
    pub truncated: Vec<String>,
    /// What a checker needs to derive this again.
    pub certificate: Certificate,
}

/// Names everything that a verdict depends on.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Certificate {
    /// The policy's name.
    pub policy: Name,
    /// Its version.
    pub version: Name,
    /// SHA-256 over its meaning, in lower-case hexadecimal.
    pub policy_digest: Name,
    /// SHA-256 over all fields and `meta` with their names.
    pub text_digest: Digest,
    /// The engine's version.
    pub engine: Name,
    /// The Unicode version of all tables.
    pub unicode: Name,
    /// The version of our own tables (folds, affixes, numbers, abbreviations).
    pub tables: Name,
}

impl Certificate {
    /// What all verdicts of a policy have in common; the text's digest is still to come.
    pub fn of(policy: &ir::Policy) -> Self {
        Self {
            policy: (&policy.name).into(),
            version: (&policy.version).into(),
            policy_digest: (&policy.digest).into(),
            text_digest: Digest::default(),
            engine: Name::constant(env!("CARGO_PKG_VERSION")),
            unicode: Name::constant(UNICODE_VERSION),
            tables: Name::constant(TABLES_VERSION),
        }
    }
}
