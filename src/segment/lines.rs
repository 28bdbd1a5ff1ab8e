//! Line ends, as sentences and paragraphs see them.

use crate::span::Span;

/// Whether a scalar ends a line: `\n`, `\r`, U+0085, U+2028, U+2029. (`\r\n` is one end: nothing stands between its two.)
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The lines of `text`, without their ends. `\r\n` is one end.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut rest = Some(0);
    std::iter::from_fn(move || {
        let start = rest?;
        let tail = text.get(start..).unwrap_or("");
        let Some((at, end)) = tail.char_indices().find(|(_, c)| ends_line(*c)) else {
            rest = None;
            return Some(Span::new(start, text.len()));
        };
        let length = if tail.get(at..).is_some_and(|t| t.starts_with("\r\n")) {
            2
        } else {
            end.len_utf8()
        };
        rest = Some(start + at + length);
        Some(Span::new(start, start + at))
    })
}

/// `span` of `text` without white space at its ends; `None` when nothing else is in it.
pub(super) fn trimmed(text: &str, span: Span) -> Option<Span> {
    let part = span.of(text);
    let start = span.start + (part.len() - part.trim_start().len());
    let length = part.trim().len();
    (length > 0).then(|| Span::new(start, start + length))
}
