//! What the tests never show, for people.

use bayan::Coverage;
use bayan::Paint;
use bayan::RuleCoverage;
use bayan::Tone;
use bayan::shown;

use crate::faults::number;
use crate::table::aligned;

/// Terms listed; the rest is counted.
const TERMS: usize = 40;
/// Lists shown, where many terms were never matched.
const LISTS: usize = 20;

/// A table of fractions, what was never seen by rule, and the terms never matched.
pub(super) fn text(coverage: &Coverage, paint: Paint) -> String {
    let mut out = format!("\n{}\n", paint.dress(Tone::Strong, "coverage"));
    let heads = ["rule", "tests", "conditions", "terms", "entries"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(coverage.rules.iter().map(row));
    rows.push(vec![
        "all".to_owned(),
        coverage.tests.to_string(),
        coverage.conditions.to_string(),
        coverage.terms.to_string(),
        coverage.entries.to_string(),
    ]);
    out.push_str(&aligned(&rows, 1));
    for rule in coverage.rules.iter().filter(|rule| !rule.gaps.is_empty()) {
        out.push_str(&format!("\n{}\n", paint.dress(Tone::Strong, &rule.rule)));
        for gap in &rule.gaps {
            let never = format!("never {}", gap.never);
            let never = paint.dress(Tone::Bad, &never);
            let at = paint.dress(Tone::Dim, &format!("at {}", gap.at));
            let what = shown(&gap.what);
            out.push_str(&format!(
                "  {never}: {what} ({})\n    {at}\n",
                shown(&gap.path)
            ));
        }
    }
    if coverage.terms_by_gold > 0 {
        let by_gold = number(coverage.terms_by_gold, "term");
        out.push_str(&format!("\n{by_gold} matched by labelled texts alone\n"));
    }
    if coverage.unused.len() > TERMS {
        out.push_str(&lists(coverage, paint));
    }
    if !coverage.unused.is_empty() {
        let title = "terms that no test matches";
        out.push_str(&format!("\n{}\n", paint.dress(Tone::Strong, title)));
    }
    for unused in coverage.unused.iter().take(TERMS) {
        let at = paint.dress(Tone::Dim, &format!("at {}", unused.at));
        let (list, term) = (shown(&unused.list), shown(&unused.term));
        out.push_str(&format!("  `{term}` of {list}  {at}\n"));
    }
    if coverage.unused.len() > TERMS {
        let rest = format!(
            "… {} more; --format json has all",
            coverage.unused.len() - TERMS
        );
        out.push_str(&format!("  {}\n", paint.dress(Tone::Dim, &rest)));
    }
    out
}

/// The lists of which most was never seen.
fn lists(coverage: &Coverage, paint: Paint) -> String {
    let title = "lists of which most terms were never matched";
    let mut out = format!("\n{}\n", paint.dress(Tone::Strong, title));
    let lists = coverage.lists.iter().take(LISTS);
    let rows: Vec<Vec<String>> = lists
        .map(|list| vec![shown(&list.list), list.terms.to_string()])
        .collect();
    out.push_str(&aligned(&rows, 1));
    out
}

fn row(rule: &RuleCoverage) -> Vec<String> {
    vec![
        rule.rule.clone(),
        rule.tests.to_string(),
        rule.conditions.to_string(),
        rule.terms.to_string(),
        rule.entries.to_string(),
    ]
}
