//! One field of a document, with every view of it made when first asked for.

use std::cell::{OnceCell, RefCell};

use crate::document::Document;
use crate::fold;
use crate::fold::{FoldedText, Profile};
use crate::quantity;
use crate::quantity::Quantity;
use crate::segment;
use crate::segment::Tokens;
use crate::span::Span;

/// The fields of a document, in order of their names.
#[derive(Debug)]
pub struct Texts<'a> {
    /// The fields.
    pub fields: Vec<FieldText<'a>>,
}

/// The buffers of texts that are done with, for the next texts of the same thread.
#[derive(Debug, Default)]
pub struct SpareTexts {
    fields: Vec<FieldText<'static>>,
}

impl<'a> Texts<'a> {
    /// The fields of `document`.
    pub fn new(document: &'a Document) -> Self {
        Self::reusing(document, &mut SpareTexts::default())
    }

    /// The fields of `document`, in buffers that are taken out of `spare`; [`Texts::give_back`] puts them there again.
    pub fn reusing(document: &'a Document, spare: &mut SpareTexts) -> Self {
        let mut fields: Vec<FieldText<'a>> = std::mem::take(&mut spare.fields);
        fields.resize_with(document.fields.len(), FieldText::default);
        for (field, (name, text)) in fields.iter_mut().zip(&document.fields) {
            (field.name, field.text) = (name, text);
        }
        Self { fields }
    }

    /// Leaves the buffers to the next texts.
    pub fn give_back(self, spare: &mut SpareTexts) {
        // Collected in place: the vector of one lifetime becomes that of the other without an allocation.
        spare.fields = self.fields.into_iter().map(FieldText::emptied).collect();
    }
}

/// One field.
#[derive(Debug, Default)]
pub struct FieldText<'a> {
    /// Its name.
    pub name: &'a str,
    /// The original text.
    pub text: &'a str,
    folded: [OnceCell<FoldedText>; 3],
    tokens: OnceCell<Tokens>,
    paragraphs: OnceCell<Vec<Span>>,
    sentences: OnceCell<Vec<Span>>,
    quotes: OnceCell<Vec<Span>>,
    quantities: OnceCell<Vec<Quantity>>,
    /// Buffers that earlier texts were folded into.
    buffers: [RefCell<FoldedText>; 3],
}

impl FieldText<'_> {
    /// The field without its text: what is left is capacity.
    fn emptied(self) -> FieldText<'static> {
        for (folded, buffer) in self.folded.into_iter().zip(&self.buffers) {
            if let Some(folded) = folded.into_inner() {
                buffer.replace(folded);
            }
        }
        FieldText {
            buffers: self.buffers,
            ..FieldText::default()
        }
    }

    /// The folded form.
    pub fn folded(&self, profile: Profile) -> &FoldedText {
        let slot = match profile {
            Profile::Exact => 0,
            Profile::Default => 1,
            Profile::Skeleton => 2,
        };
        self.folded[slot].get_or_init(|| {
            let mut folded = self.buffers[slot].take();
            fold::fold_into(profile, self.text, &mut folded);
            folded
        })
    }

    /// The tokens.
    pub fn tokens(&self) -> &Tokens {
        self.tokens.get_or_init(|| segment::tokens(self.text))
    }

    /// The paragraphs.
    pub fn paragraphs(&self) -> &[Span] {
        self.paragraphs
            .get_or_init(|| segment::paragraphs(self.text))
    }

    /// The sentences of all paragraphs.
    pub fn sentences(&self) -> &[Span] {
        self.sentences.get_or_init(|| {
            self.paragraphs()
                .iter()
                .flat_map(|paragraph| segment::sentences(self.text, *paragraph))
                .collect()
        })
    }

    /// The quoted passages, by start; of two that start alike, the longer first.
    pub fn quotes(&self) -> &[Span] {
        self.quotes.get_or_init(|| segment::quotes(self.text))
    }

    /// The quantities.
    pub fn quantities(&self) -> &[Quantity] {
        self.quantities
            .get_or_init(|| quantity::quantities(self.text, self.folded(Profile::Default)))
    }

    /// The whole field.
    pub fn span(&self) -> Span {
        Span::new(0, self.text.len())
    }
}
