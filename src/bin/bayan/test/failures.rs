//! Failing tests, field by field.

use bayan::Paint;
use bayan::TestOutcome;
use bayan::Tone;
use bayan::shown;

use crate::faults::number;

/// Reasons shown of one difference; the rest is counted.
const REASONS: usize = 8;

/// Every failing test, then the summary.
pub(super) fn text(tests: &[TestOutcome], paint: Paint) -> String {
    let failed: Vec<&TestOutcome> = tests.iter().filter(|test| !test.passed()).collect();
    let mut out: String = failed.iter().map(|test| failure(test, paint)).collect();
    let mut rules: Vec<&str> = tests.iter().map(|test| test.rule.as_str()).collect();
    rules.dedup();
    let counts = format!(
        "{} of {}: {} passed, {} failed",
        number(tests.len(), "test"),
        number(rules.len(), "rule"),
        tests.len() - failed.len(),
        failed.len()
    );
    let tone = if failed.is_empty() {
        Tone::Good
    } else {
        Tone::Bad
    };
    out.push_str(&paint.dress(tone, &counts));
    out.push('\n');
    out
}

fn failure(test: &TestOutcome, paint: Paint) -> String {
    let cross = paint.dress(Tone::Bad, "✗");
    let rule = paint.dress(Tone::Strong, &test.rule);
    let at = paint.dress(Tone::Dim, &format!("at {}", test.at));
    let mut out = format!("{cross} {rule}\n  {at}\n");
    for line in test.text.lines() {
        out.push_str(&format!("  | {}\n", shown(line)));
    }
    let mut told: Option<&Vec<String>> = None;
    for difference in &test.differences {
        let field = paint.dress(Tone::Strong, &difference.field);
        let expected = paint.dress(Tone::Good, &shown(&difference.expected));
        let got = paint.dress(Tone::Bad, &shown(&difference.got));
        out.push_str(&format!(
            "  {field}\n    expected {expected}\n    got      {got}\n"
        ));
        // The same reasons are not told twice.
        if told != Some(&difference.reasons) && difference.field != "because" {
            out.push_str(&reasons(&difference.reasons, paint));
            told = Some(&difference.reasons);
        }
    }
    out.push('\n');
    out
}

fn reasons(reasons: &[String], paint: Paint) -> String {
    let lines = reasons
        .iter()
        .take(REASONS)
        .map(|reason| format!("    trace    {}\n", shown(reason)));
    let mut out: String = lines.collect();
    if reasons.len() > REASONS {
        let rest = format!("… {} more reasons", reasons.len() - REASONS);
        out.push_str(&format!("    {}\n", paint.dress(Tone::Dim, &rest)));
    }
    out
}
