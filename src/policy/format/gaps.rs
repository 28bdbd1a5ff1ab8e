//! White space between scalars, comments and the signs of YAML.

use crate::policy::format::indent::Piece;
use crate::policy::format::indent::pieces;
use crate::span::Span;

/// One space behind `:` and `,`, none inside brackets or before `:` and `,`, two before a comment, none at a line's end;
/// one blank line at most, none at the beginning of a file or behind `---`; one line break at the end.
pub fn spaced(text: &str, scalars: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text, scalars) {
        match piece {
            Piece::Scalar(text) => {
                if out.ends_with([':', ',']) {
                    out.push(' ');
                }
                out.push_str(text);
            }
            Piece::Comment(text) => {
                let line = out.rsplit('\n').next().unwrap_or("");
                if !line.trim().is_empty() {
                    out.truncate(out.trim_end().len());
                    out.push_str("  ");
                }
                out.push_str(text.trim_end());
            }
            Piece::Gap(text) => text.chars().for_each(|c| gap(&mut out, c)),
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn gap(out: &mut String, c: char) {
    let at_start = out.is_empty() || out.ends_with('\n');
    match c {
        '\r' => {}
        '\n' => {
            out.truncate(out.trim_end_matches([' ', '\t']).len());
            let line = out.rsplit('\n').next().unwrap_or("");
            let blank = line.is_empty();
            if !(blank && (out.is_empty() || out.ends_with("\n\n") || out.ends_with("---\n"))) {
                out.push('\n');
            }
        }
        ' ' | '\t' => {
            let line = out.rsplit('\n').next().unwrap_or("");
            // Columns behind a dash are those of the lines below.
            let leads = line.trim_matches([' ', '-', '?']).is_empty();
            if leads || !out.ends_with([' ', '[', '{']) {
                out.push(' ');
            }
        }
        ',' | ':' | ']' | '}' => {
            let line = out.rsplit('\n').next().unwrap_or("");
            let leads = line.trim_start_matches([' ', '-', '?']).is_empty();
            if !leads {
                out.truncate(out.trim_end_matches(' ').len());
            }
            out.push(c);
        }
        '[' | '{' => {
            if out.ends_with([':', ',']) && !at_start {
                out.push(' ');
            }
            out.push(c);
        }
        c => out.push(c),
    }
}
