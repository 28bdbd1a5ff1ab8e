//! Tokens: UAX #29 words with a letter or digit.

use crate::span::Span;

/// The tokens of a text, in order.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    spans: Vec<Span>,
}

/// The tokens of a text.
pub fn tokens(text: &str) -> Tokens {
    let _ = text;
    Tokens::default()
}

impl Tokens {
    /// The tokens, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The number of tokens that lie strictly between byte `from` and byte `to`: that start at or after `from` and end
    /// at or before `to`.
    pub fn between(&self, from: usize, to: usize) -> usize {
        let first = self.spans.partition_point(|token| token.start < from);
        let last = self.spans.partition_point(|token| token.end <= to);
        last.saturating_sub(first)
    }
}
