//! What rules may cost, for people and programs.

use bayan::Cause;
use bayan::Costs;
use bayan::Diagnostics;
use bayan::Paint;
use bayan::RuleCost;
use bayan::Tone;
use bayan::shown;

use crate::faults;
use crate::output::Stop;
use crate::table::aligned;

/// Rules shown; the rest is counted.
const RULES: usize = 20;

/// A table, the dearest rule first, then what makes the dear ones dear.
pub(super) fn text(costs: &Costs, paint: Paint) -> String {
    let title = paint.dress(Tone::Strong, "costs");
    let mut out = format!("{title} in 1,000 words of plain text, estimated\n");
    let heads = ["rule", "asked", "steps", "patterns"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(costs.rules.iter().take(RULES).map(row));
    out.push_str(&aligned(&rows, 1));
    if costs.rules.len() > RULES {
        let rest = format!(
            "… {} more; --format json has all",
            costs.rules.len() - RULES
        );
        out.push_str(&format!("{}\n", paint.dress(Tone::Dim, &rest)));
    }
    let dear = costs.rules.iter().take(RULES);
    for rule in dear.filter(|rule| !rule.causes.is_empty()) {
        out.push_str(&format!("\n{}\n", paint.dress(Tone::Strong, &rule.rule)));
        for cause in &rule.causes {
            out.push_str(&told(cause, paint));
        }
    }
    out
}

fn row(rule: &RuleCost) -> Vec<String> {
    let asked = rule.asked.map(|rate| rate.to_string());
    vec![
        rule.rule.clone(),
        asked.unwrap_or_else(|| "every text".to_owned()),
        rule.steps.to_string(),
        rule.patterns.to_string(),
    ]
}

fn told(cause: &Cause, paint: Paint) -> String {
    let what = paint.dress(Tone::Bad, &shown(&cause.what));
    let at = paint.dress(Tone::Dim, &format!("at {}", cause.at));
    format!(
        "  {}: {what}\n    {at}\n    help: {}\n",
        shown(&cause.path),
        cause.help
    )
}

/// Costs and faults as one object.
pub(super) fn json(costs: &Costs, found: &Diagnostics) -> Result<String, Stop> {
    let costs = serde_json::to_string_pretty(&costs.rules);
    let costs = costs.map_err(|error| Stop::failed(error.to_string()))?;
    let faults = faults::json(found)?;
    Ok(format!(
        "{{\"faults\": {},\n\"costs\": {costs}}}\n",
        faults.trim_end()
    ))
}
