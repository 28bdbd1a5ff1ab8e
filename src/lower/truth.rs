//! What can be said of a condition when only some of its signals are known: yes, no, or maybe.

use crate::ids::NodeId;
use crate::ids::SignalId;
use crate::ir::Bounds;
use crate::ir::Expr;
use crate::ir::Node;

/// No, maybe or yes; ordered so that `all` is the least and `any` the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It cannot hold.
    No,
    /// It may hold.
    Maybe,
    /// It holds.
    Yes,
}

impl Truth {
    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Maybe => Self::Maybe,
            Self::Yes => Self::No,
        }
    }
}

/// What is known of a text.
pub struct World<S> {
    /// Whether a signal has a match.
    pub signal: S,
    /// Whether other rules have findings.
    pub rule: Truth,
    /// Whether questions about `meta` are answered with yes.
    pub meta: Truth,
}

impl<S: Fn(SignalId) -> Truth> World<S> {
    /// Whether the condition holds. Units, distances and numbers are left open: what could hold, may.
    pub fn asks(&self, nodes: &[Node], root: NodeId) -> Truth {
        let Some(node) = nodes.get(root.index()) else {
            return Truth::Maybe;
        };
        let child = |id: &NodeId| self.asks(nodes, *id);
        let most = |of: &[NodeId]| of.iter().map(child).max().unwrap_or(Truth::No);
        match &node.expr {
            Expr::Signal(signal) => (self.signal)(*signal),
            Expr::All(of) => of.iter().map(child).min().unwrap_or(Truth::Yes),
            Expr::Any(of) => most(of),
            Expr::None(of) => most(of).not(),
            Expr::Not(of) => child(of).not(),
            Expr::AtLeast { n, of } => self.at_least(*n, of.iter().map(child).collect()),
            Expr::Count { of, bounds, .. } => self.count(of, *bounds),
            Expr::Value { of, .. } | Expr::Evaded(of) => self.any(of).min(Truth::Maybe),
            Expr::Near(near) => self.every(near.required()).min(Truth::Maybe),
            Expr::Seq(seq) => self
                .every(seq.of.iter().map(|step| step.signal))
                .min(Truth::Maybe),
            Expr::In { node, .. } => child(node),
            Expr::Window { has, starts, .. } => child(has).min(self.any(starts)),
            Expr::Rule(_) => self.rule,
            Expr::Meta { .. } => self.meta,
        }
    }

    fn any(&self, of: &[SignalId]) -> Truth {
        of.iter()
            .map(|signal| (self.signal)(*signal))
            .max()
            .unwrap_or(Truth::No)
    }

    fn every(&self, of: impl Iterator<Item = SignalId>) -> Truth {
        of.map(|signal| (self.signal)(signal))
            .min()
            .unwrap_or(Truth::No)
    }

    fn at_least(&self, n: usize, mut of: Vec<Truth>) -> Truth {
        of.sort_unstable();
        of.iter()
            .rev()
            .nth(n.saturating_sub(1))
            .copied()
            .unwrap_or(Truth::No)
    }

    fn count(&self, of: &[SignalId], bounds: Bounds) -> Truth {
        match self.any(of) {
            Truth::No if bounds.admit(0) => Truth::Yes,
            Truth::No => Truth::No,
            _ if bounds.gte == Some(0) && bounds.lte.is_none() && bounds.eq.is_none() => Truth::Yes,
            _ => Truth::Maybe,
        }
    }
}

/// The condition on a text in which no signal matches and no rule has a finding; `meta` is left open.
pub fn on_nothing(nodes: &[Node], root: NodeId) -> Truth {
    World {
        signal: |_| Truth::No,
        rule: Truth::No,
        meta: Truth::Maybe,
    }
    .asks(nodes, root)
}

/// The condition on a text in which this signal is all that matches; `meta` is left open.
pub fn given_only(nodes: &[Node], root: NodeId, alone: SignalId) -> Truth {
    let signal = |signal| {
        if signal == alone {
            Truth::Yes
        } else {
            Truth::No
        }
    };
    World {
        signal,
        rule: Truth::No,
        meta: Truth::Maybe,
    }
    .asks(nodes, root)
}

/// Whether the condition cannot hold without a match of this signal.
pub fn requires(nodes: &[Node], root: NodeId, wanted: SignalId) -> bool {
    let signal = |signal| {
        if signal == wanted {
            Truth::No
        } else {
            Truth::Maybe
        }
    };
    World {
        signal,
        rule: Truth::Maybe,
        meta: Truth::Maybe,
    }
    .asks(nodes, root)
        == Truth::No
}
