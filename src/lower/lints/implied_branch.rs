//! A condition that another one beside it makes redundant.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::ids::NodeId;
use crate::ir::Expr;
use crate::ir::Rule;
use crate::lower::faults::Faults;
use crate::lower::logic::classes;
use crate::lower::uses::children;

/// Checks every list of conditions.
pub fn check(rule: &Rule, faults: &mut Faults) {
    let classes = classes(&rule.nodes);
    let class = |id: &NodeId| classes.get(id.index()).copied();
    for node in &rule.nodes {
        let below = children(&node.expr);
        for (index, child) in below.iter().enumerate() {
            let before = below.get(..index).unwrap_or_default();
            if before.iter().any(|other| class(other) == class(child)) {
                push(rule, *child, "the same condition stands beside it", faults);
            } else if is_absorbed(rule, &node.expr, child, |id| {
                below
                    .iter()
                    .any(|other| other != child && class(other) == class(&id))
            }) {
                push(
                    rule,
                    *child,
                    "a part of it stands beside it, which decides alone",
                    faults,
                );
            }
        }
        if let Expr::Not(inner) = &node.expr
            && matches!(
                rule.nodes.get(inner.index()).map(|node| &node.expr),
                Some(Expr::Not(_))
            )
        {
            push(rule, *inner, "`not` stands inside `not`", faults);
        }
    }
}

/// `all: [a, any: [a, b]]` and `any: [a, all: [a, b]]`: the longer one adds nothing.
fn is_absorbed(
    rule: &Rule,
    parent: &Expr,
    child: &NodeId,
    beside: impl Fn(NodeId) -> bool,
) -> bool {
    let Some(child) = rule.nodes.get(child.index()) else {
        return false;
    };
    match (parent, &child.expr) {
        (Expr::All(_), Expr::Any(of)) | (Expr::Any(_) | Expr::None(_), Expr::All(of)) => {
            of.iter().any(|id| beside(*id))
        }
        _ => false,
    }
}

fn push(rule: &Rule, id: NodeId, why: &str, faults: &mut Faults) {
    if let Some(node) = rule.nodes.get(id.index()) {
        let message = format!("this condition adds nothing: {why}");
        let help = match rule.nodes.get(id.index()).map(|node| &node.expr) {
            Some(Expr::Not(_)) if why.starts_with("`not`") => "remove both",
            _ => "remove it",
        };
        faults.push(Diagnostic::new(Code::ImpliedBranch, node.place, message).help(help));
    }
}
