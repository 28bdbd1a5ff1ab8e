//! The mutants that live, for people.

use bayan::KindMutants;
use bayan::MutantKind;
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
    out.push_str(&counts(report));
    if report.kinds.len() > 1 {
        out.push('\n');
        out.push_str(&kinds(report));
    }
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
    let mut counts = format!("killed {}", report.killed);
    if report.killed_by_gold > 0 {
        counts += &format!(" ({} by labelled texts alone)", report.killed_by_gold);
    }
    if report.argued > 0 {
        counts += &format!(", argued {}", report.argued);
    }
    counts += &format!(" of {}", report.tried);
    out.push_str(&format!("\n{}\n", paint.dress(tone, &counts)));
    for argument in report.arguments.iter().filter(|one| one.mutants.is_empty()) {
        let at = paint.dress(Tone::Dim, &format!("at {}", argument.at));
        out.push_str(&format!(
            "nothing lives that `# allow: mutant` argues: remove the comment\n    {at}\n"
        ));
    }
    if report.untried > 0 {
        let untried = number(report.untried, "mutant");
        out.push_str(&format!(
            "{untried} of lists and regexes not tried (`--all-mutants`)\n"
        ));
    }
    out
}

/// The counts by rule; of what is argued only where something is.
fn counts(report: &MutationReport) -> String {
    let argued = report.argued > 0;
    let row = |rule: String, tests: String, killed: String, given: String, untried: String| {
        let mut row = vec![rule, tests, killed];
        row.extend(argued.then_some(given));
        row.push(untried);
        row
    };
    let mut rows = vec![row(
        "rule".to_owned(),
        "tests".to_owned(),
        "killed".to_owned(),
        "argued".to_owned(),
        "not tried".to_owned(),
    )];
    rows.extend(report.rules.iter().map(|rule| {
        row(
            rule.rule.clone(),
            rule.tests.to_string(),
            format!("{} of {}", rule.killed, rule.tried),
            rule.argued.to_string(),
            rule.untried.to_string(),
        )
    }));
    aligned(&rows, 1)
}

/// The counts by kind of change, the least proved first.
fn kinds(report: &MutationReport) -> String {
    let mut kinds: Vec<_> = report.kinds.iter().collect();
    let lives = |kind: &KindMutants| kind.tried - kind.killed - kind.argued;
    kinds.sort_by_key(|(name, kind)| (std::cmp::Reverse(lives(kind)), **name));
    let row = |(name, kind): &(&MutantKind, &KindMutants)| {
        let argued = (kind.argued > 0).then(|| format!("argued {}", kind.argued));
        vec![
            name.as_str().to_owned(),
            format!("killed {} of {}", kind.killed, kind.tried),
            argued.unwrap_or_default(),
            format!("{} live", lives(kind)),
        ]
    };
    let rows: Vec<Vec<String>> = kinds.iter().map(row).collect();
    aligned(&rows, 1)
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
