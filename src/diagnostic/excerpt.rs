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
    let last = places.iter().map(|place| place.span.start).max();
    let (Some(first), Some(last)) = (first, last) else {
        return Excerpt {
            line: 1,
            text: String::new(),
            marks: vec![],
        };
    };
    let text = sources.text(first.source);
    let before = text.get(..first.span.start).unwrap_or(text);
    let start = before.rfind(is_break).map_or(0, |at| at + 1);
    let spans: Vec<Span> = places.iter().map(|place| place.span).collect();
    let mut copy = Copy {
        out: String::new(),
        marks: spans.iter().map(|_| None).collect(),
        spans,
    };
    copy.lines(text, start, last);
    let end = copy.out.len().saturating_sub(1);
    let marks = copy.marks.into_iter();
    Excerpt {
        line: sources.start(*first).line,
        text: copy.out,
        marks: marks.map(|mark| mark.unwrap_or(end..end)).collect(),
    }
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

struct Copy {
    out: String,
    spans: Vec<Span>,
    marks: Vec<Option<Range<usize>>>,
}

impl Copy {
    /// Copies from the line that begins at `start` to the one that holds `last`.
    fn lines(&mut self, text: &str, mut start: usize, last: usize) {
        loop {
            let rest = text.get(start..).unwrap_or("");
            let length = rest.find(is_break).unwrap_or(rest.len());
            let end = start + length;
            self.line(text, Span::new(start, end));
            self.out.push('\n');
            let ended = rest.get(length..).unwrap_or("");
            if end >= last || ended.is_empty() {
                return;
            }
            start = end + if ended.starts_with("\r\n") { 2 } else { 1 };
        }
    }

    /// Copies one line, or of a long one what is near the places in it.
    fn line(&mut self, text: &str, line: Span) {
        let inside = |span: &&Span| line.start <= span.start && span.start <= line.end;
        let first = self
            .spans
            .iter()
            .filter(inside)
            .map(|span| span.start)
            .min();
        let Some(first) = first else {
            return self.plain(text, line);
        };
        let from = first.saturating_sub(BEFORE).max(line.start);
        let to = (first + BEHIND).min(line.end);
        if from > line.start {
            self.out.push('…');
        }
        for (index, c) in line.of(text).char_indices() {
            let at = line.start + index;
            if at < from {
                continue;
            }
            self.begin(at);
            if at >= to {
                self.out.push('…');
                break;
            }
            self.character(at, c);
            self.end(at + c.len_utf8());
        }
        self.begin(line.end);
        self.close(line.end);
    }

    /// A line without a place, which only stands between.
    fn plain(&mut self, text: &str, line: Span) {
        for c in line.of(text).chars().take(BEFORE) {
            self.character(line.start + 1, c);
        }
        if line.len() > BEFORE * 4 {
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

    /// Marks that run on behind the line end with it.
    fn close(&mut self, end: usize) {
        let now = self.out.len();
        for (span, mark) in self.spans.iter().zip(&mut self.marks) {
            if let Some(mark) = mark
                && span.start < end
                && span.end > end
            {
                mark.end = mark.end.max(now);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, spans: &[Range<usize>]) -> Excerpt {
        let mut sources = Sources::default();
        let source = sources.add("t", text);
        let places = spans.iter().map(|span| Place {
            source,
            span: span.clone().into(),
        });
        excerpt(&sources, &places.collect::<Vec<_>>())
    }

    #[test]
    fn marks_keep_their_characters_among_escapes() {
        let text = "a: x\r\nb\u{202e}: \tword # c\nend";
        let at = text.find("word").unwrap();
        let excerpt = of(text, &[at..at + 4]);
        assert_eq!(excerpt.line, 2);
        assert_eq!(excerpt.text, "b\\u{202E}:     word # c\n");
        assert_eq!(&excerpt.text[excerpt.marks[0].clone()], "word");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}word{}", "ب".repeat(10_000), "c".repeat(10_000));
        let at = text.find("word").unwrap();
        let excerpt = of(&text, &[at..at + 4]);
        assert!(excerpt.text.len() < 1000, "{}", excerpt.text.len());
        assert_eq!(&excerpt.text[excerpt.marks[0].clone()], "word");
    }

    #[test]
    fn several_lines_are_shown_from_the_first_place_to_the_last() {
        let text = "a: 1\nb: 2\na: 3\n";
        let excerpt = of(text, &[10..11, 0..1]);
        assert_eq!((excerpt.line, excerpt.text.as_str()), (1, text));
        assert_eq!(excerpt.marks, [10..11, 0..1]);
    }

    #[test]
    fn a_place_of_several_lines_is_marked_in_its_first() {
        let excerpt = of("a:\n  - x\n", &[0..9]);
        assert_eq!(
            (excerpt.text.as_str(), &excerpt.marks[0]),
            ("a:\n", &(0..2))
        );
    }
}
