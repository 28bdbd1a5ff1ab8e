//! Quoted passages.

use std::cmp::Reverse;

use crate::segment::lines::trimmed;
use crate::segment::paragraphs;
use crate::span::Span;

/// What stands between paired quotation marks (“ ” « » „ “ 「 」 『 』 " "), inside one paragraph, in order of start. An unpaired
/// mark opens nothing; marks pair by kind; an ASCII `"` opens and closes by turns. Trimmed of white space; empty ones are
/// left out.
///
/// Behind an open „ the mark “ closes, as it does in German; „ ” is paired too.
///
/// A closing mark pairs with the nearest open mark of its kind, so passages of one kind nest too.
pub fn quotes(text: &str) -> Vec<Span> {
    let mut quotes = Vec::new();
    for paragraph in paragraphs(text) {
        quotes_of_paragraph(text, paragraph, &mut quotes);
    }
    quotes.sort_by_key(|quote: &Span| (quote.start, Reverse(quote.end)));
    quotes
}

fn quotes_of_paragraph(text: &str, paragraph: Span, quotes: &mut Vec<Span>) {
    // For each kind, where the passages that are still open begin.
    let (mut curly, mut low, mut angle) = (Vec::new(), Vec::new(), Vec::new());
    let (mut corner, mut white_corner, mut ascii) = (Vec::new(), Vec::new(), Vec::new());
    for (at, mark) in paragraph.of(text).char_indices() {
        let start = paragraph.start + at;
        let inside = start + mark.len_utf8();
        let opened = match mark {
            '„' => opened_at(&mut low, inside),
            '“' if !low.is_empty() => low.pop(),
            '“' => opened_at(&mut curly, inside),
            '«' => opened_at(&mut angle, inside),
            '「' => opened_at(&mut corner, inside),
            '『' => opened_at(&mut white_corner, inside),
            '”' => curly.pop().or_else(|| low.pop()),
            '」' => corner.pop(),
            '』' => white_corner.pop(),
            '»' => angle.pop(),
            '"' if ascii.is_empty() => opened_at(&mut ascii, inside),
            '"' => ascii.pop(),
            _ => None,
        };
        quotes.extend(opened.and_then(|from| trimmed(text, Span::new(from, start))));
    }
}

/// Notes that a passage begins; nothing is closed by that.
fn opened_at(open: &mut Vec<usize>, inside: usize) -> Option<usize> {
    open.push(inside);
    None
}

#[cfg(test)]
mod tests {
    use super::quotes;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = quotes(text).into_iter().map(|q| q.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_pair_by_kind() {
        check("“one” «two» \"three\"", &["one", "two", "three"]);
        check("قال: « نعم “لا” »", &["نعم “لا”", "لا"]);
        check("“a «b” c»", &["a «b", "b” c"]);
        check("“a “b” c”", &["a “b” c", "b"]);
        check("\"a\" b \"c\" d \"e", &["a", "c"]);
    }

    #[test]
    fn marks_of_other_languages_pair() {
        check("Er sagte: „nein“ und „ja” und “so”", &["nein", "ja", "so"]);
        check("他说「好『吗』」", &["好『吗』", "吗"]);
        check("„a", &[]);
    }

    #[test]
    fn an_unpaired_mark_opens_nothing() {
        check("“a", &[]);
        check("a” »", &[]);
        check("“a “b”", &["b"]);
        check("“one\n\ntwo” \"a\n\nb\"", &[]);
        check("“one\ntwo”", &["one\ntwo"]);
        check("“” « » \"\"", &[]);
    }

    #[test]
    fn a_text_of_opening_marks_is_quick() {
        assert!(quotes(&"“".repeat(1 << 18)).is_empty());
        let nested = "“".repeat(1 << 16) + "a" + &"”".repeat(1 << 16);
        assert_eq!(quotes(&nested).len(), 1 << 16);
    }
}
