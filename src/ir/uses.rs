//! Which signals a rule's findings may cite, and where `when` asks for them.

use crate::ids::{NodeId, SignalId};
use crate::ir::{Expr, Per, Rule};

/// A positive use of a signal, and the unit nodes above it, outermost first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The signal.
    pub signal: SignalId,
    /// Nodes of `in` and `window`.
    pub above: Vec<NodeId>,
}

impl Rule {
    /// The positive uses of signals in `when`, outside of what `per` names.
    pub fn uses(&self) -> Vec<Use> {
        let own = self.per.map(|per| match per {
            Per::Node(node) | Per::Signal(_, node) => node,
        });
        let mut uses = vec![];
        // Of a rule that a reduced policy does without, nothing is left to ask.
        if self.nodes.is_empty() {
            return uses;
        }
        self.collect_uses(self.when, own, &mut vec![], &mut uses);
        uses
    }

    fn collect_uses(
        &self,
        node: NodeId,
        own: Option<NodeId>,
        above: &mut Vec<NodeId>,
        uses: &mut Vec<Use>,
    ) {
        let expr = self.expr(node);
        if own == Some(node) || matches!(expr, Expr::None(_) | Expr::Not(_)) {
            return;
        }
        uses.extend(expr.positive_signals().into_iter().map(|signal| Use {
            signal,
            above: above.clone(),
        }));
        let unit = matches!(expr, Expr::In { .. } | Expr::Window { .. });
        if unit {
            above.push(node);
        }
        for child in expr.children() {
            self.collect_uses(child, own, above, uses);
        }
        if unit {
            above.pop();
        }
    }
}
