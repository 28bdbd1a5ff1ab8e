//! The matches of a finding in lines: a line a place, and a line a signal that stands in many places.

use std::collections::BTreeMap;

use crate::name::Name;
use crate::span::Span;
use crate::verdict::{Finding, Match};

/// A signal with more places than this in a finding, or with one outside of its unit, gives context: the nearest are shown
/// in one line, the others counted.
const FEW: usize = 3;

/// The matches of a finding as they are shown.
pub(super) struct Rows<'f> {
    /// By place: all matches of the same bytes.
    pub places: Vec<Place<'f>>,
    /// Signals that give context.
    pub around: Vec<Around<'f>>,
}

/// All matches of the same bytes.
pub(super) struct Place<'f> {
    pub field: &'f Name,
    pub span: Span,
    pub matches: Vec<&'f Match>,
}

/// A signal that gives context: its places nearest to the rest of the finding, in order of the text.
pub(super) struct Around<'f> {
    pub signal: &'f str,
    pub nearest: Vec<&'f Match>,
    pub more: usize,
}

/// The rows of a finding; `all`: each match in a line.
pub(super) fn rows(finding: &Finding, all: bool) -> Rows<'_> {
    let mut by_signal: BTreeMap<&str, Vec<&Match>> = BTreeMap::new();
    for found in &finding.matches {
        by_signal.entry(&found.signal).or_default().push(found);
    }
    let outside = |found: &&Match| {
        *field_of(finding, found) == finding.field && !finding.span.contains(found.span)
    };
    let gives_context = |of: &[&Match]| of.len() > FEW || of.iter().any(outside);
    by_signal.retain(|_, matches| !all && gives_context(matches));
    let is_around = |found: &&Match| by_signal.contains_key(&*found.signal);
    let mut places: Vec<Place<'_>> = vec![];
    for found in finding.matches.iter().filter(|found| !is_around(found)) {
        let (field, span) = (field_of(finding, found), found.span);
        // Matches stand in order of place.
        match places.last_mut() {
            Some(last) if !all && (last.field, last.span) == (field, span) => {
                last.matches.push(found);
            }
            _ => places.push(Place {
                field,
                span,
                matches: vec![found],
            }),
        }
    }
    let core = Span::around(places.iter().map(|place| place.span));
    let around = by_signal.into_iter().map(|(signal, matches)| Around {
        signal,
        more: matches.len().saturating_sub(FEW),
        nearest: nearest(matches, core.unwrap_or(finding.span)),
    });
    Rows {
        around: around.collect(),
        places,
    }
}

/// The few matches nearest to a place, in order of the text.
fn nearest(mut matches: Vec<&Match>, core: Span) -> Vec<&Match> {
    let away = |span: Span| {
        let before = core.start.saturating_sub(span.end);
        before.max(span.start.saturating_sub(core.end))
    };
    matches.sort_by_key(|found| (away(found.span), found.span));
    matches.truncate(FEW);
    matches.sort_by_key(|found| found.span);
    matches
}

/// The field that a match of a finding stands in.
pub(super) fn field_of<'f>(finding: &'f Finding, found: &'f Match) -> &'f Name {
    found.field.as_ref().unwrap_or(&finding.field)
}
