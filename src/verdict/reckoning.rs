//! How a score came about.

use crate::eval::{Case, Outcome};
use crate::ids::{NodeId, SignalId};
use crate::ir::{Bounds, Expr};
use crate::verdict::{Added, Reckoning};

/// The arithmetic of one finding's score.
pub(super) fn reckoning(case: &Case<'_>, outcome: &Outcome) -> Reckoning {
    let score = &case.rule.score;
    let added = score.add.iter().enumerate().map(|(at, add)| Added {
        path: case.rule.node(add.when).path.clone(),
        condition: in_short(case, add.when),
        points: add.points,
        holds: outcome.points.contains(&at),
    });
    Reckoning {
        base: score.base,
        add: added.collect(),
        cap: score.cap,
        total: outcome.score,
        threshold: case.facts.program.policy.label(case.rule.label).threshold,
    }
}

/// A condition in short, as `amount ≥ 1000`; a composite one by its operator and the parts directly below.
fn in_short(case: &Case<'_>, node: NodeId) -> String {
    let name = |signal: &SignalId| case.rule.signal(*signal).name.clone();
    let names = |signals: &[SignalId]| signals.iter().map(name).collect::<Vec<_>>().join(", ");
    let parts = |nodes: &[NodeId], word: &str| {
        let parts: Vec<String> = nodes.iter().map(|part| in_short(case, *part)).collect();
        parts.join(word)
    };
    match case.rule.expr(node) {
        Expr::Signal(signal) => name(signal),
        Expr::All(nodes) => parts(nodes, " and "),
        Expr::Any(nodes) => parts(nodes, " or "),
        Expr::None(nodes) => format!("none of {}", parts(nodes, ", ")),
        Expr::Not(node) => format!("not {}", in_short(case, *node)),
        Expr::AtLeast { n, of } => format!("{n} of {}", parts(of, ", ")),
        Expr::Count { of, bounds, .. } => format!("count of {}{}", names(of), bounded(*bounds)),
        Expr::Value { of, bounds } => format!("{}{}", names(of), bounded(*bounds)),
        Expr::Near(near) => {
            let with: Vec<String> = near.with.iter().map(|with| name(&with.signal)).collect();
            format!("{} near {}", name(&near.anchor), with.join(", "))
        }
        Expr::Seq(seq) => {
            let steps: Vec<String> = seq.of.iter().map(|step| name(&step.signal)).collect();
            steps.join(" then ")
        }
        Expr::In { unit, node } => format!("{} in the {}", in_short(case, *node), unit.as_str()),
        Expr::Window { tokens, has, .. } => format!("{} in {tokens} tokens", in_short(case, *has)),
        Expr::Evaded(of) => format!("{} evaded", names(of)),
        Expr::Rule(rule) => format!("rule {}", case.facts.program.policy.rule(*rule).id),
        Expr::Meta { key, .. } => format!("meta {key}"),
    }
}

fn bounded(bounds: Bounds) -> String {
    let bounds = [("≥", bounds.gte), ("≤", bounds.lte), ("=", bounds.eq)];
    let bounds = bounds
        .into_iter()
        .filter_map(|(sign, bound)| bound.map(|bound| format!(" {sign} {bound}")));
    bounds.collect()
}
