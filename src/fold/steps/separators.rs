//! Separators: what is put between the letters of a word to hide it goes (k.i.l.l → kill, س أ ق ت ل ك → ساقتلك).
//!
//! A separator is one of the signs of [`is_separator`], spaces, a sign in twos or threes or, but for commas, one between
//! spaces, a full stop and a space, or the brackets between `(k)(i)`: three scalars at most, of one line. It goes where the
//! same one stands in a row between single letters, three of them or more; a letter may carry marks. Signs that count and
//! reckon nothing ([`is_mixed`]) are the same here (k.i-l-l). Where spaces are wider here and there, those part the words
//! (w e  w i l l). "e.g." and "A, B, C" stay: two letters, another separator. One row has one separator, so that the I of
//! "I k.i.l.l" stays a word.
//!
//! A row in which all letters are read alike (a.a.a) stays: joined, its repeats would leave a single letter, which could
//! be joined once more, and so on without end. Every joined word keeps two different letters.

use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::kind::Kind;
use crate::fold::steps::lookalikes;
use crate::fold::tape::Piece;
use crate::fold::tape::Tape;
use crate::span::Span;

/// Drops separators; whether there were any.
pub fn apply(tape: &mut Tape, changes: &mut impl Changes) -> bool {
    for gap in found(&tape.pieces) {
        for piece in tape.pieces.get_mut(gap.range()).unwrap_or(&mut []) {
            piece.skip(Step::Separators, changes);
        }
    }
    tape.sweep()
}

/// The places of the separators to drop.
fn found(pieces: &[Piece]) -> Vec<Span> {
    let mut row = Row::default();
    let mut at = 0;
    for chunk in pieces.chunk_by(|a, b| a.kind.is_word() == b.kind.is_word()) {
        match (single_letter(chunk), separator(chunk)) {
            (Some(letter), _) => row.letter(letter),
            (_, Some(separator)) => row.separator(separator, Span::new(at, at + chunk.len())),
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
    /// The row's letters.
    letters: Vec<char>,
    /// Places of the separators between them.
    places: Vec<Span>,
    last: Option<char>,
    /// The separator right behind the last letter.
    pending: Option<(char, Span)>,
    found: Vec<Span>,
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
                    self.letters.push(last);
                    self.follow(letter, place);
                }
            }
            _ => {
                self.close();
            }
        }
        self.last = Some(letter);
    }

    fn follow(&mut self, letter: char, place: Span) {
        self.places.push(place);
        self.letters.push(letter);
    }

    fn separator(&mut self, separator: char, place: Span) {
        self.pending = self.last.map(|_| (separator, place));
    }

    fn interrupt(&mut self) {
        self.close();
        self.last = None;
        self.pending = None;
    }

    /// Ends the row: its separators are found if it is long and varied enough. Whether they are.
    fn close(&mut self) -> bool {
        let narrowest = match self.separator {
            Some(' ') => 1,
            _ => LONGEST,
        };
        let found = (narrowest..=LONGEST).find_map(|width| self.words(width));
        let whole = found.is_some();
        self.found.extend(found.unwrap_or_default());
        self.places.clear();
        self.letters.clear();
        self.separator = None;
        whole
    }

    /// The separators inside the row's words, which wider ones than this part: where a word has three letters, those of two
    /// are words too.
    fn words(&self, width: usize) -> Option<Vec<Span>> {
        let is_wide = |at: &usize| self.places.get(*at).is_none_or(|place| place.len() > width);
        let mut start = 0;
        let mut longest = 0;
        let mut found = vec![];
        for end in (0..=self.places.len()).filter(is_wide) {
            if self.letters.get(start..=end).is_some_and(is_varied) {
                longest = longest.max(end - start);
                found.extend_from_slice(self.places.get(start..end)?);
            }
            start = end + 1;
        }
        (longest >= 2).then_some(found)
    }
}

/// Whether two letters are read differently.
fn is_varied(letters: &[char]) -> bool {
    letters.iter().any(|letter| Some(letter) != letters.first())
}

/// The letter of a word that has just one, as it is read.
fn single_letter(word: &[Piece]) -> Option<char> {
    let (letter, marks) = word.split_first()?;
    let single = letter.kind.is_letter() && marks.iter().all(|piece| piece.kind == Kind::Mark);
    single.then(|| lookalikes::read_as(letter.scalar))
}

fn separator(gap: &[Piece]) -> Option<char> {
    let all = |sign: char| gap.iter().all(|piece| piece.scalar == sign);
    match gap {
        [one, ..] if gap.len() <= LONGEST && all(one.scalar) => match one.scalar {
            sign if is_mixed(sign) => Some(MIXED),
            sign => is_separator(sign).then_some(sign),
        },
        [stop, space] if stop.scalar == '.' && space.scalar == ' ' => Some('…'),
        [close, open] => {
            matches!((close.scalar, open.scalar), (')', '(') | (']', '[')).then_some('(')
        }
        [space, one, other] if space.scalar == ' ' && other.scalar == ' ' => {
            (is_separator(one.scalar) && !is_comma(one.scalar)).then_some(one.scalar)
        }
        _ => None,
    }
}

/// What all signs of [`is_mixed`] are to a row.
const MIXED: char = '\0';

/// Whether this may stand beside others of its kind in one row.
pub const fn is_mixed(scalar: char) -> bool {
    matches!(
        scalar,
        '.' | '-' | '_' | '*' | '·' | '\u{2010}'..='\u{2015}'
    )
}

/// Scalars between two letters at most.
pub const LONGEST: usize = 3;

/// Whether this is put between letters.
const fn is_separator(scalar: char) -> bool {
    is_comma(scalar)
        || matches!(
            scalar,
            '.' | '-'
                | '_'
                | '*'
                | '·'
                | ' '
                | '/'
                | '+'
                | '\''
                | '’'
                | '"'
                | '#'
                | '>'
                | '<'
                | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2800}'
        )
}

/// Whether this stands between the members of a list.
const fn is_comma(scalar: char) -> bool {
    matches!(scalar, ',' | ';' | ':' | '،' | '؛')
}
