//! How a finding came to its score, and which of its matches it rests on.

use crate::span::Span;

/// The arithmetic of one finding, and what it rests on.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Proof {
    /// The rule.
    pub rule: String,
    /// Where the finding stands: `findings[0]`, `suppressed[0]`, `shadow[0]`.
    pub finding: String,
    /// How its score was reckoned.
    pub score: Reckoning,
    /// For each cited match, in the finding's order, whether the finding is gone without it. None: not tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub necessary: Option<Vec<bool>>,
    /// A smallest set of cited matches, as places in the finding's order, that alone keeps the finding: none of them can
    /// be spared. None: not tried, or the finding rests on more than its matches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sufficient: Option<Vec<usize>>,
}

/// `70 base + 10 = 80 of 100`
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Reckoning {
    /// Points to begin with.
    pub base: i64,
    /// The entries of `score.add`, in order.
    pub add: Vec<Added>,
    /// The most it can reach.
    pub cap: i64,
    /// What it reached.
    pub total: i64,
    /// What the label asks for.
    pub threshold: i64,
}

/// One entry of `score.add`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Added {
    /// Its place in the rule: `score.add[0].if`.
    pub path: String,
    /// Its condition in short: `amount ≥ 1000`.
    #[serde(rename = "if")]
    pub condition: String,
    /// What it adds if it holds.
    pub points: i64,
    /// Whether it holds.
    pub holds: bool,
}

/// A change of a text or of a rule that gives what was missing. It was tried.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Repair {
    /// What is changed.
    pub of: Repaired,
    /// How much is changed: as the costs of a trace.
    pub cost: u64,
    /// The changes, all of which are needed.
    pub changes: Vec<RepairStep>,
}

/// What a repair changes.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Repaired {
    /// The document.
    Text,
    /// The rule.
    Rule,
}

/// One change.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RepairStep {
    /// In words.
    pub says: String,
    /// The place in the rule that is changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// `file:line:column` of that place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What is written in the place of which bytes of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<TextEdit>,
}

/// Some bytes of a field, and what is written in their place.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TextEdit {
    /// The field.
    pub field: String,
    /// The bytes; empty: something is put in.
    pub span: Span,
    /// What is written there.
    pub text: String,
}

/// A match that touches a place, and whether it counts.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Touch {
    /// The rule.
    pub rule: String,
    /// The match.
    #[serde(rename = "match")]
    pub found: crate::verdict::Match,
    /// Why it does not count; none if it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<crate::ir::Reason>,
}
