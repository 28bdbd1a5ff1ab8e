//! The only file that knows the regex crate's engine.

use std::sync::Arc;

use regex_automata::meta;
use regex_automata::util::captures::Captures;

use crate::ir::needed;
use crate::limits;
use crate::span::Span;

/// A compiled regex of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RegexId(pub u32);

impl RegexId {
    /// The place in its table.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A regular expression over folded text, in time linear in the text.
#[derive(Clone, Debug)]
pub struct Regex {
    inner: meta::Regex,
    atoms: Arc<[String]>,
}

impl Regex {
    /// Compiles a pattern that `lower` has found to be well-formed and small enough; `None` otherwise.
    pub fn new(pattern: &str) -> Option<Self> {
        let config = meta::Config::new()
            .nfa_size_limit(Some(limits::REGEX_BYTES))
            .utf8_empty(true);
        let hir = regex_syntax::parse(pattern).ok()?;
        let inner = meta::Builder::new()
            .configure(config)
            .build_from_hir(&hir)
            .ok()?;
        Some(Self::compiled(inner, needed(&hir).unwrap_or_default()))
    }

    /// A regex that `lower` compiled, with the same options, and the literals of which every match holds one.
    pub fn compiled(inner: meta::Regex, atoms: Vec<String>) -> Self {
        Self {
            inner,
            atoms: atoms.into(),
        }
    }

    /// Another pattern that waits for the same literals.
    pub fn cut(&self, pattern: &str) -> Option<Self> {
        let other = Self::new(pattern)?;
        Some(Self {
            atoms: self.atoms.clone(),
            ..other
        })
    }

    /// Literals of which every match holds one, so that a text without them need not be tried; none: nothing is known.
    pub fn atoms(&self) -> &[String] {
        &self.atoms
    }

    /// Whether something is known of what every match holds.
    pub fn has_atoms(&self) -> bool {
        !self.atoms.is_empty()
    }

    /// All matches from left to right, without overlap; empty ones are passed over.
    pub fn matches<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Span> + 'a {
        self.inner
            .find_iter(text)
            .map(|found| found.range().into())
            .filter(|span: &Span| !span.is_empty())
    }

    /// The bytes under a named group of the match at `span`; `None` if the group took no part.
    pub fn group(&self, text: &str, span: Span, name: &str) -> Option<Span> {
        let mut captures: Captures = self.inner.create_captures();
        let input = regex_automata::Input::new(text).range(span.start..text.len());
        self.inner.captures(input, &mut captures);
        captures
            .get_group_by_name(name)
            .map(|found| found.range().into())
    }

    /// Whether the regex matches the whole of `text`.
    pub fn matches_whole(&self, text: &str) -> bool {
        self.inner
            .find(text)
            .is_some_and(|found| found.range() == (0..text.len()))
    }
}
