//! Exceptions: matches that do not count.

use crate::eval::scope::{inside, sentence_of};
use crate::ids::SignalId;
use crate::ir;
use crate::ir::{ExceptWhen, Side};
use crate::scan::{Found, Texts};

/// A match that exceptions dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The match.
    pub found: Found,
    /// The exceptions that hold, as places in the signal's `excepts`; never empty.
    pub by: Vec<usize>,
}

/// Takes from each signal's matches those that an exception drops, and gives them back by signal.
pub(super) fn drop_excepted(
    rule: &ir::Rule,
    texts: &Texts<'_>,
    matches: &mut [Vec<Found>],
) -> Vec<Vec<Dropped>> {
    let mut dropped = vec![vec![]; matches.len()];
    for signal in rule
        .order
        .iter()
        .filter(|signal| !rule.signal(**signal).excepts.is_empty())
    {
        let mut kept = vec![];
        for found in std::mem::take(&mut matches[signal.index()]) {
            let excepts = rule.signal(*signal).excepts.iter().enumerate();
            let by: Vec<usize> = excepts
                .filter(|(_, except)| holds(&except.when, &found, texts, matches))
                .map(|(index, _)| index)
                .collect();
            if by.is_empty() {
                kept.push(found);
            } else {
                dropped[signal.index()].push(Dropped { found, by });
            }
        }
        matches[signal.index()] = kept;
    }
    dropped
}

fn holds(when: &ExceptWhen, found: &Found, texts: &Texts<'_>, matches: &[Vec<Found>]) -> bool {
    match when {
        ExceptWhen::Inside(signal) => lies_inside(found, &matches[signal.index()]),
        ExceptWhen::Near {
            signal,
            tokens,
            side,
        } => is_near(found, *signal, *tokens, *side, texts, matches),
    }
}

fn lies_inside(found: &Found, others: &[Found]) -> bool {
    let next = others.partition_point(|other| {
        (other.field, other.span.start) <= (found.field, found.span.start)
    });
    let last = next.checked_sub(1).and_then(|last| others.get(last));
    last.is_some_and(|other| other.field == found.field && other.span.contains(found.span))
}

fn is_near(
    found: &Found,
    signal: SignalId,
    tokens: usize,
    side: Side,
    texts: &Texts<'_>,
    matches: &[Vec<Found>],
) -> bool {
    let Some(sentence) = sentence_of(found, texts) else {
        return false;
    };
    let others = inside(&matches[signal.index()], &sentence);
    let all = texts.fields[found.field as usize].tokens();
    let before = others.partition_point(|other| other.span.end <= found.span.start);
    let last_before = before.checked_sub(1).and_then(|last| others.get(last));
    let near_before =
        || last_before.is_some_and(|other| all.between(other.span.end, found.span.start) <= tokens);
    let after = others.partition_point(|other| other.span.start < found.span.end);
    let near_after = || {
        others
            .get(after)
            .is_some_and(|other| all.between(found.span.end, other.span.start) <= tokens)
    };
    (side != Side::After && near_before()) || (side != Side::Before && near_after())
}
