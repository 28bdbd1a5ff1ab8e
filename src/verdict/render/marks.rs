//! A piece of a text with its matches marked and numbered.

use std::cmp::Reverse;

use crate::span::Span;
use crate::verdict::render::Paint;
use crate::verdict::render::Tone;
use crate::verdict::render::escape::escaped;
use crate::verdict::render::escape::isolated;

/// The distinct spans of a field that are marked, numbered from 1 in the order of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    spans: Vec<Span>,
    longest: usize,
}

impl Marks {
    pub(super) fn new(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = spans.into_iter().filter(|span| !span.is_empty()).collect();
        spans.sort_unstable_by_key(|span| (span.start, Reverse(span.end)));
        spans.dedup();
        let longest = spans.iter().map(|span| span.len()).max().unwrap_or(0);
        Self { spans, longest }
    }

    /// The number of a span, as small digits.
    pub(super) fn number(&self, span: Span) -> String {
        let key = |span: &Span| (span.start, Reverse(span.end));
        match self.spans.binary_search_by_key(&key(&span), key) {
            Ok(index) => small(index + 1),
            Err(_) => String::new(),
        }
    }

    /// One line's part of `text` with its marks. Of spans that end together the inner one closes first.
    pub(super) fn draw(&self, text: &str, part: Span, paint: Paint) -> String {
        let opens = self.clipped(part);
        let mut closes = opens.clone();
        closes.sort_by_key(|(span, _)| (span.end, Reverse(span.start)));
        let mut edges: Vec<usize> = opens.iter().flat_map(|(s, _)| [s.start, s.end]).collect();
        edges.extend([part.start, part.end]);
        edges.sort_unstable();
        edges.dedup();
        let (mut opens, mut closes) = (opens.iter().peekable(), closes.iter().peekable());
        let (mut depth, mut out) = (0_usize, String::new());
        for pair in edges.windows(2) {
            let [start, end] = *pair else { continue };
            while opens.next_if(|(span, _)| span.start == start).is_some() {
                depth += 1;
                out.push_str(if paint == Paint::Plain { "⟦" } else { "" });
            }
            out.push_str(&draw_piece(
                Span::new(start, end).of(text),
                depth > 0,
                paint,
            ));
            while let Some((_, whole)) = closes.next_if(|(span, _)| span.end == end) {
                depth = depth.saturating_sub(1);
                out.push_str(if paint == Paint::Plain { "⟧" } else { "" });
                out.push_str(&paint.dress(Tone::Dim, &self.number(*whole)));
            }
        }
        isolated(&out, part.of(text))
    }

    /// Spans that reach into a part, as far as they do, each with its whole self: a match may go over a line's end.
    fn clipped(&self, part: Span) -> Vec<(Span, Span)> {
        let reaches = |span: &Span| span.start + self.longest <= part.start;
        let first = self.spans.partition_point(reaches);
        let rest = self.spans.get(first..).unwrap_or(&[]);
        let reached = rest.iter().take_while(|span| span.start < part.end);
        let clip = |span: &Span| Span::new(span.start.max(part.start), span.end.min(part.end));
        let mut clipped: Vec<(Span, Span)> = reached
            .filter(|span| span.overlaps(part))
            .map(|span| (clip(span), *span))
            .collect();
        clipped.sort_by_key(|(span, _)| (span.start, Reverse(span.end)));
        clipped
    }
}

fn draw_piece(text: &str, covered: bool, paint: Paint) -> String {
    if covered {
        isolated(&paint.dress(Tone::Match, &escaped(text)), text)
    } else {
        escaped(text)
    }
}

/// A number in superscript digits.
fn small(number: usize) -> String {
    let digit = |c| match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        _ => '⁹',
    };
    number.to_string().chars().map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_numbered_in_the_order_of_the_text() {
        let text = "It removed 660 channels.";
        let marks = Marks::new([Span::new(11, 14), Span::new(3, 10), Span::new(11, 23)]);
        let line = marks.draw(text, Span::new(0, text.len()), Paint::Plain);
        assert_eq!(line, "It ⟦removed⟧¹ ⟦⟦660⟧³ channels⟧².");
        assert_eq!(marks.number(Span::new(11, 14)), "³");
    }

    #[test]
    fn a_match_over_a_line_end_is_marked_on_both_lines() {
        let marks = Marks::new([Span::new(2, 9)]);
        let draw = |start, end| marks.draw("a shut\ndown", Span::new(start, end), Paint::Plain);
        assert_eq!(draw(0, 6), "a ⟦shut⟧¹");
        assert_eq!(draw(7, 11), "⟦do⟧¹wn");
    }

    #[test]
    fn right_to_left_marks_are_isolated() {
        let text = "أوقف تويتر";
        let marks = Marks::new([Span::new(0, 8)]);
        let line = marks.draw(text, Span::new(0, text.len()), Paint::Plain);
        assert_eq!(line, "\u{2068}⟦\u{2068}أوقف\u{2069}⟧¹ تويتر\u{2069}");
    }

    #[test]
    fn colour_takes_the_place_of_brackets() {
        let marks = Marks::new([Span::new(0, 1)]);
        let line = marks.draw("ab", Span::new(0, 2), Paint::Ansi);
        assert_eq!(line, "\u{1b}[4;33ma\u{1b}[0m\u{1b}[2m¹\u{1b}[0mb");
    }
}
