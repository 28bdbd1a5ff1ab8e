//! One field of a document, with every view of it made when first asked for.

use std::cell::{Cell, OnceCell, RefCell};
use std::time::{Duration, Instant};

use crate::document::DocumentRef;
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
    pub fn new(document: impl Into<DocumentRef<'a>>) -> Self {
        Self::reusing(document, &mut SpareTexts::default())
    }

    /// The fields of `document`, in buffers that are taken out of `spare`; [`Texts::give_back`] puts them there again.
    pub fn reusing(document: impl Into<DocumentRef<'a>>, spare: &mut SpareTexts) -> Self {
        let document = document.into();
        let mut fields: Vec<FieldText<'a>> = std::mem::take(&mut spare.fields);
        fields.resize_with(document.field_count(), FieldText::default);
        for (field, (name, text)) in fields.iter_mut().zip(document.fields()) {
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
    /// Boxed, so that a field moves cheaply from text to text.
    views: Box<Views>,
}

/// What was made of a text so far.
#[derive(Debug, Default)]
struct Views {
    /// Boxed, and so are buffers that earlier texts were folded into: both change places with every text.
    folded: [OnceCell<Box<FoldedText>>; 3],
    spare: [RefCell<Option<Box<FoldedText>>>; 3],
    tokens: OnceCell<Tokens>,
    paragraphs: OnceCell<Vec<Span>>,
    sentences: OnceCell<Vec<Span>>,
    quotes: OnceCell<Vec<Span>>,
    quantities: OnceCell<Vec<Quantity>>,
    /// What making units and numbers took; `None`: nobody asks.
    spent: Cell<Option<Duration>>,
}

impl FieldText<'_> {
    /// From now on, what it takes to make units and numbers is measured.
    pub fn time(&self) {
        self.views.spent.set(Some(Duration::ZERO));
    }

    /// What it took so far, if it is measured.
    pub fn spent(&self) -> Duration {
        self.views.spent.get().unwrap_or_default()
    }

    fn timed<T>(&self, make: impl FnOnce() -> T) -> T {
        let Some(spent) = self.views.spent.get() else {
            return make();
        };
        let start = Instant::now();
        let made = make();
        self.views.spent.set(Some(spent + start.elapsed()));
        made
    }

    /// The field without its text: what is left is capacity.
    fn emptied(mut self) -> FieldText<'static> {
        let views = &mut *self.views;
        for (folded, spare) in views.folded.iter_mut().zip(&mut views.spare) {
            if let Some(folded) = folded.take() {
                *spare.get_mut() = Some(folded);
            }
        }
        views.tokens.take();
        views.paragraphs.take();
        views.sentences.take();
        views.quotes.take();
        views.quantities.take();
        views.spent.take();
        FieldText {
            name: "",
            text: "",
            views: self.views,
        }
    }

    /// The folded form.
    pub fn folded(&self, profile: Profile) -> &FoldedText {
        let slot = match profile {
            Profile::Exact => 0,
            Profile::Default => 1,
            Profile::Skeleton => 2,
        };
        self.views.folded[slot].get_or_init(|| {
            let mut folded = self.views.spare[slot].take().unwrap_or_default();
            match profile {
                Profile::Skeleton => {
                    fold::skeleton_of_into(self.text, self.folded(Profile::Default), &mut folded);
                }
                _ => fold::fold_into(profile, self.text, &mut folded),
            }
            folded
        })
    }

    /// The tokens.
    pub fn tokens(&self) -> &Tokens {
        let make = || self.timed(|| segment::tokens(self.text));
        self.views.tokens.get_or_init(make)
    }

    /// The paragraphs.
    pub fn paragraphs(&self) -> &[Span] {
        let make = || self.timed(|| segment::paragraphs(self.text));
        self.views.paragraphs.get_or_init(make)
    }

    /// The sentences of all paragraphs.
    pub fn sentences(&self) -> &[Span] {
        self.views.sentences.get_or_init(|| {
            let paragraphs = self.paragraphs().iter();
            let each = |paragraph: &Span| segment::sentences(self.text, *paragraph);
            self.timed(|| paragraphs.flat_map(each).collect())
        })
    }

    /// The quoted passages, by start; of two that start alike, the longer first.
    pub fn quotes(&self) -> &[Span] {
        let make = || self.timed(|| segment::quotes(self.text));
        self.views.quotes.get_or_init(make)
    }

    /// The quantities.
    pub fn quantities(&self) -> &[Quantity] {
        self.views.quantities.get_or_init(|| {
            let folded = self.folded(Profile::Default);
            self.timed(|| quantity::quantities(self.text, folded))
        })
    }

    /// The whole field.
    pub fn span(&self) -> Span {
        Span::new(0, self.text.len())
    }
}
