//! A rule's own tests.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::ids::RuleId;
use crate::source::Place;

/// One test: a document, and what the rule must make of it.
#[derive(Clone, Debug)]
pub struct TestCase {
    /// The rule it stands under.
    pub rule: RuleId,
    /// The document: `text` or `fields`, and `meta`.
    pub document: Document,
    /// The language it tests, as written, else told from its letters.
    pub lang: Option<String>,
    /// Number of findings of this rule.
    pub findings: Option<usize>,
    /// All labels of the document.
    pub labels: Option<Vec<String>>,
    /// Scores of the rule's findings, in order.
    pub scores: Option<Vec<i64>>,
    /// Captures of the rule's findings, in order; the named keys are compared.
    pub captures: Option<Vec<BTreeMap<String, ExpectedCapture>>>,
    /// Texts of all matches of a signal that findings cite, in order, without doubles.
    pub spans: BTreeMap<String, Vec<String>>,
    /// Why the rule has no finding.
    pub because: Option<Because>,
    /// Where it stands.
    pub place: Place,
}

impl TestCase {
    /// Whether the test asks for a finding (`true`) or for none (`false`); `None` where it says neither.
    pub fn is_positive(&self) -> Option<bool> {
        match self.findings {
            Some(findings) => Some(findings > 0),
            None if self.captures.is_some() || self.scores.is_some() || !self.spans.is_empty() => {
                Some(true)
            }
            None if self.because.is_some() => Some(false),
            None => self.labels.as_ref().map(|labels| !labels.is_empty()),
        }
    }
}

/// The expected value of a capture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpectedCapture {
    /// A number.
    Number(u64),
    /// A text.
    Text(String),
    /// `null`: nothing was bound.
    Unbound,
}

/// `because: {signal, reason, by}`: holds if some leaf of the rule's trace has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Because {
    /// The signal of the leaf, if named.
    pub signal: Option<String>,
    /// The reason's name, of the closed list.
    pub reason: String,
    /// The exception or `unless` entry, if named.
    pub by: Option<String>,
}
