//! The only file that knows the regex crate's engine.

use regex_automata::meta;
use regex_automata::util::captures::Captures;
use regex_automata::util::syntax;

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
}

impl Regex {
    /// Compiles a pattern that `lower` has found to be well-formed and small enough; `None` otherwise.
    pub fn new(pattern: &str) -> Option<Self> {
        let config = meta::Config::new()
            .nfa_size_limit(Some(limits::REGEX_BYTES))
            .utf8_empty(true);
        let syntax = syntax::Config::new().unicode(true).utf8(true);
        let inner = meta::Builder::new()
            .configure(config)
            .syntax(syntax)
            .build(pattern)
            .ok()?;
        Some(Self { inner })
    }

    /// A regex that `lower` compiled, with the same options.
    pub fn compiled(inner: meta::Regex) -> Self {
        Self { inner }
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
