//! Conditions as propositions: which mean the same, which contradict themselves.

use std::collections::HashMap;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::ids::NodeId;
use crate::ir::Bounds;
use crate::ir::Expr;
use crate::ir::Node;
use crate::lower::counted::Counted;
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

/// Tries every assignment of conditions that hold some denial or upper bound; the innermost at fault is reported.
pub fn check_logic(nodes: &[Node], faults: &mut Faults) {
    let classes = classes(nodes);
    let mut denies = vec![false; nodes.len()];
    let mut known = vec![false; nodes.len()];
    for (index, node) in nodes.iter().enumerate() {
        let below = children(&node.expr);
        known[index] = below.iter().any(|child| known[child.index()]);
        denies[index] = is_bounded_above(&node.expr);
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
        let root = NodeId::new(index);
        let (holds, fails) = logic.outcomes(root);
        if holds && fails {
            continue;
        }
        known[index] = true;
        faults.push(logic.fault(root, node, holds));
    }
}

fn is_bounded_above(expr: &Expr) -> bool {
    matches!(expr, Expr::Count { bounds, .. } if bounds.lte.is_some() || bounds.eq.is_some())
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
    /// A condition that always holds, or never; with the two parts that are why, where there are two.
    fn fault(&self, root: NodeId, node: &Node, holds: bool) -> Diagnostic {
        let (code, message) = if holds {
            let message = "the condition holds whatever is found";
            (Code::AlwaysMatches, message)
        } else {
            let message = "the condition can never hold: it contradicts itself";
            (Code::NeverMatches, message)
        };
        let mut fault = Diagnostic::new(code, node.place, message);
        let places = self
            .pair(root, holds)
            .map(|pair| pair.map(|part| self.nodes.get(part.index())));
        if let Some([Some(one), Some(other)]) = places {
            let (first, second) = if holds {
                ("where this does not hold", "this does")
            } else {
                ("where this holds", "this does not")
            };
            fault = fault.related(first, one.place).related(second, other.place);
        }
        fault.help(if holds {
            "remove it, or remove one of the two"
        } else {
            "remove one of the two, or join them by `any`"
        })
    }

    /// Two parts of `all` of which one holds only where the other does not, or two of `any` of which one always holds.
    fn pair(&self, root: NodeId, holds: bool) -> Option<[NodeId; 2]> {
        let parts = match (&self.nodes.get(root.index())?.expr, holds) {
            (Expr::All(of), false) | (Expr::Any(of), true) => of,
            _ => return None,
        };
        let pairs = parts.iter().enumerate().flat_map(|(place, one)| {
            let later = parts.get(place + 1..).unwrap_or_default().iter();
            later.map(|other| [*one, *other])
        });
        let decides = |pair: &[NodeId; 2]| {
            let mut leaves = vec![];
            pair.iter()
                .for_each(|part| self.collect(*part, &mut leaves));
            let counted = self.counted(&leaves);
            let all = 0..1_u32 << leaves.len().min(LEAVES);
            let mut all = all.filter(|assignment| holds || counted.admits(*assignment));
            all.all(|assignment| {
                let mut values = pair
                    .iter()
                    .map(|part| self.value(*part, &leaves, assignment));
                if holds {
                    values.any(|held| held)
                } else {
                    values.any(|held| !held)
                }
            })
        };
        pairs.filter(|_| parts.len() <= LEAVES).find(decides)
    }

    /// Whether the condition can hold, and whether it can fail, its leaves taken as free. Numbers of the same matches keep it
    /// from holding only: that a unit is there is asked by what always holds in it.
    fn outcomes(&self, root: NodeId) -> (bool, bool) {
        let mut leaves = vec![];
        self.collect(root, &mut leaves);
        if leaves.len() > LEAVES {
            return (true, true);
        }
        let counted = self.counted(&leaves);
        let (mut holds, mut fails) = (false, false);
        let all = 0..1_u32 << leaves.len();
        for assignment in all {
            let held = self.value(root, &leaves, assignment);
            holds |= held && counted.admits(assignment);
            fails |= !held;
        }
        (holds, fails)
    }

    /// What the leaves of these classes count.
    fn counted(&self, leaves: &[usize]) -> Counted {
        let first = |class: &usize| self.classes.iter().position(|other| other == class);
        let nodes = leaves.iter().filter_map(first);
        Counted::new(nodes.filter_map(|at| Some(&self.nodes.get(at)?.expr)))
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
