//! The verdict on a document.

use crate::document::Id;
use crate::verdict::{Finding, Suppressed};

/// All findings and labels of one document. Serialised, it is its own certificate.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Verdict {
    /// The document's id, as it came.
    pub id: Option<Id>,
    /// Labels given, sorted.
    pub labels: Vec<String>,
    /// The action of the gravest label, ties by name; none without labels.
    pub action: Option<String>,
    /// Findings of rules in force, also below the threshold.
    pub findings: Vec<Finding>,
    /// Findings that `unless` took back.
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
    pub policy: String,
    /// Its version.
    pub version: String,
    /// SHA-256 over its meaning, in lower-case hexadecimal.
    pub policy_digest: String,
    /// SHA-256 over all fields and `meta` with their names.
    pub text_digest: String,
    /// The engine's version.
    pub engine: String,
    /// The Unicode version of all tables.
    pub unicode: String,
    /// The version of our own tables (folds, affixes, numbers, abbreviations).
    pub tables: String,
}
