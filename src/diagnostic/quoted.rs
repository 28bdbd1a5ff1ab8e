//! An author's words inside a message.

use std::fmt::Write;

use crate::limits;

/// `text` in backticks: cut at a bound, and without a character that could change how the message looks.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("`");
    let mut chars = text.chars();
    for c in chars.by_ref().take(limits::QUOTED_CHARS) {
        push_visible(&mut out, c);
    }
    if chars.next().is_some() {
        out.push('…');
    }
    out.push('`');
    out
}

/// Appends `c`, or its escape (`\u{202E}`) if a reader would not see it for what it is.
pub fn push_visible(out: &mut String, c: char) {
    if is_deceptive(c) {
        let _ = write!(out, "\\u{{{:04X}}}", u32::from(c));
    } else {
        out.push(c);
    }
}

/// Control, bidirectional and invisible characters: what must not reach a terminal as it is.
pub fn is_deceptive(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deceptive_characters_are_escaped() {
        assert_eq!(quoted("a\u{202e}b\n"), "`a\\u{202E}b\\u{000A}`");
    }

    #[test]
    fn long_texts_are_cut() {
        let text = "ب".repeat(limits::QUOTED_CHARS + 1);
        assert_eq!(quoted(&text).chars().count(), limits::QUOTED_CHARS + 3);
    }
}
