//! Entities: a character written as HTML writes it is read as that character (`&#1587;` → س, `&zwnj;` goes).
//!
//! What an entity stands for goes through the default fold; where it takes more scalars than the entity has, the entity
//! stays. `&`, `#`, `;` and digits stay written as they are, so that no entity is made of entities; a letter may be, and
//! since each is read where it ends, one pass reads them all.
//!
//! Table: the numeric references of HTML, decimal and hexadecimal, and the names of what is not shown.

use crate::fold::Profile;
use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::fold_pattern;
use crate::fold::tape::Piece;
use crate::fold::tape::Tape;
use crate::span::Span;

/// Scalars between `&` and `;` at most: `#x0010FFFF`.
const LONGEST: usize = 10;

/// Whether entities begin or end with it.
pub const fn is_edge(scalar: char) -> bool {
    matches!(scalar, '&' | ';')
}

/// Reads entities; whether there were any.
pub fn apply(tape: &mut Tape, changes: &mut impl Changes) -> bool {
    if !tape.pieces.iter().any(|piece| piece.scalar == '&') {
        return false;
    }
    let mut read = Reading::default();
    for at in 0..tape.pieces.len() {
        read.kept.push(at);
        if tape.pieces.get(at).is_some_and(|piece| piece.scalar == ';') {
            read.close(tape, changes);
        }
    }
    tape.sweep()
}

/// The places of the pieces that are kept so far.
#[derive(Default)]
struct Reading {
    kept: Vec<usize>,
}

impl Reading {
    /// A `;` was kept: reads the entity that it ends, if it ends one.
    fn close(&mut self, tape: &mut Tape, changes: &mut impl Changes) {
        let end = self.kept.len() - 1;
        let scalar = |place: &usize| tape.pieces.get(*place).map_or(' ', |piece| piece.scalar);
        let start = (end.saturating_sub(LONGEST + 1)..end)
            .rev()
            .find(|at| self.kept.get(*at).map(scalar) == Some('&'));
        let Some(start) = start else { return };
        let name: String = self.kept[start + 1..end].iter().map(scalar).collect();
        let Some(letters) = meaning(&name) else {
            return;
        };
        let places = self.kept.split_off(start);
        let written = write(&mut tape.pieces, &places, &letters, changes);
        self.kept.extend(places.into_iter().take(written));
    }
}

/// Puts `letters` into the first of the places, each with the source of the whole, and lets the others go.
fn write(
    pieces: &mut [Piece],
    places: &[usize],
    letters: &[char],
    changes: &mut impl Changes,
) -> usize {
    let source = |at: Option<&usize>| at.and_then(|at| pieces.get(*at)).map(|piece| piece.source);
    let (Some(first), Some(last)) = (source(places.first()), source(places.last())) else {
        return 0;
    };
    let whole = Span::new(first.start, last.end);
    for (number, place) in places.iter().enumerate() {
        let Some(piece) = pieces.get_mut(*place) else {
            continue;
        };
        match letters.get(number) {
            Some(letter) => {
                piece.source = whole;
                piece.become_scalar(*letter, Step::Entities, changes);
            }
            None => piece.skip(Step::Entities, changes),
        }
    }
    letters.len()
}

/// What the name between `&` and `;` stands for, folded; `None` if it is to stay.
fn meaning(name: &str) -> Option<Vec<char>> {
    let scalar = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    let folded = fold_pattern(Profile::Default, scalar.encode_utf8(&mut [0; 4]));
    let letters: Vec<char> = folded.chars().collect();
    let stays = |scalar: &char| matches!(scalar, '&' | '#' | ';' | '0'..='9');
    (letters.len() <= name.len() && !letters.iter().any(stays)).then_some(letters)
}

/// The character of a number between `&#` and `;`.
pub fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix('x') {
        Some(hexadecimal) if is_digits(hexadecimal, 16) => u32::from_str_radix(hexadecimal, 16),
        None if is_digits(number, 10) => number.parse(),
        _ => return None,
    };
    code.ok()
        .and_then(char::from_u32)
        .filter(|scalar| *scalar != '\0')
}

fn is_digits(text: &str, radix: u32) -> bool {
    !text.is_empty() && text.chars().all(|scalar| scalar.is_digit(radix))
}

fn named(name: &str) -> Option<char> {
    Some(match name {
        "nbsp" => '\u{A0}',
        "shy" => '\u{AD}',
        "zwnj" => '\u{200C}',
        "zwj" => '\u{200D}',
        "lrm" => '\u{200E}',
        "rlm" => '\u{200F}',
        _ => return None,
    })
}
