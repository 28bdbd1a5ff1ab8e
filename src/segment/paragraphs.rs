//! Paragraphs: blocks of lines without a blank one.

use crate::segment::lines::{lines, trimmed};
use crate::span::Span;

/// The paragraphs of a text, in order, trimmed of white space. A line of white space only is blank.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut open = false;
    for line in lines(text) {
        match (trimmed(text, line), paragraphs.last_mut()) {
            (None, _) => open = false,
            (Some(line), Some(last)) if open => last.end = line.end,
            (Some(line), _) => {
                paragraphs.push(line);
                open = true;
            }
        }
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    fn of(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|p| p.of(text)).collect()
    }

    #[test]
    fn a_blank_line_parts_paragraphs() {
        assert_eq!(
            of(" one\ntwo \n \t\n\nthree\r\n\r\nfour"),
            ["one\ntwo", "three", "four"]
        );
        assert_eq!(of("a\r\nb"), ["a\r\nb"]);
        assert_eq!(of("a\u{2029}\u{2029}b\u{85}c"), ["a", "b\u{85}c"]);
        assert_eq!(of(" \n \n"), [""; 0]);
        assert_eq!(of(""), [""; 0]);
    }
}
