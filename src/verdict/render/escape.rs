//! Text that cannot harm the terminal or the order of what stands around it.

/// First strong isolate, and the end of an isolate.
pub(super) const OPEN: char = '\u{2068}';
pub(super) const CLOSE: char = '\u{2069}';

/// `text` on one line: control, bidi and invisible characters as escapes; isolated if some of it runs right to left.
pub fn shown(text: &str) -> String {
    isolated(&escaped(text), text)
}

/// `escaped` in an isolate, if `original` has a letter that runs right to left.
pub(super) fn isolated(escaped: &str, original: &str) -> String {
    if original.chars().any(runs_right_to_left) {
        format!("{OPEN}{escaped}{CLOSE}")
    } else {
        escaped.to_owned()
    }
}

/// As [`shown`], but not isolated.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_unseen(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// Characters that show nothing and change what stands around them. The joiners of Persian and of emoji are not among
/// them: they belong to ordinary words.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// Letters of Hebrew, Arabic, Syriac, N'Ko and their like, by block.
fn runs_right_to_left(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// At most `most` characters of `text`, then an ellipsis.
pub(super) fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}

/// A text as messages quote it.
pub(super) fn quoted(text: &str) -> String {
    format!("`{}`", shown(&cut(text, crate::limits::QUOTED_CHARS)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_unseen() {
        assert_eq!(shown("a\u{202e}b\u{1b}[31m\n"), "a\\u{202e}b\\u{1b}[31m\\n");
        assert_eq!(shown("id\u{200b}iot"), "id\\u{200b}iot");
        assert_eq!(shown("می\u{200c}روم"), "\u{2068}می\u{200c}روم\u{2069}");
    }

    #[test]
    fn cutting_counts_characters() {
        assert_eq!(cut("حساب", 4), "حساب");
        assert_eq!(cut("حساب", 2), "حس…");
    }
}
