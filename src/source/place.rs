//! A place in a policy's sources.

use crate::source::SourceId;
use crate::span::Span;

/// Some bytes of one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Which source.
    pub source: SourceId,
    /// Bytes of it.
    pub span: Span,
}
