//! A rule as meant.

use crate::ids::{LabelId, NodeId, SignalId};
use crate::ir::{Expr, Node, PublicText, Signal, Unit};
use crate::source::Place;

/// One rule: signals, a condition over them, and what follows when it holds.
#[derive(Clone, Debug)]
pub struct Rule {
    /// `takedown_statistic.counted`
    pub id: String,
    /// The label it gives.
    pub label: LabelId,
    /// What it finds, for people.
    pub title: String,
    /// What may be told of a finding to the person concerned.
    pub public: Option<PublicText>,
    /// The rule's version.
    pub version: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Whether it counts.
    pub status: Status,
    /// Languages that its tests must cover.
    pub langs: Vec<String>,
    /// Signals, sorted by name; those without a name (inline terms of an exception, signals that a filter brought)
    /// have names of their own that no author can write. Indexed by [`SignalId`].
    pub signals: Vec<Signal>,
    /// Signals in an order in which exceptions refer backwards.
    pub order: Vec<SignalId>,
    /// All nodes of the rule's conditions, children before parents; indexed by [`NodeId`].
    pub nodes: Vec<Node>,
    /// The root of `when`.
    pub when: NodeId,
    /// What suppresses a finding, the rule's own entries first, then those of filters in order of their ids.
    pub unless: Vec<Unless>,
    /// How findings are scored.
    pub score: Score,
    /// What names a finding's binding; without it, findings are innermost satisfied units.
    pub per: Option<Per>,
    /// Captures, sorted by name.
    pub captures: Vec<Capture>,
    /// Where the rule stands.
    pub place: Place,
}

impl Rule {
    /// The node behind an id.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// The condition behind an id.
    pub fn expr(&self, id: NodeId) -> &Expr {
        &self.nodes[id.index()].expr
    }

    /// The signal behind an id.
    pub fn signal(&self, id: SignalId) -> &Signal {
        &self.signals[id.index()]
    }
}

/// A rule's status.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Checked and tested; gives nothing.
    Draft,
    /// Evaluated and reported apart; changes no label.
    Shadow,
    /// In force.
    Enforce,
    /// Parsed and checked only.
    Retired,
}

impl Status {
    /// Whether the rule is evaluated when texts are labelled.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Shadow | Self::Enforce)
    }

    /// As authors write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Shadow => "shadow",
            Self::Enforce => "enforce",
            Self::Retired => "retired",
        }
    }
}

/// An entry of `unless`.
#[derive(Clone, Debug)]
pub struct Unless {
    /// Its id, cited by what it suppresses.
    pub id: String,
    /// The unit it is asked in: the finding's own when `None`.
    pub at: Option<Unit>,
    /// The condition that suppresses.
    pub when: NodeId,
    /// Where it stands.
    pub place: Place,
}

/// `score`
#[derive(Clone, Debug)]
pub struct Score {
    /// Points to begin with.
    pub base: i64,
    /// Points more or less for what holds.
    pub add: Vec<Points>,
    /// The most it can reach; the least is 0.
    pub cap: i64,
}

impl Score {
    /// The fewest points of a finding.
    pub fn least(&self) -> i64 {
        self.with(|points| points.min(0))
    }

    /// The most points of a finding.
    pub fn most(&self) -> i64 {
        self.with(|points| points.max(0))
    }

    fn with(&self, counted: impl Fn(i64) -> i64) -> i64 {
        let added: i64 = self.add.iter().map(|entry| counted(entry.points)).sum();
        (self.base + added).clamp(0, self.cap.max(0))
    }
}

/// One entry of `score.add`.
#[derive(Clone, Copy, Debug)]
pub struct Points {
    /// The condition.
    pub when: NodeId,
    /// What it adds, −1000 to 1000.
    pub points: i64,
}

/// What `captures.per` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// A near, seq or window node.
    Node(NodeId),
    /// A signal, as used at this node of `when`: a finding for each of its bound matches. The node is the signal's
    /// first always-bound use in the order of writing: a signal, count, value or evaluated leaf, or a near or seq
    /// that names it (then its match of each binding).
    Signal(SignalId, NodeId),
}

/// One capture: `count: amount.value`.
#[derive(Clone, Debug)]
pub struct Capture {
    /// The name it is reported under.
    pub name: String,
    /// The signal it is taken from.
    pub signal: SignalId,
    /// What is taken.
    pub of: CaptureOf,
    /// Without `per`: the one near or seq node of `when` that binds the signal, whose first binding is taken; `None`:
    /// the signal's first match in the finding's unit.
    pub node: Option<NodeId>,
}

/// What of a match is captured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaptureOf {
    /// The original text of the match.
    Text,
    /// The canonical value of the matched list entry (`is`), or the term itself where the entry has none.
    Is,
    /// The term as written.
    Term,
    /// The value of a quantity.
    Value,
    /// The qualifier of a quantity.
    Qualifier,
    /// The kind of a quantity.
    Kind,
    /// The original text under a named group of a regex.
    Group(String),
}
