//! A traced case put into words.

use crate::eval;
use crate::eval::{Case, Outcome, Traced};
use crate::ir::{Reason, Status, Unit};
use crate::verdict::words::matched;
use crate::verdict::{RuleTrace, TraceMatch, TraceNode};

/// What became of one rule.
pub(super) fn rule_trace(case: &Case<'_>, outcomes: &[Outcome]) -> RuleTrace {
    let places = case
        .facts
        .program
        .places
        .get(case.id.index())
        .map_or(&[][..], Vec::as_slice);
    let node = node(case, &eval::trace(case), places);
    let label = case.facts.program.policy.label(case.rule.label);
    let mut reasons: Vec<Reason> = vec![];
    for entry in outcomes
        .iter()
        .flat_map(|outcome| &outcome.by)
        .filter_map(|at| case.rule.unless.get(*at))
    {
        let reason = Reason::Unless {
            by: entry.id.clone(),
        };
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let standing = || outcomes.iter().filter(|outcome| outcome.by.is_empty());
    let best = standing().map(|outcome| outcome.score).max();
    reasons.extend(
        best.filter(|got| *got < label.threshold)
            .map(|got| Reason::Score {
                got,
                need: label.threshold,
            }),
    );
    if case.rule.status == Status::Shadow {
        reasons.push(Reason::Shadow);
    }
    let holds = best.is_some();
    let cost = if holds { 0 } else { node.cost.max(1) };
    RuleTrace {
        rule: case.rule.id.clone(),
        label: label.name.clone(),
        holds,
        cost,
        reasons,
        repairs: vec![],
        node,
    }
}

fn node(case: &Case<'_>, traced: &Traced, places: &[String]) -> TraceNode {
    let scope = traced.scope;
    let inner = scope.unit != Unit::Document;
    let field = case
        .texts()
        .fields
        .get(scope.field as usize)
        .filter(|_| inner);
    TraceNode {
        path: format!("{}{}", case.rule.node(traced.node).path, traced.part),
        at: places.get(traced.node.index()).cloned().unwrap_or_default(),
        op: traced.op.to_owned(),
        signal: traced
            .signal
            .map(|signal| case.rule.signal(signal).name.clone()),
        holds: traced.holds,
        unit: scope.unit,
        field: field.map(|field| field.name.to_owned()),
        span: inner.then_some(scope.span),
        got: traced.got,
        need: traced.need.clone(),
        matches: traced
            .matches
            .iter()
            .map(|cited| matched(case, cited))
            .collect(),
        dropped: traced
            .dropped
            .iter()
            .map(|(cited, reason)| TraceMatch {
                found: matched(case, cited),
                reason: reason.clone(),
            })
            .collect(),
        reasons: traced.reasons.clone(),
        cost: traced.cost,
        children: traced
            .children
            .iter()
            .map(|child| node(case, child, places))
            .collect(),
        omitted: traced.omitted,
    }
}
