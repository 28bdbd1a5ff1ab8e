//! Which parts of a long text are shown: those around findings. What is left out is counted.

use crate::span::Span;

/// Texts of at most this many bytes are shown whole.
const WHOLE: usize = 1200;
/// A unit or line of at most this many bytes is shown whole.
const LINE: usize = 600;
/// Bytes shown on either side of a match in a longer one.
const AROUND: usize = 120;

/// A piece of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Part of one line of the text, without its end. `cut` says on which sides the line goes on.
    Line {
        /// The part.
        span: Span,
        /// Before and after.
        cut: (bool, bool),
    },
    /// So many paragraphs (blocks of lines without a blank one) are left out.
    Gap(usize),
}

/// The pieces of `text` that show `units`, each with its matches.
pub(super) fn excerpt(text: &str, units: &[(Span, Vec<Span>)]) -> Vec<Piece> {
    let mut wanted: Vec<Span> = units
        .iter()
        .flat_map(|(unit, matches)| wanted_of(text, *unit, matches))
        .collect();
    wanted.sort_unstable();
    let whole = text.len() <= WHOLE;
    let mut pieces = Vec::new();
    let mut gap = Gap::default();
    let mut next = wanted.iter().peekable();
    let mut reach: Option<Span> = None;
    for line in lines(text) {
        let blank = line.of(text).trim().is_empty();
        let parts = if whole {
            vec![line]
        } else {
            let mut parts: Vec<Span> = Vec::new();
            // A wanted span may have begun on an earlier line.
            parts.extend(reach.filter(|span| span.end > line.start));
            while let Some(&span) = next.next_if(|span| span.start < line.end) {
                reach = reach.filter(|old| old.end >= span.end).or(Some(span));
                parts.push(span);
            }
            merged(line, &parts)
        };
        if parts.is_empty() || (blank && !whole) {
            gap.pass(blank);
            continue;
        }
        gap.close(&mut pieces);
        pieces.extend(parts.into_iter().map(|span| Piece::Line {
            span,
            cut: (span.start > line.start, span.end < line.end),
        }));
    }
    gap.end(&mut pieces);
    pieces
}

/// Counts paragraphs of which no line is shown.
#[derive(Default)]
struct Gap {
    hidden: usize,
    inside: bool,
    shown: bool,
}

impl Gap {
    fn pass(&mut self, blank: bool) {
        if blank {
            self.hidden += usize::from(self.inside && !self.shown);
            (self.inside, self.shown) = (false, false);
        } else {
            self.inside = true;
        }
    }

    fn close(&mut self, pieces: &mut Vec<Piece>) {
        if self.hidden > 0 {
            pieces.push(Piece::Gap(self.hidden));
        }
        *self = Self {
            hidden: 0,
            inside: true,
            shown: true,
        };
    }

    fn end(mut self, pieces: &mut Vec<Piece>) {
        self.pass(true);
        if self.hidden > 0 {
            pieces.push(Piece::Gap(self.hidden));
        }
    }
}

/// A short unit whole; of a long one its matches with what stands around them.
fn wanted_of(text: &str, unit: Span, matches: &[Span]) -> Vec<Span> {
    if unit.len() <= LINE {
        return vec![unit];
    }
    let around = |span: &Span| {
        let start = span.start.saturating_sub(AROUND).max(unit.start);
        let end = (span.end + AROUND).min(unit.end);
        word_edges(text, Span::new(start, end))
    };
    matches.iter().map(around).collect()
}

/// The parts of a line that are shown: what is wanted of it, joined where it meets; a short line whole.
fn merged(line: Span, wanted: &[Span]) -> Vec<Span> {
    if wanted.is_empty() {
        return vec![];
    }
    if line.len() <= LINE {
        return vec![line];
    }
    let mut parts: Vec<Span> = Vec::new();
    for span in wanted {
        let part = Span::new(span.start.max(line.start), span.end.min(line.end));
        match parts.last_mut() {
            Some(last) if part.start <= last.end + 1 => last.end = last.end.max(part.end),
            _ => parts.push(part),
        }
    }
    parts
}

/// The span, widened to white space or by a few bytes to character boundaries.
fn word_edges(text: &str, span: Span) -> Span {
    let mut start = span.start.min(text.len());
    let mut end = span.end.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    // Words of ordinary length are not cut; longer ones are.
    let back: usize = text.get(..start).map_or(0, |before| {
        let word = before
            .chars()
            .rev()
            .take_while(|c| !c.is_whitespace())
            .take(LONG_WORD);
        word.map(char::len_utf8).sum()
    });
    let on: usize = text.get(end..).map_or(0, |after| {
        let word = after
            .chars()
            .take_while(|c| !c.is_whitespace())
            .take(LONG_WORD);
        word.map(char::len_utf8).sum()
    });
    Span::new(start - back, end + on)
}

/// Characters of a word that is not cut.
const LONG_WORD: usize = 30;

fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    // What ends with a line end has no line behind it.
    let lines = text.strip_suffix('\n').unwrap_or(text);
    lines.split('\n').map(move |line| {
        let span = Span::new(start, start + line.strip_suffix('\r').unwrap_or(line).len());
        start += line.len() + 1;
        span
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, units: &[(Span, Vec<Span>)]) -> Vec<String> {
        let draw = |piece| match piece {
            Piece::Line { span, cut } => format!("{}{}{}", cut.0, span.of(text), cut.1),
            Piece::Gap(paragraphs) => format!("+{paragraphs}"),
        };
        excerpt(text, units).into_iter().map(draw).collect()
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(
            drawn("a\r\n\nb", &[]),
            ["falseafalse", "falsefalse", "falsebfalse"]
        );
    }

    #[test]
    fn paragraphs_without_findings_are_counted() {
        let filler = format!("{}\n\n", "filler ".repeat(60).trim());
        let text = format!("{filler}{filler}hit here.\n\n{filler}{filler}{filler}x");
        let hit = text.find("hit").unwrap();
        let unit = Span::new(hit, hit + 9);
        assert_eq!(
            drawn(&text, &[(unit, vec![])]),
            ["+2", "falsehit here.false", "+4"]
        );
    }

    #[test]
    fn a_long_line_is_cut_around_its_matches() {
        let text = format!("{} hit {}", "before ".repeat(300), "after ".repeat(300));
        let hit = text.find("hit").unwrap();
        let unit = Span::new(0, text.len());
        let lines = drawn(&text, &[(unit, vec![Span::new(hit, hit + 3)])]);
        assert_eq!(lines.len(), 1);
        let line = &lines[0];
        assert!(
            line.starts_with("truebefore") && line.ends_with("aftertrue"),
            "{line}"
        );
        assert!(line.len() < 300 && line.contains(" hit "), "{line}");
    }
}
