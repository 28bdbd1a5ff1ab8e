//! Separators: what is put between the letters of a word to hide it goes (k.i.l.l → kill, س أ ق ت ل ك → ساقتلك).
//!
//! A separator is one of `. - _ * · ,` or one space. It goes where the same one stands in a row between single
//! letters, three of them or more; a letter may carry marks. "e.g." and "A, B, C" stay: two letters, two separators.
//! One row has one separator, so that the I of "I k.i.l.l" stays a word.
//!
//! A row in which all letters are read alike (a.a.a) stays: joined, its repeats would leave a single letter, which could
//! be joined once more, and so on without end. Every joined word keeps two different letters.

use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::kind::Kind;
use crate::fold::steps::lookalikes;
use crate::fold::tape::Piece;
use crate::fold::tape::Tape;

/// Drops separators; whether there were any.
pub fn apply(tape: &mut Tape, changes: &mut impl Changes) -> bool {
    for at in found(&tape.pieces) {
        if let Some(separator) = tape.pieces.get_mut(at) {
            separator.skip(Step::Separators, changes);
        }
    }
    tape.sweep()
}

/// The places of the separators to drop.
fn found(pieces: &[Piece]) -> Vec<usize> {
    let mut row = Row::default();
    let mut at = 0;
    for chunk in pieces.chunk_by(|a, b| a.kind.is_word() == b.kind.is_word()) {
        match (single_letter(chunk), separator(chunk)) {
            (Some(letter), _) => row.letter(letter),
            (_, Some(separator)) => row.separator(separator, at),
            _ => row.interrupt(),
        }
        at += chunk.len();
    }
    row.close();
    row.found
}

/// A row of single letters with one separator.
#[derive(Default)]
struct Row {
    separator: Option<char>,
    /// Places of the separators between the row's letters.
    places: Vec<usize>,
    first: Option<char>,
    /// Whether two letters of the row are read differently.
    varied: bool,
    last: Option<char>,
    /// The separator right behind the last letter.
    pending: Option<(char, usize)>,
    found: Vec<usize>,
}

impl Row {
    fn letter(&mut self, letter: char) {
        match (self.last, self.pending.take()) {
            (Some(_), Some((separator, place))) if self.separator == Some(separator) => {
                self.follow(letter, place);
            }
            (Some(last), Some((separator, place))) => {
                // A letter that closes one row does not open the next: it is part of a word now.
                if !self.close() {
                    self.separator = Some(separator);
                    self.first = Some(last);
                    self.follow(letter, place);
                }
            }
            _ => {
                self.close();
            }
        }
        self.last = Some(letter);
    }

    fn follow(&mut self, letter: char, place: usize) {
        self.places.push(place);
        self.varied |= self.first != Some(letter);
    }

    fn separator(&mut self, separator: char, place: usize) {
        self.pending = self.last.map(|_| (separator, place));
    }

    fn interrupt(&mut self) {
        self.close();
        self.last = None;
        self.pending = None;
    }

    /// Ends the row: its separators are found if it is long and varied enough. Whether they are.
    fn close(&mut self) -> bool {
        let whole = self.places.len() >= 2 && self.varied;
        if whole {
            self.found.append(&mut self.places);
        }
        self.places.clear();
        self.separator = None;
        self.varied = false;
        whole
    }
}

/// The letter of a word that has just one, as it is read.
fn single_letter(word: &[Piece]) -> Option<char> {
    let (letter, marks) = word.split_first()?;
    let single = letter.kind.is_letter() && marks.iter().all(|piece| piece.kind == Kind::Mark);
    single.then(|| lookalikes::read_as(letter.scalar))
}

fn separator(gap: &[Piece]) -> Option<char> {
    match gap {
        [one] if is_separator(one.scalar) => Some(one.scalar),
        _ => None,
    }
}

/// Whether this is put between letters.
pub const fn is_separator(scalar: char) -> bool {
    matches!(scalar, '.' | '-' | '_' | '*' | '·' | ',' | ' ')
}
