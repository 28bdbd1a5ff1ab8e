//! Tokens of words that are parted to hide them: `k i l l`, `ki💀ll`, `&#107;ill`. A reader sees one word, so a distance counts
//! one.
//!
//! - single letters, three or more, neither all the same nor those of an alphabet in turn, with the same up to three scalars
//!   between them, none a line end, or with signs that may differ (k.i-l-l);
//! - what only wedges of the skeleton part, zero width spaces between single letters, or the signs of HTML entities.

use crate::fold::is_mixed_separator;
use crate::fold::is_wedge;
use crate::segment::rows::is_varied;
use crate::segment::word::{is_attached, parts_unspaced};
use crate::span::Span;

/// Scalars between two letters of a row at most.
pub(super) const LONGEST_GAP: usize = 3;

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
        "\u{200B}" => is_single(before.of(text)) || is_single(after.of(text)),
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

/// Whether this is one letter, with its marks, of a script that has spaces.
fn is_single(token: &str) -> bool {
    let mut scalars = token.chars();
    let letter = scalars.next().filter(|c| c.is_alphabetic());
    scalars.all(is_attached) && letter.is_some_and(|letter| !parts_unspaced(letter, 'a'))
}

/// The letters of a token that is nothing but single letters, those inside it with full stops and their like between
/// (`k.i` of `k.i-l-l`).
fn letters(token: &str) -> impl Iterator<Item = char> {
    let parts = token.split(['.', '_', '·']);
    let single = parts.clone().all(is_single);
    let firsts = parts.filter_map(|part| part.chars().next());
    firsts.filter(move |_| single)
}

/// Makes one token of each row of single letters.
fn join_rows(text: &str, spans: &mut Vec<Span>) {
    let mut joined: Option<Vec<Span>> = None;
    let mut at = 0;
    while at < spans.len() {
        let end = row_end(text, spans, at);
        let row = spans.get(at..=end).unwrap_or(&[]);
        let letters = || row.iter().flat_map(|token| letters(token.of(text)));
        let is_row = end > at && is_varied(&letters().collect::<Vec<_>>());
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

/// What stands between two letters of a row: the same each time, but for signs that may differ.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Between<'t> {
    /// This, each time.
    Same(&'t str),
    /// A sign, or another of its kind.
    Mixed,
}

/// The last token of the row that begins at `at`.
fn row_end(text: &str, spans: &[Span], at: usize) -> usize {
    let letters = |at: usize| {
        let token = spans.get(at);
        token.map_or(0, |token| letters(token.of(text)).take(2).count())
    };
    let between = |at: usize| {
        let (before, after) = (spans.get(at)?, spans.get(at + 1)?);
        // Most tokens are words, and need no look at what stands behind.
        let count = Some(letters(at)).filter(|count| *count > 0)?;
        let gap = between(text.get(before.end..after.start)?)?;
        // Signs inside tokens are of the kind that may differ.
        let fits = |count: usize| count == 1 || count > 1 && gap == Between::Mixed;
        (fits(count) && fits(letters(at + 1))).then_some(gap)
    };
    let mut end = at;
    if let Some(first) = between(at) {
        while between(end) == Some(first) {
            end += 1;
        }
    }
    end
}

/// What a gap is, if it may stand in a row.
pub(super) fn between(gap: &str) -> Option<Between<'_>> {
    let short = gap.chars().nth(LONGEST_GAP).is_none() && !gap.contains(['\n', '\r']);
    let first = gap.chars().next().filter(|_| short)?;
    let mixed = is_mixed_separator(first) && gap.chars().all(|c| c == first);
    Some(if mixed {
        Between::Mixed
    } else {
        Between::Same(gap)
    })
}
