//! The source lines that a fault is shown in, as a terminal may safely print them.

use std::ops::Range;

use crate::diagnostic::push_visible;
use crate::source::Place;
use crate::source::Sources;
use crate::span::Span;

/// Lines of a source with what a reader cannot see made visible, and where the places stand in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Number of the first line, from 1.
    pub line: usize,
    /// The lines, each ended by `\n`.
    pub text: String,
    /// The places' bytes in `text`, in the order given; of a place of several lines, those of its first.
    pub marks: Vec<Range<usize>>,
}

/// Bytes of a line shown before a place, and behind its start; what is further off is left out.
const BEFORE: usize = 160;
const BEHIND: usize = 320;

/// The lines from the first place to the last, which stand in one source and not far apart.
pub fn excerpt(sources: &Sources, places: &[Place]) -> Excerpt {
    let first = places.iter().min_by_key(|place| place.span.start);
    let last = places.iter().max_by_key(|place| place.span.start);
    let (Some(first), Some(last)) = (first, last) else {
        return Excerpt {
            line: 1,
            text: String::new(),
            marks: vec![],
        };
    };
    let line = sources.start(*first).line;
    let mut copy = Copy {
        out: String::new(),
        marks: places.iter().map(|_| None).collect(),
        spans: places.iter().map(|place| place.span).collect(),
    };
    for line in line..=sources.start(*last).line {
        let span = sources.line_span(first.source, line);
        copy.line(sources.text(first.source), span);
        copy.out.push('\n');
    }
    let end = copy.out.len().saturating_sub(1);
    let marks = copy.marks.into_iter();
    Excerpt {
        line,
        text: copy.out,
        marks: marks.map(|mark| mark.unwrap_or(end..end)).collect(),
    }
}

struct Copy {
    out: String,
    spans: Vec<Span>,
    marks: Vec<Option<Range<usize>>>,
}

impl Copy {
    /// Copies one line, or of a long one what is near the places in it.
    fn line(&mut self, text: &str, line: Span) {
        let inside = |span: &&Span| line.start <= span.start && span.start <= line.end;
        let first = self.spans.iter().filter(inside).map(|span| span.start);
        let first = first.min().unwrap_or(line.start);
        let from = boundary(text, first.saturating_sub(BEFORE).max(line.start));
        let to = boundary(text, (first + BEHIND).min(line.end));
        if from > line.start {
            self.out.push('…');
        }
        for (index, c) in Span::new(from, to).of(text).char_indices() {
            self.begin(from + index);
            self.character(from + index, c);
            self.end(from + index + c.len_utf8());
        }
        self.begin(to);
        if to < line.end {
            self.out.push('…');
        }
    }

    fn character(&mut self, at: usize, c: char) {
        match c {
            '\t' => self.out.push_str("    "),
            '\u{feff}' if at == 0 => {}
            _ => push_visible(&mut self.out, c),
        }
    }

    fn begin(&mut self, at: usize) {
        let now = self.out.len();
        for (span, mark) in self.spans.iter().zip(&mut self.marks) {
            if span.start == at && mark.is_none() {
                *mark = Some(now..now);
            }
        }
    }

    fn end(&mut self, at: usize) {
        let now = self.out.len();
        for (span, mark) in self.spans.iter().zip(&mut self.marks) {
            if let Some(mark) = mark
                && span.end >= at
                && span.start < at
            {
                mark.end = now;
            }
        }
    }
}

/// The character boundary at or before a byte.
fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, spans: &[(usize, usize)]) -> Excerpt {
        let mut sources = Sources::default();
        let source = sources.add("t", text);
        let places = spans.iter().map(|span| Place {
            source,
            span: Span::new(span.0, span.1),
        });
        excerpt(&sources, &places.collect::<Vec<_>>())
    }

    #[test]
    fn marks_keep_their_characters_among_escapes() {
        let text = "a: x\r\nb\u{202e}: \tword # c\nend";
        let at = text.find("word").unwrap();
        let excerpt = of(text, &[(at, at + 4)]);
        assert_eq!(excerpt.line, 2);
        assert_eq!(excerpt.text, "b\\u{202E}:     word # c\n");
        assert_eq!(&excerpt.text[excerpt.marks[0].clone()], "word");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}word{}", "ب".repeat(10_000), "c".repeat(10_000));
        let at = text.find("word").unwrap();
        let excerpt = of(&text, &[(at, at + 4)]);
        assert!(excerpt.text.len() < 1000, "{}", excerpt.text.len());
        assert_eq!(&excerpt.text[excerpt.marks[0].clone()], "word");
    }

    #[test]
    fn several_lines_are_shown_from_the_first_place_to_the_last() {
        let text = "a: 1\nb: 2\na: 3\n";
        let excerpt = of(text, &[(10, 11), (0, 1)]);
        assert_eq!((excerpt.line, excerpt.text.as_str()), (1, text));
        assert_eq!(excerpt.marks, [10..11, 0..1]);
    }

    #[test]
    fn a_place_of_several_lines_is_marked_in_its_first() {
        let excerpt = of("a:\n  - x\n", &[(0, 9)]);
        assert_eq!(
            (excerpt.text.as_str(), &excerpt.marks[0]),
            ("a:\n", &(0..2))
        );
    }
}
