//! One claim, one finding: of the findings of a label whose captures share bytes, the best tells the claim.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::eval::{Case, Facts, Outcome};
use crate::ids::{LabelId, RuleId};
use crate::span::Span;
use crate::verdict::gathered::{Entry, List};
use crate::verdict::words::{binds, captured_span};

/// Whose findings may tell one claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tellers {
    /// Those of all rules of a label.
    Label,
    /// Those of one rule: a rule is tested by itself.
    Rule,
}

/// A finding that tells a claim. In order: what may tell the same stands together, the best first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    /// Label, rule where each stands by itself, field.
    among: (LabelId, Option<RuleId>, u32),
    score: Reverse<i64>,
    /// How many captures bound something.
    captures: Reverse<usize>,
    extent: usize,
    /// Its place among all findings, which are in order.
    at: usize,
    span: Span,
}

/// Lets each claim be told once. The entries are in order; those whose claim another one tells move to the suppressed.
pub(super) fn tell_once(facts: &Facts<'_>, tellers: Tellers, entries: &mut [Entry]) {
    let policy = &facts.program.policy;
    let mut claims: Vec<Claim> = vec![];
    for (at, entry) in entries.iter().enumerate() {
        let rule = policy.rule(entry.rule);
        if let Some(capture) = &policy.label(rule.label).one_per
            && entry.list == List::Findings
            && let case = Case::new(facts, entry.rule)
            && let Some((field, span)) = place(&case, &entry.outcome, capture)
        {
            let alone = (tellers == Tellers::Rule).then_some(entry.rule);
            claims.push(Claim {
                among: (rule.label, alone, field),
                score: Reverse(entry.outcome.score),
                captures: Reverse(captures(&case, &entry.outcome)),
                extent: extent(&entry.outcome, field),
                at,
                span,
            });
        }
    }
    claims.sort_unstable();
    for same in claims.chunk_by(|one, other| one.among == other.among) {
        // Told claims share no bytes, so only the last that begins before an end can reach into it.
        let mut told: BTreeMap<usize, (usize, RuleId)> = BTreeMap::new();
        for Claim { at, span, .. } in same {
            let Some(entry) = entries.get_mut(*at) else {
                continue;
            };
            let last = told.range(..span.end).next_back();
            match last.filter(|(_, (end, _))| *end > span.start) {
                Some((_, (_, by))) => {
                    entry.told_by = Some(*by);
                    entry.list = List::Suppressed;
                }
                None => {
                    told.insert(span.start, (span.end, entry.rule));
                }
            }
        }
    }
}

/// Field and bytes of what a finding captures under this name.
fn place(case: &Case<'_>, outcome: &Outcome, name: &str) -> Option<(u32, Span)> {
    let captured = outcome.captured.iter();
    let mut all = captured.filter_map(|(at, found)| Some((case.rule.captures.get(*at)?, found)));
    let (capture, found) = all.find(|(capture, _)| capture.name == name)?;
    Some((found.field, captured_span(case, capture, found)?))
}

/// How many captures of a finding bound something.
fn captures(case: &Case<'_>, outcome: &Outcome) -> usize {
    let capture = |at: &usize| case.rule.captures.get(*at);
    let captured = outcome.captured.iter();
    let captured =
        captured.filter(|(at, found)| capture(at).is_some_and(|of| binds(case, of, found)));
    captured.count()
}

/// From the first to the last match that a finding binds; of one that binds nothing, that it cites in the field.
fn extent(outcome: &Outcome, field: u32) -> usize {
    let cited = outcome.cited.iter().map(|cited| &cited.found);
    let here = cited.filter(|found| found.field == field);
    let bound = outcome.bound;
    let reach = bound.or_else(|| Span::around(here.map(|found| found.span)));
    reach.map_or(0, Span::len)
}
