//! The mutants that live, for people.

use bayan::MutationReport;
use bayan::Paint;
use bayan::Survivor;
use bayan::Tone;
use bayan::shown;

use crate::faults::number;
use crate::table::aligned;

/// A table of counts, then every mutant that no test notices.
pub(super) fn text(report: &MutationReport, paint: Paint) -> String {
    let mut out = format!("\n{}\n", paint.dress(Tone::Strong, "mutants"));
    let heads = ["rule", "tests", "killed", "not tried"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(report.rules.iter().map(|rule| {
        vec![
            rule.rule.clone(),
            rule.tests.to_string(),
            format!("{} of {}", rule.killed, rule.tried),
            rule.untried.to_string(),
        ]
    }));
    out.push_str(&aligned(&rows, 1));
    let mut last = "";
    for survivor in &report.survivors {
        if survivor.rule != last {
            last = &survivor.rule;
            out.push_str(&format!("\n{}\n", paint.dress(Tone::Strong, last)));
        }
        out.push_str(&lived(survivor, paint));
    }
    let tone = if report.survivors.is_empty() {
        Tone::Good
    } else {
        Tone::Bad
    };
    let counts = format!("killed {} of {}", report.killed, report.tried);
    out.push_str(&format!("\n{}\n", paint.dress(tone, &counts)));
    if report.untried > 0 {
        let untried = number(report.untried, "term");
        out.push_str(&format!("{untried} not tried (`--all-mutants`)\n"));
    }
    out
}

fn lived(survivor: &Survivor, paint: Paint) -> String {
    let change = paint.dress(Tone::Bad, &shown(&survivor.change));
    let at = paint.dress(Tone::Dim, &format!("at {}", survivor.at));
    let path = shown(&survivor.path);
    let test = match &survivor.suggestion {
        // Not isolated: it is there to be copied.
        Some(suggestion) => format!("    try {}\n", suggestion.as_yaml()),
        None => String::new(),
    };
    format!("  {change} ({path})\n    {at}\n{test}")
}
