//! The texts that a policy was loaded from.

use std::sync::{Arc, OnceLock};

use crate::source::LineColumn;
use crate::source::Lines;
use crate::source::Place;
use crate::span::Span;

/// Which source of a [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// All sources of one load, kept so that places can be shown. Clones share the texts.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    entries: Vec<Arc<Source>>,
}

/// A named text.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: String,
    /// Made when the first place is asked for: most sources are never faulty.
    lines: OnceLock<Lines>,
}

impl Source {
    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::new(&self.text))
    }
}

impl Sources {
    /// Adds a source under the name that the user knows it by (a path as given, or `<text>`).
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        self.entries.push(Arc::new(Source {
            name: name.into(),
            text: text.into(),
            lines: OnceLock::new(),
        }));
        SourceId(u32::try_from(self.entries.len() - 1).unwrap_or(u32::MAX))
    }

    /// The name of a source.
    pub fn name(&self, id: SourceId) -> &str {
        self.get(id).map_or("", |source| &source.name)
    }

    /// The text of a source.
    pub fn text(&self, id: SourceId) -> &str {
        self.get(id).map_or("", |source| &source.text)
    }

    /// A source, shared.
    pub fn shared(&self, id: SourceId) -> Option<Arc<Source>> {
        self.entries.get(id.0 as usize).cloned()
    }

    /// Bytes of all texts together.
    pub fn bytes(&self) -> usize {
        self.entries.iter().map(|source| source.text.len()).sum()
    }

    /// Line and column of a place's first byte.
    pub fn start(&self, place: Place) -> LineColumn {
        self.line_column(place.source, place.span.start)
    }

    /// Line and column just after a place's last byte.
    pub fn end(&self, place: Place) -> LineColumn {
        self.line_column(place.source, place.span.end)
    }

    /// `file:line:column` of a place.
    pub fn locate(&self, place: Place) -> String {
        let at = self.start(place);
        format!("{}:{}:{}", self.name(place.source), at.line, at.column)
    }

    /// The place of a whole line, counted from 1, without the white space around it and a byte order mark.
    pub fn line_place(&self, id: SourceId, line: usize) -> Place {
        let span = self.line_span(id, line);
        let text = span.of(self.text(id));
        let head = text.trim_start_matches('\u{feff}').trim_start();
        let start = span.end - head.len();
        Place {
            source: id,
            span: Span::new(start, start + head.trim_end().len()),
        }
    }

    /// The bytes of a line, counted from 1, without its break.
    pub fn line_span(&self, id: SourceId, line: usize) -> Span {
        let Some(source) = self.get(id) else {
            return Span::default();
        };
        let start = |line| source.lines().line_start(line);
        let end = start(line + 1).unwrap_or(source.text.len());
        let begin = start(line).unwrap_or(end);
        let text = source.text.get(begin..end).unwrap_or("");
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        Span::new(begin, begin + text.len())
    }

    fn get(&self, id: SourceId) -> Option<&Source> {
        self.entries.get(id.0 as usize).map(Arc::as_ref)
    }

    fn line_column(&self, id: SourceId, offset: usize) -> LineColumn {
        let locate = |source: &Source| source.lines().locate(&source.text, offset);
        self.get(id)
            .map_or(LineColumn { line: 1, column: 1 }, locate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_place() {
        let mut sources = Sources::default();
        let id = sources.add("terms.txt", "\u{feff} one\n  two \n");
        assert_eq!(sources.locate(sources.line_place(id, 1)), "terms.txt:1:2");
        let two = sources.line_place(id, 2);
        assert_eq!(two.span.of(sources.text(id)), "two");
        assert_eq!(sources.locate(two), "terms.txt:2:3");
    }
}
