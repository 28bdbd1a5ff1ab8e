//! Matches: hits taken back to the original bytes.

use std::cmp::Reverse;

use crate::quantity::{Kind, Qualifier};
use crate::span::Span;

/// A hit taken back to the original bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which field.
    pub field: u32,
    /// Original bytes, affixes aside.
    pub span: Span,
    /// The same place in the text as folded by the signal's fold.
    pub folded: Span,
    /// What was found.
    pub what: What,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// This variant of this term of the signal's set.
    Term {
        /// The term.
        term: u32,
        /// The variant.
        phrase: u32,
    },
    /// A quantity.
    Quantity {
        /// Its value.
        value: u64,
        /// Its qualifier.
        qualifier: Qualifier,
        /// Its kind.
        kind: Kind,
        /// Read from a dual form of a term.
        dual: bool,
    },
    /// A regex.
    Regex,
    /// A quoted passage.
    Quote,
}

impl Found {
    /// The value of a quantity.
    pub fn value(&self) -> Option<u64> {
        match self.what {
            What::Quantity { value, .. } => Some(value),
            _ => None,
        }
    }

    /// Where the term stands in its list; what a text says comes before what a dual form implies.
    fn list_order(&self) -> (u32, u32) {
        match self.what {
            What::Term { term, phrase } => (term, phrase),
            What::Quantity { dual, .. } => (u32::from(dual), 0),
            _ => (0, 0),
        }
    }
}

/// The order of everything that comes out: field, start, longer first, list order.
pub fn by_place(found: &Found) -> impl Ord + use<> {
    (
        found.field,
        found.span.start,
        Reverse(found.span.end),
        found.list_order(),
        found.folded,
    )
}

/// Keeps, from all candidates, those that are matches: by place, greedily without overlap.
pub fn choose(candidates: &mut Vec<Found>) {
    if candidates.len() < 2 {
        return;
    }
    candidates.sort_by_key(by_place);
    let mut free_from = (0, 0);
    candidates.retain(|found| {
        let kept = (found.field, found.span.start) >= free_from;
        if kept {
            free_from = (found.field, found.span.end);
        }
        kept
    });
}
