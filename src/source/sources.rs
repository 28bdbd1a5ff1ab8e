//! The texts that a policy was loaded from.

use crate::source::{LineColumn, Place};

/// Which source of a [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// All sources of one load, kept so that places can be shown.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    entries: Vec<Source>,
}

#[derive(Clone, Debug)]
struct Source {
    name: String,
    text: String,
}

impl Sources {
    /// Adds a source under the name that the user knows it by (a path as given, or `<text>`).
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        self.entries.push(Source {
            name: name.into(),
            text: text.into(),
        });
        SourceId(u32::try_from(self.entries.len() - 1).unwrap_or(u32::MAX))
    }

    /// The name of a source.
    pub fn name(&self, id: SourceId) -> &str {
        self.entries
            .get(id.0 as usize)
            .map_or("", |source| &source.name)
    }

    /// The text of a source.
    pub fn text(&self, id: SourceId) -> &str {
        self.entries
            .get(id.0 as usize)
            .map_or("", |source| &source.text)
    }

    /// Line and column of a place's first byte.
    pub fn start(&self, place: Place) -> LineColumn {
        LineColumn::of(self.text(place.source), place.span.start)
    }

    /// Line and column just after a place's last byte.
    pub fn end(&self, place: Place) -> LineColumn {
        LineColumn::of(self.text(place.source), place.span.end)
    }

    /// `file:line:column` of a place.
    pub fn locate(&self, place: Place) -> String {
        let at = self.start(place);
        format!("{}:{}:{}", self.name(place.source), at.line, at.column)
    }
}
