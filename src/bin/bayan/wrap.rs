//! Lines no wider than the terminal.

use unicode_width::UnicodeWidthChar;

/// Narrower terminals than this are left to break lines themselves.
const LEAST: usize = 30;

/// Breaks the lines of `text` at white space so that none is wider than `width` columns, if that can be done. What goes
/// on stands two columns deeper. Colours and isolates are closed at the break and opened again.
pub(crate) fn wrapped(text: &str, width: Option<usize>) -> String {
    match width {
        Some(width) if width >= LEAST => {
            let lines = text.split('\n').map(|line| wrapped_line(line, width));
            lines.collect::<Vec<_>>().join("\n")
        }
        _ => text.to_owned(),
    }
}

/// What is open at some place of a line.
#[derive(Clone, Default)]
struct Open {
    colour: String,
    isolates: String,
}

impl Open {
    fn close(&self) -> String {
        let isolates = "\u{2069}".repeat(self.isolates.chars().count());
        let colour = if self.colour.is_empty() {
            ""
        } else {
            "\u{1b}[0m"
        };
        format!("{isolates}{colour}")
    }

    fn reopen(&self) -> String {
        format!("{}{}", self.colour, self.isolates)
    }
}

fn wrapped_line(line: &str, width: usize) -> String {
    let spaces = line.chars().take_while(|&c| c == ' ').count();
    let deeper = " ".repeat((spaces + 2).min(width / 2));
    let (mut out, mut column, mut open) = (String::new(), 0, Open::default());
    // The last white space of the line so far: where it is in `out`, the column after it, and what was open.
    let mut at: Option<(usize, usize, Open)> = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            let code = escape_code(&mut chars);
            open.colour = if code == "\u{1b}[0m" {
                String::new()
            } else {
                code.clone()
            };
            out.push_str(&code);
            continue;
        }
        match c {
            '\u{2068}' => open.isolates.push(c),
            '\u{2069}' => drop(open.isolates.pop()),
            _ => {}
        }
        column += c.width().unwrap_or(0);
        if column > width
            && let Some((place, before, then)) = at.take()
        {
            let rest = out.split_off(place);
            out.push_str(&then.close());
            out.push('\n');
            out.push_str(&deeper);
            out.push_str(&then.reopen());
            out.push_str(rest.strip_prefix(' ').unwrap_or(&rest));
            column = column - before + deeper.len();
        }
        if c == ' ' && out.len() > spaces {
            at = Some((out.len(), column, open.clone()));
        }
        out.push(c);
    }
    out
}

/// The rest of an ANSI escape sequence, up to its letter.
fn escape_code(chars: &mut std::str::Chars<'_>) -> String {
    let mut code = String::from('\u{1b}');
    for c in chars.by_ref() {
        code.push(c);
        if c.is_ascii_alphabetic() {
            break;
        }
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_go_on_deeper() {
        let text = format!("  {}end\nshort", "words and ".repeat(5));
        let lines = wrapped(&text, Some(30));
        let expected = "  words and words and words\n    and words and words and\n    end\nshort";
        assert_eq!(lines, expected);
        assert_eq!(wrapped(&text, None), text);
    }

    #[test]
    fn colours_and_isolates_are_closed_and_opened_again() {
        let text = "\u{2068}\u{1b}[31maaaaaaaaaa bbbbbbbbbb cccccccccc\u{1b}[0m\u{2069}";
        let lines = wrapped(text, Some(30));
        let first = "\u{2068}\u{1b}[31maaaaaaaaaa bbbbbbbbbb\u{2069}\u{1b}[0m\n";
        assert_eq!(
            lines,
            format!("{first}  \u{1b}[31m\u{2068}cccccccccc\u{1b}[0m\u{2069}")
        );
    }

    #[test]
    fn what_has_no_space_is_left_whole() {
        let word = "a".repeat(100);
        assert_eq!(wrapped(&word, Some(40)), word);
    }
}
