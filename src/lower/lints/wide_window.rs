//! A very wide window, or a distance that nothing narrower bounds.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::ids::NodeId;
use crate::ir::Expr;
use crate::ir::Rule;
use crate::ir::Unit;
use crate::lower::faults::Faults;
use crate::lower::uses::children;

/// Tokens of a window that is wider than any sentence.
const WINDOW: usize = 200;
/// Tokens between two matches that have little to do with each other any more.
const DISTANCE: usize = 50;

/// Checks the conditions of a rule.
pub fn check(rule: &Rule, faults: &mut Faults) {
    let unless = rule.unless.iter().map(|unless| unless.when);
    let score = rule.score.add.iter().map(|points| points.when);
    for root in unless.chain(score).chain([rule.when]) {
        walk(rule, root, false, faults);
    }
}

fn walk(rule: &Rule, id: NodeId, bounded: bool, faults: &mut Faults) {
    let Some(node) = rule.nodes.get(id.index()) else {
        return;
    };
    let narrow = matches!(&node.expr, Expr::In { unit, .. } if *unit != Unit::Document)
        || matches!(node.expr, Expr::Window { .. });
    let widest = match &node.expr {
        Expr::Window { tokens, .. } if *tokens > WINDOW => Some(*tokens),
        Expr::Near(near) if !bounded => near.with.iter().map(|with| with.tokens).max(),
        Expr::Seq(seq) if !bounded => seq.of.iter().skip(1).map(|step| step.gap).max(),
        _ => None,
    };
    if let Some(tokens) = widest.filter(|tokens| *tokens > DISTANCE) {
        let message = format!("{tokens} tokens are far apart");
        let fault = Diagnostic::new(Code::WideWindow, node.place, message);
        faults.push(fault.help("ask inside a `sentence` or `paragraph`, or for fewer tokens"));
    }
    for child in children(&node.expr) {
        walk(rule, *child, bounded || narrow, faults);
    }
}
