//! What is written down of one condition.

use crate::eval::evidence::Discounted;
use crate::eval::{Cited, Scope};
use crate::ids::{NodeId, SignalId};
use crate::ir::Reason;

/// The cost of a leaf that has no margin: as far off as can be.
pub(super) const FAR: u64 = 1000;

/// One condition weighed in one unit.
#[derive(Clone, Debug)]
pub struct Traced {
    /// The node.
    pub node: NodeId,
    /// What follows the node's path, for parts that are no nodes of their own (`.with.object`).
    pub part: String,
    /// The operator.
    pub op: &'static str,
    /// The signal asked for, by a leaf that asks one.
    pub signal: Option<SignalId>,
    /// Where it was asked.
    pub scope: Scope,
    /// Whether it holds.
    pub holds: bool,
    /// What was found, by a node that compares.
    pub got: Option<u64>,
    /// What was asked for, by a node that compares.
    pub need: Option<String>,
    /// Matches that count.
    pub matches: Vec<Cited>,
    /// Matches that do not, and why.
    pub dropped: Vec<Discounted>,
    /// Why it does not hold, strongest first.
    pub reasons: Vec<Reason>,
    /// 0 if it holds.
    pub cost: u64,
    /// Its parts.
    pub children: Vec<Traced>,
    /// Units left out of its parts.
    pub omitted: usize,
}

impl Traced {
    pub(super) fn new(node: NodeId, op: &'static str, scope: Scope) -> Self {
        Self {
            node,
            part: String::new(),
            op,
            signal: None,
            scope,
            holds: false,
            got: None,
            need: None,
            matches: vec![],
            dropped: vec![],
            reasons: vec![],
            cost: FAR,
            children: vec![],
            omitted: 0,
        }
    }

    pub(super) fn settled(mut self, holds: bool, cost: u64) -> Self {
        self.holds = holds;
        self.cost = if holds { 0 } else { cost.max(1) };
        self
    }
}

/// How far off a leaf is by its reasons: the nearest of them; without a margin, as far as can be.
pub(super) fn cost_of(reasons: &[Reason]) -> u64 {
    let margin = |off: u64, of: u64| (off.saturating_mul(FAR) / of.max(1)).clamp(1, FAR);
    let costs = reasons.iter().map(|reason| match reason {
        Reason::TooFar { got, max } => margin(got.saturating_sub(*max), *max),
        Reason::Below { got, need } => margin(need.saturating_sub(*got), *need),
        Reason::Above { got, max } => margin(got.saturating_sub(*max), *max),
        _ => FAR,
    });
    costs.min().unwrap_or(FAR)
}
