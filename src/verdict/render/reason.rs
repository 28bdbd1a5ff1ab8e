//! Reasons in words.

use crate::ir::Reason;
use crate::verdict::TraceMatch;
use crate::verdict::render::escape::quoted;

/// Why a match does not count, about its own text and where it stands: `removed` 1:22 stands 16 tokens away...
pub(super) fn of_match(dropped: &TraceMatch, place: &str, anchor: Option<&str>) -> String {
    let text = format!("{}{place}", quoted(&dropped.found.text));
    let from = anchor.map_or_else(
        || "away".to_owned(),
        |anchor| format!("from {}", quoted(anchor)),
    );
    match &dropped.reason {
        Reason::TooFar { got, max } => {
            format!("{text} stands {} {from}; at most {max}", tokens(*got))
        }
        Reason::WrongSide => format!("{text} stands on the wrong side {}", of_anchor(anchor)),
        Reason::HitElsewhere { unit } => format!("{text} stands in another {}", unit.as_str()),
        Reason::Excepted { by } => format!("{text} does not count: exception `{by}`"),
        Reason::Excluded { kind } => format!("{text} is a {kind}, which does not count here"),
        Reason::Below { got, need } => format!("{text} is {got}; at least {need} is asked for"),
        Reason::Above { got, max } => format!("{text} is {got}; at most {max} is admitted"),
        Reason::Boundary { word } => format!("{text} is only part of the word {}", quoted(word)),
        Reason::FoldOff { fold } => format!("{text} would match under `fold: {fold}`"),
        other => format!("{text}: {}", of_leaf(other)),
    }
}

/// Why a condition does not hold.
pub(super) fn of_leaf(reason: &Reason) -> String {
    match reason {
        Reason::Excepted { by } => format!("what was found does not count: exception `{by}`"),
        Reason::Excluded { kind } => {
            format!("what was found is a {kind}, which does not count here")
        }
        Reason::Below { got, need } => format!("{got} found; at least {need} is asked for"),
        Reason::Above { got, max } => format!("{got} found; at most {max} is admitted"),
        Reason::TooFar { got, max } => format!("stands {} away; at most {max}", tokens(*got)),
        Reason::WrongSide => "stands on the wrong side".to_owned(),
        Reason::HitElsewhere { unit } => format!("found, but in another {}", unit.as_str()),
        Reason::Boundary { word } => format!("found only inside the word {}", quoted(word)),
        Reason::FoldOff { fold } => format!("would match under `fold: {fold}`"),
        Reason::NoHit => "nothing like it in the text".to_owned(),
        Reason::Unless { by } => format!("a finding was taken back: unless `{by}`"),
        Reason::Told { by } => format!("a finding of rule `{by}` tells the same claim"),
        Reason::Score { got, need } => format!("its score is {got}; the label asks for {need}"),
        Reason::RuleMissing { id } => format!("rule `{id}` has no finding here"),
        Reason::Meta { key } => format!("meta `{key}` is not as asked"),
        Reason::Shadow => "the rule is in shadow, and changes no label".to_owned(),
        Reason::Truncated { what } => format!("a bound cut `{what}`"),
    }
}

fn of_anchor(anchor: Option<&str>) -> String {
    anchor.map_or_else(String::new, |anchor| format!("of {}", quoted(anchor)))
}

fn tokens(count: u64) -> String {
    if count == 1 {
        "1 token".to_owned()
    } else {
        format!("{count} tokens")
    }
}
