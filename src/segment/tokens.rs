//! Tokens: UAX #29 words with a letter or digit; what hides one word is one token (`disguised.rs`).

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use crate::segment::disguised::join_hidden;
use crate::segment::word::{is_attached, parts_unspaced};
use crate::span::Span;

/// The tokens of a text, in order.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    spans: Vec<Span>,
}

/// The tokens of a text.
pub fn tokens(text: &str) -> Tokens {
    let segmenter =
        WordSegmenter::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
    let mut start = 0;
    let mut spans = Vec::new();
    for end in segmenter.segment_str(text) {
        push_tokens(text, Span::new(start, end), &mut spans);
        start = end;
    }
    join_hidden(text, &mut spans);
    Tokens { spans }
}

/// The segmenter keeps a run of a script without spaces (Han, Thai) in one piece, for dictionaries to part; UAX #29 itself
/// parts it at every letter, and so do the boundaries of folded texts.
fn push_tokens(text: &str, segment: Span, spans: &mut Vec<Span>) {
    let mut push = |span: Span| {
        if span.of(text).chars().any(char::is_alphanumeric) {
            spans.push(span);
        }
    };
    let mut start = segment.start;
    let mut last = None;
    for (at, c) in segment.of(text).char_indices() {
        let at = segment.start + at;
        if last.is_some_and(|last| parts_unspaced(last, c)) {
            push(Span::new(start, at));
            start = at;
        }
        if !is_attached(c) {
            last = Some(c);
        }
    }
    push(Span::new(start, segment.end));
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

#[cfg(test)]
mod tests {
    use super::tokens;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = tokens(text);
        let found: Vec<&str> = tokens.spans().iter().map(|t| t.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn tokens_are_words_with_a_letter_or_digit() {
        check(
            "They can't — 1,000.5 #tag_a!",
            &["They", "can't", "1,000.5", "tag_a"],
        );
        check(
            "أوقف تويتر ١٢٥ ألف حساب.",
            &["أوقف", "تويتر", "١٢٥", "ألف", "حساب"],
        );
        check("中文 👨‍👩‍👧 ok", &["中", "文", "ok"]);
        check(
            "k i l l or k-i-l-l k💀ill **k**ill a b, x x x k.i.l",
            &[
                "k i l l", "or", "k-i-l-l", "k💀ill", "k**ill", "a", "b", "x", "x", "x", "k.i.l",
            ],
        );
        check(
            "k\u{200B}i\u{200B}l &#107;i&#108;l x;y",
            &["k\u{200B}i\u{200B}l", "107;i&#108;l", "x", "y"],
        );
        check(
            "k.i-l-l k-i.l x.y-z a-b A.B e.g. a",
            &["k.i-l-l", "k-i.l", "x.y", "z", "a", "b", "A.B", "e.g", "a"],
        );
        check("x y z, a b c d", &["x", "y", "z", "a", "b", "c", "d"]);
        check("中 文 字 1 2 3", &["中", "文", "字", "1", "2", "3"]);
        check("ไทย カナ 한글", &["ไ", "ท", "ย", "カナ", "한글"]);
        check("", &[]);
    }

    #[test]
    fn between_counts_whole_tokens() {
        let tokens = tokens("a be c de");
        assert_eq!(tokens.between(1, 6), 2);
        assert_eq!(tokens.between(1, 2), 0);
        assert_eq!(tokens.between(6, 1), 0);
    }

    proptest! {
        /// Tokens come in order, do not overlap, and lie on character boundaries.
        #[test]
        fn tokens_are_disjoint_and_sorted(text in "\\PC{0,60}") {
            let mut end = 0;
            for token in tokens(&text).spans() {
                prop_assert!(end <= token.start && token.start < token.end);
                prop_assert!(text.get(token.range()).is_some());
                end = token.end;
            }
        }
    }
}
