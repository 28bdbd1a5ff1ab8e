//! Captures as a sentence: `about 660 channel by Telegram`.

use crate::verdict::Captured;
use crate::verdict::Finding;
use crate::verdict::Value;
use crate::verdict::render::escape::shown;

/// Names of captures that a sentence gives a place to; all others follow as `name value`.
const PLACED: [&str; 6] = ["qualifier", "count", "object", "actor", "speaker", "quote"];

/// A finding's captures in words; empty without captures.
pub(super) fn captures(finding: &Finding) -> String {
    let get = |name: &str| finding.captures.get(name);
    let mut words: Vec<String> = Vec::new();
    match (get("qualifier").map(qualifier), get("count").map(value)) {
        (Some(qualifier), Some(count)) if !qualifier.is_empty() => {
            words.push(format!("count {qualifier} {count}"));
        }
        (_, Some(count)) => words.push(format!("count {count}")),
        (Some(qualifier), None) => words.push(format!("qualifier {qualifier}")),
        (None, None) => {}
    }
    match get("object").map(value) {
        Some(object) if get("count").is_some() => words.push(object),
        Some(object) => words.push(format!("object {object}")),
        None => {}
    }
    words.extend(get("actor").map(|actor| format!("by {}", value(actor))));
    words.extend(get("speaker").map(|speaker| format!("speaker {}", value(speaker))));
    let mut parts = vec![words.join(" ")];
    parts.extend(get("quote").map(|quote| format!("quote “{}”", value(quote))));
    let others = finding.captures.iter();
    let others = others.filter(|(name, _)| !PLACED.contains(&name.as_str()));
    parts.extend(others.map(|(name, captured)| format!("{name} {}", value(captured))));
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

fn value(captured: &Captured) -> String {
    match &captured.value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => shown(text),
    }
}

fn qualifier(captured: &Captured) -> String {
    let word = value(captured);
    if word == "exact" {
        String::new()
    } else {
        word.replace('_', " ")
    }
}
