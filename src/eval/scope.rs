//! Instances of units: where a condition is asked.

use crate::ir::Unit;
use crate::scan::{FieldText, Found, Texts};
use crate::segment;
use crate::span::Span;

/// One instance of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Its kind.
    pub unit: Unit,
    /// Its field; without meaning for a document, which spans all fields.
    pub field: u32,
    /// Its original bytes; without meaning for a document.
    pub span: Span,
}

impl Scope {
    /// The whole document.
    pub const DOCUMENT: Self = Self {
        unit: Unit::Document,
        field: 0,
        span: Span::new(0, 0),
    };

    /// Whether a match lies wholly inside.
    pub fn holds(&self, found: &Found) -> bool {
        self.unit == Unit::Document || (self.field == found.field && self.span.contains(found.span))
    }

    /// Whether two units share a place.
    pub fn overlaps(&self, other: &Scope) -> bool {
        self.unit == Unit::Document
            || other.unit == Unit::Document
            || (self.field == other.field && self.span.overlaps(other.span))
    }

    /// The units of a kind inside this one, by field and start.
    pub fn inside(&self, unit: Unit, texts: &Texts<'_>) -> Vec<Scope> {
        if unit == Unit::Document {
            return vec![*self];
        }
        let fields = texts
            .fields
            .iter()
            .zip(0..)
            .filter(|(_, field)| self.unit == Unit::Document || *field == self.field);
        let units = fields.flat_map(|(text, field)| {
            let spans = self.spans(unit, text);
            spans
                .into_iter()
                .map(move |span| Scope { unit, field, span })
        });
        units.collect()
    }

    fn spans(&self, unit: Unit, text: &FieldText<'_>) -> Vec<Span> {
        match unit {
            Unit::Sentence if self.unit == Unit::Quoted => segment::sentences(text.text, self.span),
            Unit::Sentence => self.within(text.sentences()),
            Unit::Paragraph => self.within(text.paragraphs()),
            Unit::Quoted => self.within(text.quotes()),
            Unit::Document | Unit::Window => vec![],
        }
    }

    /// Those of `spans`, sorted by start, that lie inside.
    fn within(&self, spans: &[Span]) -> Vec<Span> {
        if self.unit == Unit::Document {
            return spans.to_vec();
        }
        let first = spans.partition_point(|span| span.start < self.span.start);
        let inner = spans[first..]
            .iter()
            .take_while(|span| span.start <= self.span.end);
        inner
            .filter(|span| self.span.contains(**span))
            .copied()
            .collect()
    }

    /// The smallest unit of a kind that holds this one; of its own kind, itself.
    pub fn around(&self, unit: Unit, texts: &Texts<'_>) -> Option<Scope> {
        if unit == self.unit {
            return Some(*self);
        }
        if unit == Unit::Document {
            return Some(Self::DOCUMENT);
        }
        if self.unit == Unit::Document {
            return None;
        }
        let text = texts.fields.get(self.field as usize)?;
        let spans = Self::DOCUMENT.spans(unit, text);
        let holding = spans.into_iter().filter(|span| span.contains(self.span));
        let span = holding.min_by_key(|span| span.len())?;
        Some(Scope {
            unit,
            field: self.field,
            span,
        })
    }
}

/// The sentence of a match, if it lies wholly in one.
pub(super) fn sentence_of(found: &Found, texts: &Texts<'_>) -> Option<Scope> {
    let sentences = texts.fields.get(found.field as usize)?.sentences();
    let next = sentences.partition_point(|sentence| sentence.start <= found.span.start);
    let span = *sentences.get(next.checked_sub(1)?)?;
    span.contains(found.span).then_some(Scope {
        unit: Unit::Sentence,
        field: found.field,
        span,
    })
}

/// Of matches sorted by place and without overlap, those inside a unit.
pub(super) fn inside<'m>(matches: &'m [Found], scope: &Scope) -> &'m [Found] {
    if scope.unit == Unit::Document {
        return matches;
    }
    let first = matches
        .partition_point(|found| (found.field, found.span.start) < (scope.field, scope.span.start));
    let last = matches
        .partition_point(|found| (found.field, found.span.end) <= (scope.field, scope.span.end));
    matches.get(first..last).unwrap_or(&[])
}
