//! Lists, terms, and signals that several rules share.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::policy::{FileTerms, Matching, Name, SignalDef};
use crate::source::Place;

/// One named list.
#[derive(Clone, Debug)]
pub struct ListDef {
    /// Its name.
    pub name: Name,
    /// Its content; without parts where nothing of it could be read.
    pub terms: TermsDef,
}

/// A list's content, or the terms of a signal: `$name`, a sequence, or a mapping by language.
#[derive(Clone, Debug)]
pub struct TermsDef {
    /// Parts in the order of writing.
    pub parts: Vec<TermsPart>,
    /// Where it stands.
    pub place: Place,
}

/// A part of a list.
#[derive(Clone, Debug)]
pub enum TermsPart {
    /// `$other`
    List(Name),
    /// Terms of one language (or none), sharing a canonical value.
    Terms(TermsGroup),
}

/// Terms that share language, canonical value and dual-ness.
#[derive(Clone, Debug)]
pub struct TermsGroup {
    /// The language key, if the terms stand under one (well formed).
    pub language: Option<Name>,
    /// `is`
    pub is: Option<Name>,
    /// Under `dual:`.
    pub dual: bool,
    /// The terms as written (escapes kept), or `$other` inside.
    pub terms: Vec<TermDef>,
}

/// One term, or a reference inside a language's sequence.
#[derive(Clone, Debug)]
pub enum TermDef {
    /// A term as written.
    Term(Name),
    /// `$other` among the terms: that list whole.
    List(Name),
    /// `{from: file}`: terms of a file, already read; the place is that of the `from` value.
    File(Arc<FileTerms>),
}

/// `kind: signals`: signals that rules, filters and other such documents may use.
#[derive(Clone, Debug)]
pub struct SharedDef {
    /// `id`
    pub id: Option<Name>,
    /// `use`
    pub uses: Vec<Name>,
    /// `match`: defaults of these signals, wherever they are used.
    pub matching: Matching,
    /// `signals`
    pub signals: Vec<SignalDef>,
    /// Names of signals whose definition could not be read.
    pub hidden: BTreeSet<String>,
    /// Whether `use` or `signals` could not be read at all: no name is unknown then.
    pub unread: bool,
    /// Whether some part was left out because it could not be read.
    pub broken: bool,
}
