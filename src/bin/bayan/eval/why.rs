//! Why a label was missed, or wrongly given.

use bayan::Document;
use bayan::Engine;
use bayan::RuleTrace;
use bayan::TraceNode;

/// Of a label that the document has, the rule that gives it and what it cites; else the nearest rule, and the cheapest
/// condition that it lacks.
pub(super) fn why(engine: &Engine, document: &Document, label: &str) -> String {
    let verdict = engine.label(document);
    if verdict.labels.iter().any(|given| given == label) {
        let own = verdict
            .findings
            .iter()
            .filter(|finding| finding.label == label);
        let best = own.max_by_key(|finding| finding.score);
        return best.map_or(String::new(), |finding| {
            let cited = finding
                .matches
                .iter()
                .map(|found| format!("`{}`", found.text));
            let cited: Vec<String> = cited.collect();
            format!("given by {}: {}", finding.rule, cited.join(" "))
        });
    }
    let trace = engine.explain(document).trace;
    let own = trace.iter().filter(|trace| trace.label == label);
    match own.min_by_key(|trace| (trace.cost, &trace.rule)) {
        Some(trace) => format!("nearest {}: {}", trace.rule, lacking(trace)),
        None => "no rule in force gives it".to_owned(),
    }
}

/// The cheapest part that a rule lacks, or what takes its findings back.
fn lacking(trace: &RuleTrace) -> String {
    if let Some(reason) = trace.reasons.first() {
        return format!("{} after all conditions hold", reason.name());
    }
    let leaf = cheapest(&trace.node);
    let asks = leaf.signal.as_ref().map(|signal| format!(" `{signal}`"));
    let reasons: Vec<&str> = leaf.reasons.iter().map(|reason| reason.name()).collect();
    let reasons = if reasons.is_empty() {
        "does not hold".to_owned()
    } else {
        reasons.join(", ")
    };
    let asks = asks.unwrap_or_default();
    format!("lacks {}{asks} ({reasons}), at {}", leaf.path, leaf.at)
}

/// The leaf that costs least among those that do not hold.
fn cheapest(node: &TraceNode) -> &TraceNode {
    let failing = node.children.iter().filter(|child| child.cost > 0);
    match failing.min_by_key(|child| child.cost) {
        Some(child) if !node.holds => cheapest(child),
        _ => node,
    }
}
