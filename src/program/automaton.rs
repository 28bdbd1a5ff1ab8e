//! The only file that knows the Aho-Corasick crate.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::span::Span;

/// Up to so many literals a dense automaton is both small and fastest; beyond, it outgrows the caches.
const DENSE_UP_TO: usize = 2_000;

/// Finds all occurrences of many literals in one pass, overlapping ones too.
#[derive(Debug)]
pub struct Automaton {
    inner: AhoCorasick,
}

/// The literals do not fit into an automaton.
#[derive(Debug, thiserror::Error)]
#[error("the terms do not fit into one automaton: {0}")]
pub struct AutomatonError(String);

impl From<aho_corasick::BuildError> for AutomatonError {
    fn from(error: aho_corasick::BuildError) -> Self {
        Self(error.to_string())
    }
}

impl AutomatonError {
    /// More phrases, or longer ones, than can be numbered.
    pub fn too_many() -> Self {
        Self("there are too many".to_owned())
    }
}

impl Automaton {
    /// Builds the automaton. The crate's prefilter is off: it slows Arabic down, whose letters share their first bytes.
    ///
    /// # Errors
    /// When there are more literals than the crate can number.
    pub fn new<I, L>(literals: I) -> Result<Self, AutomatonError>
    where
        I: ExactSizeIterator<Item = L>,
        L: AsRef<[u8]>,
    {
        let kind = if literals.len() <= DENSE_UP_TO {
            AhoCorasickKind::DFA
        } else {
            AhoCorasickKind::ContiguousNFA
        };
        let inner = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(kind))
            .prefilter(false)
            .build(literals)?;
        Ok(Self { inner })
    }

    /// Every occurrence: the literal's number and its bytes in `text`, by end.
    pub fn hits<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, Span)> + 'a {
        self.inner
            .find_overlapping_iter(text)
            .map(|hit| (hit.pattern().as_usize(), hit.range().into()))
    }
}
