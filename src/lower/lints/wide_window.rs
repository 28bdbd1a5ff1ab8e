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
        walk(rule, root, Around::default(), faults);
    }
}

/// What stands around a condition.
#[derive(Clone, Copy, Default)]
struct Around {
    /// Whether something narrower than a document does.
    bounded: bool,
    /// The tokens of the narrowest window.
    window: Option<usize>,
}

fn walk(rule: &Rule, id: NodeId, around: Around, faults: &mut Faults) {
    let Some(node) = rule.nodes.get(id.index()) else {
        return;
    };
    let mut below = around;
    below.bounded |= matches!(&node.expr, Expr::In { unit, .. } if *unit != Unit::Document);
    let mut far = |tokens: usize| {
        let message = format!("{tokens} tokens are far apart");
        let fault = Diagnostic::new(Code::WideWindow, node.place, message);
        faults.push(fault.help("ask inside a `sentence` or `paragraph`, or for fewer tokens"));
    };
    match &node.expr {
        Expr::Window { tokens, .. } => {
            below.bounded = true;
            below.window = Some(around.window.map_or(*tokens, |outer| outer.min(*tokens)));
            if *tokens > WINDOW {
                far(*tokens);
            }
        }
        Expr::Near(_) | Expr::Seq(_) => match (widest(&node.expr), around.window) {
            (Some(tokens), Some(window)) if tokens > window => {
                let message =
                    format!("a distance of {tokens} tokens has no room in a window of {window}");
                let fault = Diagnostic::new(Code::WideWindow, node.place, message);
                let help = format!("ask for less than {window} tokens, or for a wider window");
                faults.push(fault.help(help));
            }
            (Some(tokens), _) if tokens > DISTANCE && !around.bounded => far(tokens),
            _ => {}
        },
        _ => {}
    }
    for child in children(&node.expr) {
        walk(rule, *child, below, faults);
    }
}

/// The greatest distance that a condition admits.
fn widest(expr: &Expr) -> Option<usize> {
    match expr {
        Expr::Near(near) => near.with.iter().map(|with| with.tokens).max(),
        Expr::Seq(seq) => seq.of.iter().skip(1).map(|step| step.gap).max(),
        _ => None,
    }
}
