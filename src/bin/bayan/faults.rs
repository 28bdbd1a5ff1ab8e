//! Faults of a policy as text, JSON and GitHub annotations.

use bayan::Diagnostics;
use bayan::Level;
use bayan::Paint;

use crate::output::Stop;

/// Faults for people.
pub(crate) fn text(faults: &Diagnostics, paint: Paint) -> String {
    faults.render(paint == Paint::Ansi)
}

/// Faults as one JSON array, a fault a line.
pub(crate) fn json(faults: &Diagnostics) -> Result<String, Stop> {
    let records = faults.records();
    let lines: Result<Vec<String>, _> = records.iter().map(serde_json::to_string).collect();
    let lines = lines.map_err(|error| Stop::failed(error.to_string()))?;
    Ok(format!("[{}]\n", lines.join(",\n ")))
}

/// Faults as annotations of GitHub.
pub(crate) fn github(faults: &Diagnostics) -> String {
    faults.github()
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
