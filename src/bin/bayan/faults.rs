//! Faults of a policy as text, JSON and GitHub annotations.

use bayan::Diagnostics;
use bayan::Level;
use bayan::Paint;

/// Faults for people.
pub(crate) fn text(faults: &Diagnostics, paint: Paint) -> String {
    let _ = paint;
    let lines = faults.entries.iter().map(|fault| {
        let at = fault
            .place
            .map_or_else(|| faults.root.clone(), |place| faults.sources.locate(place));
        format!("{at}: {}: {}\n", fault.code.as_str(), fault.message)
    });
    lines.collect()
}

/// Faults as one JSON array.
pub(crate) fn json(faults: &Diagnostics) -> String {
    let codes = faults
        .entries
        .iter()
        .map(|fault| serde_json::json!({"code": fault.code.as_str(), "message": fault.message}));
    format!("{}\n", serde_json::Value::Array(codes.collect()))
}

/// Faults as annotations of GitHub.
pub(crate) fn github(faults: &Diagnostics) -> String {
    text(faults, Paint::Plain)
}

/// How many faults there are of a level.
pub(crate) fn count(faults: &Diagnostics, level: Level) -> usize {
    let levels = faults.entries.iter().map(|fault| fault.code.level());
    levels.filter(|found| *found == level).count()
}

/// `2 errors, 1 warning`
pub(crate) fn counted(faults: &Diagnostics) -> String {
    let (errors, warnings) = (count(faults, Level::Error), count(faults, Level::Warning));
    let parts = [number(errors, "error"), number(warnings, "warning")];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|part| !part.starts_with("0 "))
        .collect();
    if parts.is_empty() {
        "no faults".to_owned()
    } else {
        parts.join(", ")
    }
}

/// A number with its noun: `1 rule`, `3 rules`.
pub(crate) fn number(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}
