//! Conditions as propositions: which mean the same, which contradict themselves.

use std::collections::HashMap;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::ids::NodeId;
use crate::ir::Bounds;
use crate::ir::Expr;
use crate::ir::Node;
use crate::lower::faults::Faults;
use crate::lower::uses::children;

/// Most distinct leaves of a condition whose every assignment is tried.
const LEAVES: usize = 10;

/// Tells conditions that mean the same from each other: equal numbers, equal meaning.
pub fn classes(nodes: &[Node]) -> Vec<usize> {
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut classes: Vec<usize> = vec![];
    for node in nodes {
        let below: Vec<usize> = children(&node.expr)
            .iter()
            .filter_map(|child| classes.get(child.index()).copied())
            .collect();
        let next = known.len();
        classes.push(*known.entry(key(&node.expr, below)).or_insert(next));
    }
    classes
}

fn key(expr: &Expr, mut below: Vec<usize>) -> String {
    below.sort_unstable();
    match expr {
        Expr::All(_) => format!("all {below:?}"),
        Expr::Any(_) => format!("any {below:?}"),
        Expr::None(_) => format!("none {below:?}"),
        Expr::Not(_) => format!("none {below:?}"),
        Expr::AtLeast { n, .. } => format!("at least {n} {below:?}"),
        Expr::In { unit, .. } => format!("{} {below:?}", unit.as_str()),
        Expr::Window { tokens, .. } => format!("window {tokens} {below:?}"),
        Expr::Count {
            of,
            distinct: None,
            bounds:
                Bounds {
                    gte: Some(1),
                    lte: None,
                    eq: None,
                },
        } if of.len() == 1 => {
            format!("{:?}", of.first().map(|signal| Expr::Signal(*signal)))
        }
        Expr::Signal(signal) => format!("{:?}", Some(Expr::Signal(*signal))),
        leaf => format!("{leaf:?}"),
    }
}

/// Tries every assignment of conditions that hold some denial; the innermost at fault is reported.
pub fn check_logic(nodes: &[Node], faults: &mut Faults) {
    let classes = classes(nodes);
    let mut denies = vec![false; nodes.len()];
    let mut known = vec![false; nodes.len()];
    for (index, node) in nodes.iter().enumerate() {
        let below = children(&node.expr);
        known[index] = below.iter().any(|child| known[child.index()]);
        if !is_boolean(&node.expr) {
            continue;
        }
        denies[index] = matches!(node.expr, Expr::None(_) | Expr::Not(_))
            || below.iter().any(|child| denies[child.index()]);
        if !denies[index] || known[index] {
            continue;
        }
        let logic = Logic {
            nodes,
            classes: &classes,
        };
        let fault = match logic.outcomes(NodeId::new(index)) {
            (false, _) => (Code::NeverMatches, "the condition contradicts itself"),
            (_, false) => (Code::AlwaysMatches, "the condition holds whatever is found"),
            _ => continue,
        };
        known[index] = true;
        faults.push(Diagnostic::new(fault.0, node.place, fault.1));
    }
}

fn is_boolean(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::All(_) | Expr::Any(_) | Expr::None(_) | Expr::Not(_) | Expr::AtLeast { .. }
    )
}

struct Logic<'n> {
    nodes: &'n [Node],
    classes: &'n [usize],
}

impl Logic<'_> {
    /// Whether the condition can hold, and whether it can fail, its leaves taken as free.
    fn outcomes(&self, root: NodeId) -> (bool, bool) {
        let mut leaves = vec![];
        self.collect(root, &mut leaves);
        if leaves.len() > LEAVES {
            return (true, true);
        }
        let (mut holds, mut fails) = (false, false);
        for assignment in 0..1_u32 << leaves.len() {
            let held = self.value(root, &leaves, assignment);
            holds |= held;
            fails |= !held;
        }
        (holds, fails)
    }

    fn collect(&self, id: NodeId, leaves: &mut Vec<usize>) {
        let Some(node) = self.nodes.get(id.index()) else {
            return;
        };
        if is_boolean(&node.expr) {
            for child in children(&node.expr) {
                self.collect(*child, leaves);
            }
        } else if let Some(class) = self.classes.get(id.index())
            && leaves.len() <= LEAVES
            && !leaves.contains(class)
        {
            leaves.push(*class);
        }
    }

    fn value(&self, id: NodeId, leaves: &[usize], assignment: u32) -> bool {
        let Some(node) = self.nodes.get(id.index()) else {
            return false;
        };
        let held = |child: &NodeId| self.value(*child, leaves, assignment);
        match &node.expr {
            Expr::All(of) => of.iter().all(held),
            Expr::Any(of) => of.iter().any(held),
            Expr::None(of) => !of.iter().any(held),
            Expr::Not(of) => !held(of),
            Expr::AtLeast { n, of } => of.iter().filter(|child| held(child)).count() >= *n,
            _ => {
                let class = self.classes.get(id.index());
                let bit = leaves.iter().position(|leaf| Some(leaf) == class);
                bit.is_some_and(|bit| assignment >> bit & 1 == 1)
            }
        }
    }
}
