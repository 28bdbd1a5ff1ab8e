//! Units: where a condition is asked.

use crate::document::Document;
use crate::ir::Unit;
use crate::segment::{Tokens, paragraphs, quotes, sentences, tokens};
use crate::span::Span;

/// One text field with its units, each kind in order of start.
pub struct Text<'a> {
    pub name: &'a str,
    pub text: &'a str,
    pub tokens: Tokens,
    paragraphs: Vec<Span>,
    /// Sentences of the paragraphs.
    sentences: Vec<Span>,
    pub quotes: Vec<Span>,
}

/// The fields of a document, in order of their names. A field is known by its place here.
pub fn texts(document: &Document) -> Vec<Text<'_>> {
    let text = |(name, text)| {
        let paragraphs = paragraphs(text);
        let parts = paragraphs.iter().flat_map(|&span| sentences(text, span));
        Text {
            name,
            text,
            tokens: tokens(text),
            sentences: parts.collect(),
            paragraphs,
            quotes: quotes(text),
        }
    };
    let fields = document.fields.iter();
    fields.map(|(name, value)| text((name, value))).collect()
}

impl Text<'_> {
    /// The units of one kind. A window is no unit of the text by itself.
    fn units(&self, kind: Unit) -> &[Span] {
        match kind {
            Unit::Paragraph => &self.paragraphs,
            Unit::Sentence => &self.sentences,
            Unit::Quoted => &self.quotes,
            Unit::Document | Unit::Window => &[],
        }
    }

    /// The smallest unit of one kind that wholly contains `span`, the earlier of two.
    pub fn around(&self, kind: Unit, span: Span) -> Option<Span> {
        let around = self.units(kind).iter().filter(|unit| unit.contains(span));
        around.min_by_key(|unit| unit.len()).copied()
    }

    /// Tokens strictly between two spans; none where they overlap.
    pub fn distance(&self, one: Span, other: Span) -> usize {
        let from = one.end.min(other.end);
        self.tokens.between(from, one.start.max(other.start))
    }
}

/// An instance of a unit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    pub unit: Unit,
    /// Field and bytes; `None`: the document, which spans all fields.
    pub place: Option<(usize, Span)>,
}

impl Area {
    pub const DOCUMENT: Area = Area {
        unit: Unit::Document,
        place: None,
    };

    pub fn new(unit: Unit, field: usize, span: Span) -> Self {
        let place = Some((field, span));
        Self { unit, place }
    }

    /// Whether a span of a field lies wholly inside.
    pub fn contains(self, field: usize, span: Span) -> bool {
        let within = |(own, whole): (usize, Span)| own == field && whole.contains(span);
        self.place.is_none_or(within)
    }

    /// Whether two units share a byte. The document shares one with everything.
    pub fn overlaps(self, other: Area) -> bool {
        match (self.place, other.place) {
            (Some((one, span)), Some((other, that))) => one == other && span.overlaps(that),
            _ => true,
        }
    }
}

/// The units of one kind wholly inside `area`, in order of field and start. Sentences of a quoted passage are those of
/// the passage read by itself; all others are those of their paragraph. The document is inside everything.
pub fn inside(texts: &[Text<'_>], kind: Unit, area: Area) -> Vec<Area> {
    if kind == Unit::Document {
        return vec![Area::DOCUMENT];
    }
    let mut found = Vec::new();
    let mut add = |field, span| {
        if area.contains(field, span) {
            found.push(Area::new(kind, field, span));
        }
    };
    match area.place {
        Some((field, quote)) if (area.unit, kind) == (Unit::Quoted, Unit::Sentence) => {
            let parts = sentences(texts[field].text, quote);
            parts.into_iter().for_each(|span| add(field, span));
        }
        _ => {
            for (field, text) in texts.iter().enumerate() {
                text.units(kind).iter().for_each(|&span| add(field, span));
            }
        }
    }
    found
}
