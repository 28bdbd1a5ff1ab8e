//! Units: where a condition is asked.

use crate::document::Document;
use crate::ir::Unit;
use crate::segment::Tokens;
use crate::segment::{paragraphs, quotes, sentences, tokens};
use crate::span::Span;

/// One text field with its units, each kind in order of start.
pub struct Text<'a> {
    pub name: &'a str,
    pub text: &'a str,
    pub tokens: Tokens,
    pub paragraphs: Vec<Span>,
    /// Sentences of paragraphs.
    pub sentences: Vec<Span>,
    pub quotes: Vec<Span>,
}

/// The fields of a document, in order of their names. A field is known by its place here.
pub fn texts(document: &Document) -> Vec<Text<'_>> {
    let fields = document.fields.iter();
    fields.map(|(name, text)| Text::new(name, text)).collect()
}

impl<'a> Text<'a> {
    fn new(name: &'a str, text: &'a str) -> Self {
        let paragraphs = paragraphs(text);
        let sentences = paragraphs.iter().flat_map(|&span| sentences(text, span));
        Self {
            name,
            text,
            tokens: tokens(text),
            sentences: sentences.collect(),
            paragraphs,
            quotes: quotes(text),
        }
    }

    /// The field's bytes from first to last.
    pub fn whole(&self) -> Span {
        Span::new(0, self.text.len())
    }

    /// The units of one kind. A window is no unit of the text by itself.
    fn all(&self, kind: Unit) -> &[Span] {
        match kind {
            Unit::Paragraph => &self.paragraphs,
            Unit::Sentence => &self.sentences,
            Unit::Quoted => &self.quotes,
            Unit::Document | Unit::Window => &[],
        }
    }

    /// A stretch so wide that a match beyond it is more than `tokens` tokens away from `span`. It only spares looking
    /// at matches that are too far off; who is near is measured afterwards.
    pub fn reach(&self, span: Span, tokens: usize) -> Span {
        let all = self.tokens.spans();
        let before = all.partition_point(|token| token.end <= span.start);
        let after = all.partition_point(|token| token.start < span.end);
        let first = before.checked_sub(tokens + 1).and_then(|k| all.get(k));
        let last = all.get(after + tokens);
        Span::new(
            first.map_or(0, |token| token.start),
            last.map_or(self.text.len(), |token| token.end),
        )
    }

    /// Tokens strictly between two spans that do not overlap.
    pub fn distance(&self, one: Span, other: Span) -> usize {
        let from = one.end.min(other.end);
        self.tokens.between(from, one.start.max(other.start))
    }
}

/// An instance of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

    pub const fn new(unit: Unit, field: usize, span: Span) -> Self {
        Self {
            unit,
            place: Some((field, span)),
        }
    }

    /// Whether a span of a field lies wholly inside.
    pub fn contains(self, field: usize, span: Span) -> bool {
        self.place
            .is_none_or(|(own, whole)| own == field && whole.contains(span))
    }

    /// Whether two units share a byte. The document shares one with everything.
    pub fn overlaps(self, other: Area) -> bool {
        let (Some((field, span)), Some((other_field, other))) = (self.place, other.place) else {
            return true;
        };
        field == other_field && span.overlaps(other)
    }

    /// The part of a field that is inside; nothing of other fields.
    pub fn within(self, field: usize, text: &Text<'_>) -> Option<Span> {
        match self.place {
            None => Some(text.whole()),
            Some((own, span)) => (own == field).then_some(span),
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
    for (field, text) in texts.iter().enumerate() {
        let Some(within) = area.within(field, text) else {
            continue;
        };
        let spans = if kind == Unit::Sentence && area.unit == Unit::Quoted {
            sentences(text.text, within)
        } else {
            contained(text.all(kind), within)
        };
        found.extend(spans.into_iter().map(|span| Area::new(kind, field, span)));
    }
    found
}

/// Those of `spans`, which stand in order of start, that lie wholly inside `within`.
fn contained(spans: &[Span], within: Span) -> Vec<Span> {
    let from = spans.partition_point(|span| span.start < within.start);
    let candidates = spans.iter().skip(from);
    candidates
        .take_while(|span| span.start < within.end)
        .filter(|span| within.contains(**span))
        .copied()
        .collect()
}

/// The smallest unit of one kind that wholly contains `span`, the earlier of two.
pub fn around(text: &Text<'_>, kind: Unit, span: Span) -> Option<Span> {
    let units = text.all(kind).iter().copied();
    units
        .take_while(|unit| unit.start <= span.start)
        .filter(|unit| unit.contains(span))
        .min_by_key(|unit| unit.len())
}
