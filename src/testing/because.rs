//! Reasons of a trace: whether one was given, and which are worth telling.

use std::collections::BTreeSet;

use crate::ir::Because;
use crate::ir::Reason;
use crate::verdict::RuleTrace;
use crate::verdict::TraceNode;

/// One reason of a trace, with the signal of its leaf.
type Told<'a> = (Option<&'a str>, &'a Reason);

/// Whether some leaf of the trace has that reason: for that signal, and by that entry, where they are named.
pub(super) fn holds(because: &Because, trace: &RuleTrace) -> bool {
    let signal = because.signal.as_deref();
    reasons(trace).into_iter().any(|(leaf, reason)| {
        reason.name() == because.reason
            && (signal.is_none() || leaf == signal)
            && (because.by.is_none() || by(reason) == because.by.as_deref())
    })
}

/// The reasons of a trace in words for a failing test, without doubles: those for `signal` if any, else all.
pub(super) fn worth_telling(trace: &RuleTrace, signal: Option<&str>) -> Vec<String> {
    let all = reasons(trace);
    let own = |(leaf, _): &&Told<'_>| signal.is_some() && *leaf == signal;
    let chosen: Vec<&Told<'_>> = all.iter().filter(own).collect();
    let chosen = if chosen.is_empty() {
        all.iter().collect()
    } else {
        chosen
    };
    let mut seen = BTreeSet::new();
    let words = chosen.iter().map(|(leaf, reason)| in_words(*leaf, reason));
    words.filter(|words| seen.insert(words.clone())).collect()
}

/// All reasons: of the rule, of every node, and of every match that does not count.
fn reasons(trace: &RuleTrace) -> Vec<Told<'_>> {
    let mut out: Vec<Told<'_>> = trace.reasons.iter().map(|reason| (None, reason)).collect();
    collect(&trace.node, &mut out);
    out
}

fn collect<'a>(node: &'a TraceNode, out: &mut Vec<Told<'a>>) {
    out.extend(
        node.reasons
            .iter()
            .map(|reason| (node.signal.as_deref(), reason)),
    );
    for signal in spoken_of(node) {
        out.extend(node.reasons.iter().map(|reason| (Some(signal), reason)));
    }
    let dropped = node.dropped.iter();
    out.extend(dropped.map(|dropped| (Some(dropped.found.signal.as_str()), &dropped.reason)));
    for child in &node.children {
        collect(child, out);
    }
}

/// The signals of which a condition that denies or compares speaks: those that were found.
fn spoken_of(node: &TraceNode) -> BTreeSet<&str> {
    let mut signals = BTreeSet::new();
    if matches!(
        node.op.as_str(),
        "not" | "none" | "count" | "value" | "evaded"
    ) && !node.holds
    {
        signals.extend(node.matches.iter().map(|found| &*found.signal));
        node.children
            .iter()
            .for_each(|child| found(child, &mut signals));
    }
    signals
}

/// The signals by which a condition holds.
fn found<'a>(node: &'a TraceNode, signals: &mut BTreeSet<&'a str>) {
    if node.holds {
        signals.extend(node.signal.as_deref());
        node.children.iter().for_each(|child| found(child, signals));
    }
}

fn by(reason: &Reason) -> Option<&str> {
    match reason {
        Reason::Excepted { by } | Reason::Unless { by } | Reason::Told { by } => Some(by),
        _ => None,
    }
}

/// As authors write it under `because`, with the numbers behind it: `action: too_far, got 16, max 14`.
fn in_words(signal: Option<&str>, reason: &Reason) -> String {
    let detail = match reason {
        Reason::Excepted { by } | Reason::Unless { by } | Reason::Told { by } => {
            format!(", by {by}")
        }
        Reason::Excluded { kind } => format!(", {kind}"),
        Reason::Below { got, need } => format!(", got {got}, need {need}"),
        Reason::Score { got, need } => format!(", got {got}, need {need}"),
        Reason::Above { got, max } | Reason::TooFar { got, max } => {
            format!(", got {got}, max {max}")
        }
        Reason::HitElsewhere { unit } => format!(", not in this {}", unit.as_str()),
        Reason::Boundary { word } => format!(", inside `{word}`"),
        Reason::FoldOff { fold } => format!(", fold {fold}"),
        Reason::RuleMissing { id } => format!(", {id}"),
        Reason::Meta { key } => format!(", {key}"),
        Reason::Truncated { what } => format!(", {what}"),
        Reason::WrongSide | Reason::NoHit | Reason::Shadow => String::new(),
    };
    let name = reason.name();
    signal.map_or_else(
        || format!("{name}{detail}"),
        |signal| format!("{signal}: {name}{detail}"),
    )
}
