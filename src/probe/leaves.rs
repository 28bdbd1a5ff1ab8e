//! The failing leaves of a near miss: what stands between a rule and a finding.

use crate::eval::{Scope, Traced};
use crate::ids::NodeId;
use crate::ir;
use crate::ir::Expr;
use crate::scan::Found;

/// One condition that would have to come true.
#[derive(Clone, Debug)]
pub(super) struct Leaf<'t> {
    /// The condition as weighed.
    pub node: &'t Traced,
    /// The match that it has to stand near.
    pub anchor: Option<Found>,
    /// The nodes above it that ask in units, outermost first.
    pub units: Vec<NodeId>,
    /// Whether it holds and must not.
    pub denied: bool,
}

/// The leaves of the `choice`th nearest unit or branch.
pub(super) fn leaves<'t>(rule: &ir::Rule, root: &'t Traced, choice: usize) -> Vec<Leaf<'t>> {
    let mut walk = Walk {
        rule,
        choice,
        units: vec![],
        found: vec![],
    };
    walk.visit(root, None);
    walk.found
}

struct Walk<'r, 't> {
    rule: &'r ir::Rule,
    choice: usize,
    units: Vec<NodeId>,
    found: Vec<Leaf<'t>>,
}

impl<'t> Walk<'_, 't> {
    fn visit(&mut self, node: &'t Traced, anchor: Option<Found>) {
        if node.holds {
            return;
        }
        if matches!(node.op, "none" | "not") {
            for child in node.children.iter().filter(|child| child.holds) {
                self.push(child, None, true);
            }
            return;
        }
        if node.children.is_empty() || !node.reasons.is_empty() {
            self.push(node, anchor, false);
            return;
        }
        let mut failing: Vec<&Traced> = node.children.iter().filter(|child| !child.holds).collect();
        if let ("near", Expr::Near(near)) = (node.op, self.rule.expr(node.node)) {
            let optional = |child: &Traced| {
                let named = |with: &&ir::With| Some(with.signal) == child.signal;
                child.op == "with"
                    && near
                        .with
                        .iter()
                        .find(named)
                        .is_some_and(|with| with.optional)
            };
            failing.retain(|child| !optional(child));
        }
        failing.sort_by_key(|child| child.cost);
        let asks_in_units = matches!(
            self.rule.expr(node.node),
            Expr::In { .. } | Expr::Window { .. }
        );
        if asks_in_units || node.op == "any" {
            let choice = std::mem::take(&mut self.choice);
            failing = failing.into_iter().skip(choice).take(1).collect();
        }
        if let Expr::AtLeast { n, .. } = self.rule.expr(node.node) {
            let held = node.children.len() - failing.len();
            failing.truncate(n.saturating_sub(held));
        }
        if asks_in_units {
            self.units.push(node.node);
        }
        let own = anchor_of(node);
        for child in failing {
            self.visit(child, own);
        }
        if asks_in_units {
            self.units.pop();
        }
    }

    fn push(&mut self, node: &'t Traced, anchor: Option<Found>, denied: bool) {
        self.found.push(Leaf {
            node,
            anchor,
            units: self.units.clone(),
            denied,
        });
    }
}

/// The match that a near's company was measured from.
fn anchor_of(node: &Traced) -> Option<Found> {
    let anchor = node.children.first().filter(|_| node.op == "near")?;
    anchor.matches.first().map(|cited| cited.found)
}

/// Whether a unit has no place in the text: it was made up to tell what is missing.
pub(super) fn is_nowhere(scope: &Scope) -> bool {
    scope.unit != ir::Unit::Document && scope.span.is_empty()
}
