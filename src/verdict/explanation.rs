//! The proof tree of a verdict, or of a non-verdict.

use std::cmp::Ordering;

use crate::ir::Reason;
use crate::ir::Unit;
use crate::span::Span;
use crate::verdict::{Match, Proof, Repair, Verdict};

/// A verdict with the trace of every live rule.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Explanation {
    /// The verdict, the same as without a trace.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// How each finding came to its score, and what it rests on: findings, then those suppressed, then those in shadow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proofs: Vec<Proof>,
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
    /// Whether it has a finding that no `unless` entry took back; another rule may tell its claim.
    pub holds: bool,
    /// 0 if it holds; else how far off it is, a thousand for each leaf without a margin.
    pub cost: u64,
    /// Why it gives no label although its condition holds: `unless`, `score`, `shadow`, `told`.
    #[serde(rename = "reason")]
    pub reasons: Vec<Reason>,
    /// Changes that would give what is missing; each was tried. Empty: not asked for, or none found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repairs: Vec<Repair>,
    /// The tree of `when`.
    pub node: TraceNode,
}

impl RuleTrace {
    /// The nearer rule first: that of less cost, of equals that of which more was found in the text, then by id.
    pub fn by_nearness(&self, other: &Self) -> Ordering {
        let cost = self.cost.cmp(&other.cost);
        let found = || other.node.found().cmp(&self.node.found());
        cost.then_with(found)
            .then_with(|| self.rule.cmp(&other.rule))
    }
}

impl TraceNode {
    /// How many matches it has, counted or not, its parts' with them.
    fn found(&self) -> usize {
        let parts = self.children.iter().map(Self::found);
        self.matches.len() + self.dropped.len() + parts.sum::<usize>()
    }
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
    #[serde(rename = "reason")]
    pub reasons: Vec<Reason>,
    /// 0 if it holds; else how far off.
    pub cost: u64,
    /// Its parts; of a unit, those that hold and the nearest that do not.
    pub children: Vec<TraceNode>,
    /// Units that do not hold and are left out of `children`, being farther off than those shown.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub omitted: usize,
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

fn is_zero(number: &usize) -> bool {
    *number == 0
}
