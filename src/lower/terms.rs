//! A term as written → its variants: escapes undone, alternations expanded, stars set apart.
//!
//! ```text
//! took (down|off*)   →   [took down]   [took off*]
//! ```

use std::ops::Range;

use crate::diagnostic::Code;
use crate::limits;

/// One variant of a term, cut after each star, so that no text is lost between the pieces but white space.
pub type Variant = Vec<Piece>;

/// A stretch of a variant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// Words, not folded yet.
    pub text: String,
    /// Whether a star follows the last word.
    pub open: bool,
}

/// What is wrong with a term, and with which bytes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermFault {
    /// The code.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: Option<&'static str>,
    /// The bytes of the term.
    pub range: Range<usize>,
}

/// Whether a term is plain: it has one variant, which is itself.
pub fn is_plain(term: &str) -> bool {
    !term
        .bytes()
        .any(|byte| matches!(byte, b'\\' | b'(' | b')' | b'|' | b'*'))
}

/// All variants of a term, in the order of writing.
///
/// # Errors
/// The first thing in it that cannot be read.
pub fn variants(term: &str) -> Result<Vec<Variant>, TermFault> {
    let parts = Reader::new(term).read()?;
    let number = parts.iter().fold(1_usize, |product, part| {
        product.saturating_mul(part.choices.len())
    });
    if number > limits::VARIANTS {
        let message = format!(
            "the term expands to {number} variants, {} are the most",
            limits::VARIANTS
        );
        let help = Some("write it as several terms");
        return Err(TermFault {
            code: Code::ExpansionTooBig,
            message,
            help,
            range: 0..term.len(),
        });
    }
    let mut all: Vec<Vec<Sign>> = vec![vec![]];
    for part in &parts {
        all = all
            .iter()
            .flat_map(|begun| {
                part.choices
                    .iter()
                    .map(move |choice| [begun.as_slice(), choice].concat())
            })
            .collect();
    }
    all.iter().map(|signs| pieces(signs, term)).collect()
}

/// A character that stands for itself, or a star and where it stands.
#[derive(Clone, Copy, Debug)]
enum Sign {
    Literal(char),
    Star(usize),
}

/// A place of the term with its alternatives; plain text has one.
struct Part {
    choices: Vec<Vec<Sign>>,
    bracket: Option<usize>,
}

struct Reader<'t> {
    term: &'t str,
    parts: Vec<Part>,
}

impl<'t> Reader<'t> {
    fn new(term: &'t str) -> Self {
        let plain = Part {
            choices: vec![vec![]],
            bracket: None,
        };
        Self {
            term,
            parts: vec![plain],
        }
    }

    fn read(mut self) -> Result<Vec<Part>, TermFault> {
        let mut chars = self.term.char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some((_, c @ ('*' | '(' | ')' | '|' | '$' | '\\' | '#'))) => {
                        self.sign(Sign::Literal(c))
                    }
                    other => return Err(stray_escape(at, other)),
                },
                '*' => self.sign(Sign::Star(at)),
                '(' if self.bracket().is_some() => return Err(nested(at)),
                '(' => self.parts.push(Part {
                    choices: vec![vec![]],
                    bracket: Some(at),
                }),
                ')' if self.bracket().is_none() => return Err(unbalanced(at, "closes nothing")),
                ')' => self.parts.push(Part {
                    choices: vec![vec![]],
                    bracket: None,
                }),
                '|' if self.bracket().is_none() => return Err(outside(at)),
                '|' => self.next_choice(),
                c => self.sign(Sign::Literal(c)),
            }
        }
        match self.bracket() {
            Some(at) => Err(unbalanced(at, "is never closed")),
            None => Ok(self.parts),
        }
    }

    fn bracket(&self) -> Option<usize> {
        self.parts.last().and_then(|part| part.bracket)
    }

    fn sign(&mut self, sign: Sign) {
        if let Some(choice) = self
            .parts
            .last_mut()
            .and_then(|part| part.choices.last_mut())
        {
            choice.push(sign);
        }
    }

    fn next_choice(&mut self) {
        if let Some(part) = self.parts.last_mut() {
            part.choices.push(vec![]);
        }
    }
}

fn pieces(signs: &[Sign], term: &str) -> Result<Variant, TermFault> {
    let mut variant = vec![Piece::default()];
    for sign in signs {
        let Some(last) = variant.last_mut() else {
            break;
        };
        match sign {
            Sign::Star(at) if last.open || !last.text.ends_with(|c: char| !c.is_whitespace()) => {
                return Err(misplaced(*at));
            }
            Sign::Star(_) => last.open = true,
            Sign::Literal(c) if last.open && c.is_whitespace() => variant.push(Piece::default()),
            Sign::Literal(_) if last.open => return Err(misplaced(star_before(signs, sign))),
            Sign::Literal(c) => last.text.push(*c),
        }
    }
    variant.retain(|piece| !piece.text.trim().is_empty());
    if variant.is_empty() {
        let message = "a variant of the term is empty".to_owned();
        let help = Some("leave at least one letter outside of the alternation");
        return Err(TermFault {
            code: Code::BadTerm,
            message,
            help,
            range: 0..term.len(),
        });
    }
    Ok(variant)
}

fn star_before(signs: &[Sign], sign: &Sign) -> usize {
    let before = signs.iter().take_while(|other| !std::ptr::eq(*other, sign));
    let star = before.filter_map(|sign| match sign {
        Sign::Star(at) => Some(*at),
        Sign::Literal(_) => None,
    });
    star.last().unwrap_or(0)
}

fn fault(range: Range<usize>, message: impl Into<String>, help: &'static str) -> TermFault {
    TermFault {
        code: Code::BadTerm,
        message: message.into(),
        help: Some(help),
        range,
    }
}

fn stray_escape(at: usize, next: Option<(usize, char)>) -> TermFault {
    let end = next.map_or(at + 1, |(at, c)| at + c.len_utf8());
    let help =
        r"`\` stands before `*`, `(`, `)`, `|`, `$`, `#` and `\` only; write `\\` for itself";
    fault(at..end, r"a stray `\` in the term", help)
}

fn nested(at: usize) -> TermFault {
    fault(
        at..at + 1,
        "an alternation inside an alternation",
        r"write it as several terms, or `\(` for the sign itself",
    )
}

fn unbalanced(at: usize, what: &str) -> TermFault {
    fault(
        at..at + 1,
        format!("a bracket that {what}"),
        r"write `\(` or `\)` for the sign itself",
    )
}

fn outside(at: usize) -> TermFault {
    fault(
        at..at + 1,
        "a `|` outside of brackets",
        r"write `(a|b)`, or `\|` for the sign itself",
    )
}

fn misplaced(at: usize) -> TermFault {
    fault(
        at..at + 1,
        "a `*` that is not at the end of a word",
        r"`*` ends a word of a term; write `\*` for the sign itself",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(term: &str) -> String {
        let show = |piece: &Piece| format!("{}{}", piece.text, if piece.open { "*" } else { "" });
        match variants(term) {
            Ok(all) => {
                let all: Vec<_> = all
                    .iter()
                    .map(|v| v.iter().map(show).collect::<Vec<_>>().join("+"))
                    .collect();
                all.join(" / ")
            }
            Err(fault) => format!("{} {:?}", fault.code.as_str(), fault.range),
        }
    }

    #[test]
    fn variants_are_expanded_in_order() {
        assert_eq!(shown("account(s|)"), "accounts / account");
        assert_eq!(shown("fail* to (go|come*)"), "fail*+to go / fail*+to come*");
        assert_eq!(shown(r"a\*b\(c\)\|\$\#\\"), r"a*b(c)|$#\");
    }

    #[test]
    fn faults_have_their_place() {
        assert_eq!(shown("ran*som"), "bad-term 3..4");
        assert_eq!(shown("*ware"), "bad-term 0..1");
        assert_eq!(shown("a *"), "bad-term 2..3");
        assert_eq!(shown("a(b"), "bad-term 1..2");
        assert_eq!(shown("ab)"), "bad-term 2..3");
        assert_eq!(shown("a|b"), "bad-term 1..2");
        assert_eq!(shown(r"a\q"), "bad-term 1..3");
        assert_eq!(shown("(a|)"), "bad-term 0..4");
        assert_eq!(shown(&"(a|b)".repeat(7)), "expansion-too-big 0..35");
    }
}
