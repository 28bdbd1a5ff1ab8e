//! Tokens of words that are parted to hide them: `k i l l`, `ki💀ll`, `&#107;ill`. A reader sees one word, so a distance counts
//! one.
//!
//! - single letters, three or more, neither all the same nor those of an alphabet in turn, with the same up to three scalars
//!   between them, none a line end;
//! - what only wedges of the skeleton part, zero width spaces between single letters, or the signs of HTML entities.

use crate::fold::is_wedge;
use crate::segment::rows::is_varied;
use crate::segment::word::{is_attached, parts_unspaced};
use crate::span::Span;

/// Scalars between two letters of a row at most.
const LONGEST_GAP: usize = 3;

/// Makes one token of those that hide a word.
pub(super) fn join_hidden(text: &str, spans: &mut Vec<Span>) {
    let joins = |pair: &[Span]| match pair {
        [before, after] => is_glue(text, *before, *after),
        _ => false,
    };
    if spans.windows(2).any(joins) {
        let tokens = spans.chunk_by(|before, after| is_glue(text, *before, *after));
        *spans = tokens.filter_map(whole).collect();
    }
    join_rows(text, spans);
}

fn whole(parts: &[Span]) -> Option<Span> {
    Some(Span::new(parts.first()?.start, parts.last()?.end))
}

/// Whether what stands between two tokens is there to part a word.
fn is_glue(text: &str, before: Span, after: Span) -> bool {
    let gap = text.get(before.end..after.start).unwrap_or("");
    match gap {
        "" => false,
        "\u{200B}" => is_single(text, before) || is_single(text, after),
        "&#" | ";&#" => true,
        ";" => is_entity(text, before),
        _ => gap.chars().all(is_wedge),
    }
}

/// Whether a token is the number of an entity.
fn is_entity(text: &str, token: Span) -> bool {
    text.get(..token.start)
        .is_some_and(|before| before.ends_with("&#"))
}

/// Whether a token is one letter, with its marks, of a script that has spaces.
fn is_single(text: &str, token: Span) -> bool {
    let mut scalars = token.of(text).chars();
    let letter = scalars.next().filter(|c| c.is_alphabetic());
    scalars.all(is_attached) && letter.is_some_and(|letter| !parts_unspaced(letter, 'a'))
}

/// Makes one token of each row of single letters.
fn join_rows(text: &str, spans: &mut Vec<Span>) {
    let single = |at: usize| spans.get(at).is_some_and(|token| is_single(text, *token));
    let mut joined: Option<Vec<Span>> = None;
    let mut at = 0;
    while at < spans.len() {
        let end = if single(at) {
            row_end(text, spans, at, single)
        } else {
            at
        };
        let letters = spans.get(at..=end).unwrap_or(&[]).iter();
        let letters = letters.filter_map(|letter| letter.of(text).chars().next());
        let is_row = end >= at + 2 && is_varied(&letters.collect::<Vec<_>>());
        if is_row && joined.is_none() {
            joined = spans.get(..at).map(<[Span]>::to_vec);
        }
        // The last of two letters may be the first of another row.
        let next = if is_row { end + 1 } else { end.max(at + 1) };
        if let Some(joined) = &mut joined {
            let parts = spans.get(at..next).unwrap_or(&[]);
            match whole(parts).filter(|_| is_row) {
                Some(row) => joined.push(row),
                None => joined.extend_from_slice(parts),
            }
        }
        at = next;
    }
    if let Some(joined) = joined {
        *spans = joined;
    }
}

/// The last of the single letters from `at` on that have the same between them.
fn row_end(text: &str, spans: &[Span], at: usize, single: impl Fn(usize) -> bool) -> usize {
    let gap = |at: usize| {
        let (before, after) = (spans.get(at)?, spans.get(at + 1)?);
        let gap = text.get(before.end..after.start)?;
        let short = gap.chars().nth(LONGEST_GAP).is_none() && !gap.contains(['\n', '\r']);
        (!gap.is_empty() && short).then_some(gap)
    };
    let between = gap(at);
    let mut end = at;
    while between.is_some() && single(end + 1) && gap(end) == between {
        end += 1;
    }
    end
}
