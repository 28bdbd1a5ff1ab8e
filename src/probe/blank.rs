//! Text made to say nothing, in its place: the same bytes, tokens and punctuation, other letters.

use crate::span::Span;

/// `text` with the letters, digits and symbols of `spans` made neutral, each by one of as many bytes. White space, marks and
/// punctuation between words stay; what parts the digits of a number goes with them, so that a number stays one token.
pub(super) fn blanked(text: &str, spans: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut spans: Vec<Span> = spans.to_vec();
    spans.sort_unstable();
    let lower = before_lower_case(text);
    let mut next = 0;
    let mut reach = 0;
    let mut before = None;
    let mut chars = text.char_indices().zip(lower).peekable();
    while let Some(((at, c), lower)) = chars.next() {
        while let Some(span) = spans.get(next).filter(|span| span.start <= at) {
            reach = reach.max(span.end);
            next += 1;
        }
        let parts_digits = matches!(c, '.' | ',' | '\'' | '’' | '٫' | '٬')
            && before.is_some_and(char::is_numeric)
            && chars.peek().is_some_and(|((_, c), _)| c.is_numeric());
        out.push(match (at < reach, c) {
            (false, _) => c,
            (true, c) if c.is_ascii() && (c.is_ascii_digit() || parts_digits) => {
                if lower {
                    'j'
                } else {
                    'J'
                }
            }
            (true, c) if parts_digits => neutral_letter(c),
            (true, c) => neutral(c),
        });
        before = Some(c);
    }
    out
}

/// For each character, whether the next letter from it on, in its sentence, is a small one. Sentences look through digits
/// at the letter behind them, so what stands for a digit has its case.
fn before_lower_case(text: &str) -> Vec<bool> {
    let mut lower = false;
    let mut all: Vec<bool> = text
        .chars()
        .rev()
        .map(|c| {
            if c.is_alphabetic() || ".!?؟\n".contains(c) {
                lower = c.is_lowercase();
            }
            lower
        })
        .collect();
    all.reverse();
    all
}

/// `text` with everything but `spans` made neutral.
pub(super) fn blanked_but(text: &str, spans: &[Span]) -> String {
    let mut spans: Vec<Span> = spans.to_vec();
    spans.sort_unstable();
    let mut rest = vec![];
    let mut start = 0;
    for span in spans {
        if span.start > start {
            rest.push(Span::new(start, span.start));
        }
        start = start.max(span.end);
    }
    rest.push(Span::new(start, text.len().max(start)));
    blanked(text, &rest)
}

fn neutral(c: char) -> char {
    if c.is_alphanumeric() {
        neutral_letter(c)
    } else if is_symbol(c) {
        match c.len_utf8() {
            1 => '`',
            2 => '¤',
            3 => '⌑',
            _ => '𝍖',
        }
    } else {
        c
    }
}

/// A letter that no word of any language has much of, as long as `c`. Han stays Han: there every letter is a token.
fn neutral_letter(c: char) -> char {
    let han =
        matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    match (c.len_utf8(), han) {
        (1, _) if c.is_uppercase() => 'J',
        (1, _) => 'j',
        (2, _) if c.is_uppercase() => 'Ƿ',
        (2, _) if c.is_lowercase() => 'ƿ',
        (2, _) => 'ހ',
        (3, true) => '龘',
        (3, false) => 'ꀀ',
        (_, true) => '𠀀',
        (_, false) => '𐌀',
    }
}

/// What shows something and is neither letter, digit, mark, space nor the punctuation of sentences.
fn is_symbol(c: char) -> bool {
    matches!(
        c,
        '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' | '@' | '#' | '%' | '&' | '*'
    ) || matches!(c, '\u{a2}'..='\u{a9}' | '\u{ac}' | '\u{ae}'..='\u{b1}' | '\u{b4}' | '\u{d7}' | '\u{f7}'
            | '\u{66a}' | '\u{20a0}'..='\u{20cf}' | '\u{2100}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_blanked_keeps_its_place() {
        let text = "It removed 1,250 قناة. ";
        assert_eq!(
            blanked(text, &[Span::new(3, 16)]),
            "It jjjjjjj JJJJJ قناة. "
        );
        assert_eq!(
            blanked_but(text, &[Span::new(3, 10)]),
            "Jj removed JJJJJ ހހހހ. "
        );
    }

    proptest! {
        /// Not a byte is won or lost.
        #[test]
        fn lengths_stay(text in "[a-z0-9ا-ي一-三😀$., \n]{0,40}") {
            let all = [Span::new(0, text.len())];
            let once = blanked(&text, &all);
            prop_assert_eq!(once.len(), text.len());
            prop_assert!(text.char_indices().map(|(at, _)| at).eq(once.char_indices().map(|(at, _)| at)));
            prop_assert_eq!(blanked(&text, &[]), text);
        }
    }
}
