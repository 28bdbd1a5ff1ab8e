//! Exceptions: matches that do not count.

use crate::eval::Case;
use crate::eval::scope::{inside, sentence_of};
use crate::ids::SignalId;
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

/// What exceptions make of a signal's matches.
#[derive(Debug, Default)]
pub(super) struct Parted {
    /// Those that survive, by place.
    pub kept: Vec<Found>,
    /// Those that are dropped.
    pub dropped: Vec<Dropped>,
}

impl Case<'_> {
    /// Parts a signal's matches; what its exceptions refer to was parted before.
    pub(super) fn part(&self, signal: SignalId) -> Parted {
        let mut parted = Parted::default();
        for found in self.found(signal) {
            let excepts = self.rule.signal(signal).excepts.iter().enumerate();
            let by: Vec<usize> = excepts
                .filter(|(_, except)| self.drops(&except.when, found))
                .map(|(index, _)| index)
                .collect();
            if by.is_empty() {
                parted.kept.push(*found);
            } else {
                let found = *found;
                parted.dropped.push(Dropped { found, by });
            }
        }
        parted
    }

    fn drops(&self, when: &ExceptWhen, found: &Found) -> bool {
        let others = self.matches(when.signal());
        match when {
            _ if others.is_empty() => false,
            ExceptWhen::Inside(_) => lies_inside(found, others),
            ExceptWhen::Near { tokens, side, .. } => {
                is_near(found, others, *tokens, *side, self.texts())
            }
        }
    }
}

fn lies_inside(found: &Found, others: &[Found]) -> bool {
    let next = others.partition_point(|other| {
        (other.field, other.span.start) <= (found.field, found.span.start)
    });
    let last = next.checked_sub(1).and_then(|last| others.get(last));
    last.is_some_and(|other| other.field == found.field && other.span.contains(found.span))
}

fn is_near(found: &Found, others: &[Found], tokens: usize, side: Side, texts: &Texts<'_>) -> bool {
    let Some(sentence) = sentence_of(found, texts) else {
        return false;
    };
    let others = inside(others, &sentence);
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
