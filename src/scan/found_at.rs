//! A shape whose key or literal stands in a text: whether the shape stands there, and who is told.

use crate::fold::FoldedText;
use crate::program::Finder;
use std::hint::black_box;

use crate::scan::{Found, Hits, Shape, What};

/// Compares shapes with one field, and credits those that stand there to their claims.
pub(super) struct FoundAt<'a> {
    finder: &'a Finder,
    /// The field as folded.
    pub folded: &'a FoldedText,
    field: u32,
    hits: &'a mut Hits,
}

/// A shape that may stand where its key is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Try {
    /// The shape.
    pub shape: u32,
    /// Where its key stands.
    pub at: usize,
}

impl<'a> FoundAt<'a> {
    pub fn new(finder: &'a Finder, folded: &'a FoldedText, field: u32, hits: &'a mut Hits) -> Self {
        Self {
            finder,
            folded,
            field,
            hits,
        }
    }

    /// All of these, whose phrases are read before the first is compared: their waits for memory overlap.
    pub fn try_all(&mut self, tries: &[Try]) {
        let shapes = &self.finder.shapes;
        let touched = |touched, tried: &Try| touched ^ shapes.touch(tried.shape);
        black_box(tries.iter().fold(0, touched));
        for Try { shape, at } in tries {
            self.try_at(*shape, *at);
        }
    }

    /// The shape whose key stands at `at`.
    pub fn try_at(&mut self, number: u32, at: usize) {
        let Some(wanted) = self.finder.shapes.get(number) else {
            return;
        };
        let shape = Shape {
            phrase: wanted.phrase,
            boundary: wanted.boundary,
            affixes: wanted.affixes,
        };
        let start = shape.start(self.folded, at, wanted.key);
        let Some(span) = start.and_then(|start| shape.hit(self.folded, start)) else {
            return;
        };
        let original = self.folded.original(span);
        for claim in self.finder.shapes.claims(number) {
            let found = Found {
                field: self.field,
                span: original,
                folded: span,
                what: What::Term {
                    term: claim.term,
                    phrase: claim.phrase,
                },
            };
            self.hits.push(claim.plan, found);
        }
    }
}
