//! How conditions use signals: positively or denied, bound always or not, and in which unit.

use std::collections::BTreeSet;

use crate::ids::NodeId;
use crate::ids::SignalId;
use crate::ir::Bounds;
use crate::ir::Expr;
use crate::ir::Node;
use crate::ir::Unit;

/// Signals that stand below a node, by how they are used.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    /// Under no `none` or `not`, and not merely bounded from above.
    pub positive: BTreeSet<SignalId>,
    /// All others.
    pub denied: BTreeSet<SignalId>,
}

/// How the signals below `root` are used.
pub fn uses(nodes: &[Node], root: NodeId) -> Uses {
    let mut uses = Uses::default();
    collect(nodes, root, true, &mut uses);
    uses
}

fn collect(nodes: &[Node], id: NodeId, positive: bool, uses: &mut Uses) {
    let Some(node) = nodes.get(id.index()) else {
        return;
    };
    let positive = positive && counts(&node.expr);
    let target = if positive {
        &mut uses.positive
    } else {
        &mut uses.denied
    };
    target.extend(signals_of(&node.expr));
    let below = positive && !matches!(node.expr, Expr::None(_) | Expr::Not(_));
    for child in children(&node.expr) {
        collect(nodes, *child, below, uses);
    }
}

fn counts(expr: &Expr) -> bool {
    match expr {
        Expr::Count { bounds, .. } => asks_for_one(*bounds),
        _ => true,
    }
}

/// Whether a count within these bounds is never zero.
pub fn asks_for_one(bounds: Bounds) -> bool {
    bounds.gte.is_some_and(|least| least >= 1) || bounds.eq.is_some_and(|only| only >= 1)
}

/// The conditions right below one.
pub fn children(expr: &Expr) -> &[NodeId] {
    match expr {
        Expr::All(of) | Expr::Any(of) | Expr::None(of) | Expr::AtLeast { of, .. } => of,
        Expr::Not(node) | Expr::In { node, .. } | Expr::Window { has: node, .. } => {
            std::slice::from_ref(node)
        }
        _ => &[],
    }
}

/// The signals that a condition names itself.
pub fn signals_of(expr: &Expr) -> Vec<SignalId> {
    match expr {
        Expr::Signal(signal) => vec![*signal],
        Expr::Count { of, .. } | Expr::Value { of, .. } | Expr::Evaded(of) => of.clone(),
        Expr::Near(near) => [near.anchor]
            .into_iter()
            .chain(near.with.iter().map(|with| with.signal))
            .collect(),
        Expr::Seq(seq) => seq.of.iter().map(|step| step.signal).collect(),
        _ => vec![],
    }
}

/// A node that holds whenever the root does, with the units around it, widest first.
#[derive(Clone, Debug)]
pub struct Bound {
    /// The node.
    pub node: NodeId,
    /// The units it is asked in; a window node counts its own window.
    pub units: Vec<Unit>,
}

/// Every node that holds whenever the root does, in the order of writing.
pub fn always_bound(nodes: &[Node], root: NodeId) -> Vec<Bound> {
    let mut found = vec![];
    follow(nodes, root, &mut vec![], &mut found);
    found
}

fn follow(nodes: &[Node], id: NodeId, units: &mut Vec<Unit>, found: &mut Vec<Bound>) {
    let Some(node) = nodes.get(id.index()) else {
        return;
    };
    let depth = units.len();
    let mut below = units.clone();
    let children: &[NodeId] = match &node.expr {
        Expr::In { unit, node } => {
            below.push(*unit);
            std::slice::from_ref(node)
        }
        Expr::Window { has, .. } => {
            below.push(Unit::Window);
            units.push(Unit::Window);
            std::slice::from_ref(has)
        }
        Expr::All(of) => of,
        Expr::AtLeast { n, of } if *n == of.len() => of,
        Expr::Any(of) if of.len() == 1 => of,
        _ => &[],
    };
    found.push(Bound {
        node: id,
        units: units.clone(),
    });
    units.truncate(depth);
    for child in children {
        follow(nodes, *child, &mut below, found);
    }
}

/// The units from the root down, as far as nodes are units: where findings without `per` are.
pub fn unit_chain(nodes: &[Node], root: NodeId) -> Vec<Unit> {
    let (mut chain, mut id) = (vec![], root);
    loop {
        match nodes.get(id.index()).map(|node| &node.expr) {
            Some(Expr::In { unit, node }) => {
                chain.push(*unit);
                id = *node;
            }
            Some(Expr::Window { has, .. }) => {
                chain.push(Unit::Window);
                id = *has;
            }
            _ => return chain,
        }
    }
}

/// The nodes below `root` that are used positively, itself among them, in the order of writing.
pub fn positive_nodes(nodes: &[Node], root: NodeId) -> Vec<NodeId> {
    let mut found = vec![root];
    if let Some(node) = nodes.get(root.index())
        && !matches!(node.expr, Expr::None(_) | Expr::Not(_))
    {
        for child in children(&node.expr) {
            found.extend(positive_nodes(nodes, *child));
        }
    }
    found
}
