//! The comparison of every way to a verdict.

use bayan::{Document, Engine, Explanation, Reason, Suppressed, TraceNode, Verdict};

/// Labels, derives and explains a document; what disagrees is told.
pub fn check(engine: &Engine, document: &Document) -> Result<Verdict, String> {
    let label = engine.label(document);
    let derived = engine.derive(document);
    let explained = engine.explain(document);
    let [a, b, c] = [&label, &derived, &explained.verdict]
        .map(|verdict| serde_json::to_string_pretty(verdict).unwrap());
    if a != b {
        return Err(format!(
            "label and derive differ (- label, + derive)\n{}",
            difference(&a, &b)
        ));
    }
    if a != c {
        return Err(format!(
            "label and explain differ (- label, + explain)\n{}",
            difference(&a, &c)
        ));
    }
    consistent(&explained)?;
    Ok(label)
}

/// Lines of the one and of the other from the first to the last that differs.
fn difference(a: &str, b: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.lines().collect(), b.lines().collect());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let rest = a[same..]
        .iter()
        .rev()
        .zip(b[same..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let mut out = String::new();
    for (sign, lines) in [("-", &a), ("+", &b)] {
        for line in &lines[same..lines.len() - rest] {
            out.push_str(&format!("{sign} {line}\n"));
        }
    }
    out
}

/// Whether the trace agrees with the verdict and with itself.
fn consistent(explained: &Explanation) -> Result<(), String> {
    let verdict = &explained.verdict;
    for trace in &explained.trace {
        let standing = verdict
            .findings
            .iter()
            .chain(&verdict.shadow)
            .any(|finding| finding.rule == trace.rule);
        let told = |one: &&Suppressed| one.told_by.is_some() && one.by.is_empty();
        let own = |one: &&Suppressed| one.finding.rule == trace.rule;
        let suppressed = verdict.suppressed.iter().any(|one| own(&one));
        let told: Vec<&Suppressed> = verdict.suppressed.iter().filter(told).filter(own).collect();
        for by in told.iter().filter_map(|one| one.told_by.as_ref()) {
            let reason = Reason::Told { by: by.to_string() };
            if !trace.reasons.contains(&reason) {
                return Err(format!("rule {}: not said: {reason:?}", trace.rule));
            }
        }
        if trace.node.holds != (standing || suppressed) {
            return Err(format!(
                "rule {}: the root holds: {}, but its findings say otherwise",
                trace.rule, trace.node.holds
            ));
        }
        // A finding whose claim another one tells holds none the less.
        if trace.holds != (standing || !told.is_empty()) {
            return Err(format!(
                "rule {}: holds: {}, but its standing findings say otherwise",
                trace.rule, trace.holds
            ));
        }
        node(&trace.node)?;
    }
    Ok(())
}

fn node(trace: &TraceNode) -> Result<(), String> {
    let held = trace.children.iter().filter(|child| child.holds).count();
    let all = trace.children.len();
    let expected = match trace.op.as_str() {
        "all" => Some(held == all),
        "any" | "sentence" | "paragraph" | "quoted" | "document" | "window" => Some(held > 0),
        "none" | "not" => Some(held == 0),
        "signal" => Some(!trace.matches.is_empty()),
        "near" | "seq" | "evaded" => Some(!trace.matches.is_empty()),
        _ => None,
    };
    if expected.is_some_and(|expected| expected != trace.holds) {
        return Err(format!(
            "{} ({}) holds: {}, unlike its parts: {trace:#?}",
            trace.path, trace.op, trace.holds
        ));
    }
    if trace.holds != (trace.cost == 0) {
        return Err(format!(
            "{} ({}) holds: {} at cost {}",
            trace.path, trace.op, trace.holds, trace.cost
        ));
    }
    if !trace.holds && all == 0 && trace.reasons.is_empty() {
        return Err(format!(
            "{} ({}) is a miss without a reason: {trace:#?}",
            trace.path, trace.op
        ));
    }
    trace.children.iter().try_for_each(node)
}
