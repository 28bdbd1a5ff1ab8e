//! Words of a text, and what is written in their place.

use crate::limits;
use crate::span::Span;
use crate::verdict::TextEdit;

/// An edit of one field.
pub(super) fn edit(field: &str, span: Span, text: &str) -> TextEdit {
    TextEdit {
        field: field.to_owned(),
        span,
        text: text.to_owned(),
    }
}

/// A span with the letters and marks attached to it.
pub(super) fn word_around(text: &str, span: Span) -> Span {
    let attached = |c: &char| {
        c.is_alphanumeric()
            || matches!(c, '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
    };
    let length = |chars: &mut dyn Iterator<Item = char>| {
        chars
            .take_while(attached)
            .map(char::len_utf8)
            .sum::<usize>()
    };
    let before = text
        .get(..span.start)
        .map_or(0, |before| length(&mut before.chars().rev()));
    let after = text
        .get(span.end..)
        .map_or(0, |after| length(&mut after.chars()));
    Span::new(span.start - before, span.end + after)
}

/// A span with one space beside it: what is left when it is taken out stands as before.
pub(super) fn with_space(text: &str, span: Span) -> Span {
    if text
        .get(span.end..)
        .is_some_and(|after| after.starts_with(' '))
    {
        Span::new(span.start, span.end + 1)
    } else if text
        .get(..span.start)
        .is_some_and(|before| before.ends_with(' '))
    {
        Span::new(span.start - 1, span.end)
    } else {
        span
    }
}

/// A text as steps quote it.
pub(super) fn quoted(text: &str) -> String {
    let short: String = text.chars().take(limits::QUOTED_CHARS).collect();
    let more = if short.len() < text.len() { "…" } else { "" };
    format!("`{short}{more}`")
}
