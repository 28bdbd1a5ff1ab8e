//! The proof tree of a verdict, or of a non-verdict.

use crate::ir::Unit;
use crate::span::Span;
use crate::verdict::{Match, Verdict};

/// A verdict with the trace of every live rule.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Explanation {
    /// The verdict, the same as without a trace.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// One entry a rule, in order of rule ids.
    pub trace: Vec<RuleTrace>,
}

/// What became of one rule.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RuleTrace {
    /// The rule.
    pub rule: String,
    /// Its label.
    pub label: String,
    /// Whether it has a finding that is not suppressed.
    pub holds: bool,
    /// 0 if it holds; else how far off it is, a thousand for each leaf without a margin.
    pub cost: u64,
    /// Why it gives no label although its condition holds: `unless`, `score`, `shadow`.
    pub reasons: Vec<Reason>,
    /// The tree of `when`.
    pub node: TraceNode,
}

/// One condition, asked in one unit.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct TraceNode {
    /// Its place in the rule: `when.sentence.near.with.object`.
    pub path: String,
    /// `file:line:column` of the policy.
    pub at: String,
    /// The operator: `signal`, `all`, `near`, `with`, `sentence`...
    pub op: String,
    /// The signal, for a leaf that asks one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signal: Option<String>,
    /// Whether it holds.
    pub holds: bool,
    /// The kind of unit it was asked in.
    pub unit: Unit,
    /// The field of the unit; none for the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The unit's bytes; none for the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// What was found, for a node that compares.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub got: Option<u64>,
    /// What was asked for, for a node that compares.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub need: Option<String>,
    /// Matches that count here.
    pub matches: Vec<Match>,
    /// Matches that were found and do not count, and why.
    pub dropped: Vec<TraceMatch>,
    /// Why it does not hold; all that apply, the strongest first.
    pub reasons: Vec<Reason>,
    /// 0 if it holds; else how far off.
    pub cost: u64,
    /// Its parts.
    pub children: Vec<TraceNode>,
}

/// A match that does not count.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct TraceMatch {
    /// The match.
    #[serde(flatten)]
    pub found: Match,
    /// Why it does not count.
    pub reason: Reason,
}

/// Why a condition does not hold: a closed list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// An exception dropped the match.
    Excepted {
        /// The exception's id.
        by: String,
    },
    /// A quantity of a kind that does not count.
    Excluded {
        /// The kind.
        kind: String,
    },
    /// Less than asked for.
    Below {
        /// Found.
        got: u64,
        /// Asked for.
        need: u64,
    },
    /// More than admitted.
    Above {
        /// Found.
        got: u64,
        /// Admitted.
        max: u64,
    },
    /// Found, but too far from the anchor.
    TooFar {
        /// Tokens between.
        got: u64,
        /// Tokens admitted.
        max: u64,
    },
    /// Found, but on the other side of the anchor.
    WrongSide,
    /// Found, but in another unit.
    HitElsewhere {
        /// The kind of unit that it is not in.
        unit: Unit,
    },
    /// Found inside a longer word.
    Boundary {
        /// That word, in the original text.
        word: String,
    },
    /// It would match under another fold.
    FoldOff {
        /// That fold.
        fold: String,
    },
    /// Nothing like it in the text.
    NoHit,
    /// A finding was taken back.
    Unless {
        /// The entry's id.
        by: String,
    },
    /// The score is below the label's threshold.
    Score {
        /// Reached.
        got: i64,
        /// Needed.
        need: i64,
    },
    /// The rule referred to has no finding here.
    RuleMissing {
        /// Its id.
        id: String,
    },
    /// The fact is not as asked.
    Meta {
        /// Its key.
        key: String,
    },
    /// The rule is in shadow.
    Shadow,
    /// A bound cut what was needed.
    Truncated {
        /// What.
        what: String,
    },
}

impl Reason {
    /// The reason's name in the closed list.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Excepted { .. } => "excepted",
            Self::Excluded { .. } => "excluded",
            Self::Below { .. } => "below",
            Self::Above { .. } => "above",
            Self::TooFar { .. } => "too_far",
            Self::WrongSide => "wrong_side",
            Self::HitElsewhere { .. } => "hit_elsewhere",
            Self::Boundary { .. } => "boundary",
            Self::FoldOff { .. } => "fold_off",
            Self::NoHit => "no_hit",
            Self::Unless { .. } => "unless",
            Self::Score { .. } => "score",
            Self::RuleMissing { .. } => "rule_missing",
            Self::Meta { .. } => "meta",
            Self::Shadow => "shadow",
            Self::Truncated { .. } => "truncated",
        }
    }

    /// The names that authors may write under `because`.
    pub const NAMES: [&'static str; 16] = [
        "no_hit",
        "hit_elsewhere",
        "too_far",
        "wrong_side",
        "below",
        "above",
        "boundary",
        "fold_off",
        "excepted",
        "excluded",
        "unless",
        "score",
        "rule_missing",
        "meta",
        "shadow",
        "truncated",
    ];
}
