//! One instance of a rule on a text, with its proof.

use std::collections::BTreeMap;

use crate::fold::Step;
use crate::ir::{Severity, Status, Unit};
use crate::name::Name;
use crate::span::Span;
use crate::verdict::Value;

/// One instance of a rule on a text.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Finding {
    /// The label it speaks for.
    pub label: Name,
    /// The rule.
    pub rule: Name,
    /// The rule's version.
    pub version: Name,
    /// The rule's status, `enforce` or `shadow`.
    pub status: Status,
    /// 0 to the rule's cap.
    pub score: i64,
    /// The label's severity.
    pub severity: Severity,
    /// The field of its unit; of a document-wide finding, that of its first match.
    pub field: Name,
    /// The kind of its unit.
    pub unit: Unit,
    /// The unit's bytes in the field; of a document-wide finding, the whole field.
    pub span: Span,
    /// Captures by name; what bound nothing is left out.
    pub captures: BTreeMap<Name, Captured>,
    /// The matches that it cites, by field, start, end descending, signal.
    pub matches: Vec<Match>,
}

/// One captured value.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Captured {
    /// The value.
    pub value: Value,
    /// The original text it was read from; none for a qualifier or kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where that text stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// Its field, when the document has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<Name>,
}

/// A hit taken back to the original bytes and credited to a signal.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Match {
    /// The signal.
    pub signal: Name,
    /// The term as the author wrote it; none for other kinds of signal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<Name>,
    /// The value of a quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<u64>,
    /// The original text, affixes aside.
    pub text: String,
    /// Its bytes in the field.
    pub span: Span,
    /// The fold steps that changed a scalar inside the span, in order.
    pub folds: Vec<Step>,
    /// What was peeled off around it, in order of the text.
    pub affixes: Vec<Affix>,
    /// Its field, when the document has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<Name>,
}

/// What stood around a term inside its word.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Affix {
    /// On which side of the term.
    pub side: AffixSide,
    /// Its own text.
    pub text: String,
    /// Its bytes in the field.
    pub span: Span,
}

/// On which side of a term an affix stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum AffixSide {
    /// Before the term's first word (or, for ال, an inner one).
    Before,
    /// After its last word.
    After,
}

/// A finding that an `unless` entry took back, or whose claim another one tells.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Suppressed {
    /// The finding.
    #[serde(flatten)]
    pub finding: Finding,
    /// The entries that held, in order.
    pub by: Vec<Name>,
    /// The rule whose finding tells the same claim better; only where no entry held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told_by: Option<Name>,
}
