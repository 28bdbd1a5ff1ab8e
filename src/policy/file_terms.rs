//! The terms of a term file: places in its text, which is kept once.

use std::sync::Arc;

use crate::source::Place;
use crate::source::Source;
use crate::source::SourceId;
use crate::span::Span;

/// One term a line, comments and blank lines left out, in order. There may be a million.
#[derive(Clone, Debug)]
pub struct FileTerms {
    source: Arc<Source>,
    id: SourceId,
    /// Where each begins and ends. Files are smaller than 4 GiB.
    spans: Box<[(u32, u32)]>,
}

impl FileTerms {
    /// The terms that stand at these places of a source.
    pub fn new(source: Arc<Source>, id: SourceId, spans: Vec<(u32, u32)>) -> Self {
        let spans = spans.into_boxed_slice();
        Self { source, id, spans }
    }

    /// The file as a source.
    pub fn source(&self) -> SourceId {
        self.id
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// A term as written, trimmed, and its place.
    pub fn get(&self, index: usize) -> Option<(&str, Place)> {
        let (start, end) = *self.spans.get(index)?;
        let span = Span::new(start as usize, end as usize);
        let text = self.source.text().get(span.start..span.end)?;
        let place = Place {
            source: self.id,
            span,
        };
        Some((text, place))
    }
}
