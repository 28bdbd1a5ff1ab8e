//! One field of a document, with every view of it made when first asked for.

use std::cell::OnceCell;

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

impl<'a> Texts<'a> {
    /// The fields of `document`.
    pub fn new(document: &'a Document) -> Self {
        Self {
            fields: document
                .fields
                .iter()
                .map(|(name, text)| FieldText::new(name, text))
                .collect(),
        }
    }
}

/// One field.
#[derive(Debug)]
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
}

impl<'a> FieldText<'a> {
    fn new(name: &'a str, text: &'a str) -> Self {
        Self {
            name,
            text,
            folded: Default::default(),
            tokens: OnceCell::new(),
            paragraphs: OnceCell::new(),
            sentences: OnceCell::new(),
            quotes: OnceCell::new(),
            quantities: OnceCell::new(),
        }
    }

    /// The folded form.
    pub fn folded(&self, profile: Profile) -> &FoldedText {
        let slot = match profile {
            Profile::Exact => 0,
            Profile::Default => 1,
            Profile::Skeleton => 2,
        };
        self.folded[slot].get_or_init(|| match profile {
            Profile::Skeleton => fold::skeleton_of(self.folded(Profile::Default)),
            _ => fold::fold(profile, self.text),
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
