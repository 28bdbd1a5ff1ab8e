//! What disguises do, for people.

use bayan::Evaded;
use bayan::EvasionReport;
use bayan::Paint;
use bayan::RuleEvasions;
use bayan::Tone;
use bayan::shown;

use crate::table::aligned;

/// Texts shown of a rule and technique; the rest is counted.
const TEXTS: usize = 2;

/// A table by rule and technique, then texts that were lost or gained.
pub(super) fn text(report: &EvasionReport, paint: Paint) -> String {
    let mut out = format!("\n{}\n", paint.dress(Tone::Strong, "evasions"));
    let heads = ["rule", "technique", "kept", "gained"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(report.rules.iter().flat_map(rows_of));
    out.push_str(&aligned(&rows, 2));
    let mut last = ("", "", 0);
    let mut more = 0;
    for evaded in &report.texts {
        let count = if (last.0, last.1) == (&evaded.rule, evaded.technique.as_str()) {
            last.2 + 1
        } else {
            1
        };
        last = (&evaded.rule, evaded.technique.as_str(), count);
        if count <= TEXTS {
            out.push_str(&shown_text(evaded, paint));
        } else {
            more += 1;
        }
    }
    if more > 0 {
        let rest = format!("… {more} more texts; --format json has all");
        out.push_str(&format!("{}\n", paint.dress(Tone::Dim, &rest)));
    }
    let (kept, gained) = (report.kept, report.gained);
    let (positive, negative) = (report.positive, report.negative);
    let counts = format!("kept {kept} of {positive}, wrongly gained {gained} of {negative}");
    out.push_str(&format!("\n{counts}\n"));
    out
}

fn rows_of(rule: &RuleEvasions) -> Vec<Vec<String>> {
    let rows = rule.techniques.iter().enumerate().map(|(at, tally)| {
        let name = if at == 0 { rule.rule.as_str() } else { "" };
        vec![
            name.to_owned(),
            tally.technique.as_str().to_owned(),
            of(tally.kept, tally.positive),
            of(tally.gained, tally.negative),
        ]
    });
    rows.collect()
}

fn of(some: usize, all: usize) -> String {
    if all == 0 {
        "-".to_owned()
    } else {
        format!("{some} of {all}")
    }
}

fn shown_text(evaded: &Evaded, paint: Paint) -> String {
    let what = if evaded.after < evaded.before {
        format!("lost {} of {}", evaded.before - evaded.after, evaded.before)
    } else {
        format!("gained {}", evaded.after)
    };
    let what = paint.dress(Tone::Bad, &what);
    let at = paint.dress(Tone::Dim, &format!("at {}", evaded.at));
    let technique = evaded.technique.as_str();
    let rule = paint.dress(Tone::Strong, &evaded.rule);
    let mut out = format!("\n{rule}  {technique}: {what}\n  {at}\n");
    for line in evaded.text.lines() {
        out.push_str(&format!("  | {}\n", shown(line)));
    }
    out
}
