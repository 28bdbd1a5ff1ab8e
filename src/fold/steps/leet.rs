//! Leet: digits and signs that stand for letters.
//!
//! | | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 9 | @ | $ | ! |
//! |---|---|---|---|---|---|---|---|---|---|---|---|---|
//! | between Latin letters | o | i | | e | a | s | | t | | a | s | i |
//! | beside Arabic letters | | ا | ا | ع | | خ | ط | ح | ق | | | |
//!
//! This looks at the token: a run of letters, digits, marks and the three signs. Numbers must stay numbers, so what
//! counts is where a group of digits and signs stands, and a group is changed whole or not at all:
//!
//! - between two letters of one script: changed (k1ll, a$$hole); between Arabic letters only if it is one digit, since
//!   longer groups are numbers with something glued to them;
//! - one or two digits before two Arabic letters or more, and after them where another group was changed: changed (7ذف);
//! - at the token's end: digits are changed if the token begins with a Latin letter or had a group changed inside
//!   (k1ll3, but not 10k, 3bn, 4th); signs are not (kill!);
//! - at the token's start: digits are changed if a group inside was changed (1d1ot); signs are not (@name).
//!
//! Table: our own; the usual Latin substitutions, and of Arabizi the digits that most regions read alike (9 as ق, as in the
//! west; 2 is a hamza, which stands on an alef most often).

use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::kind::Kind;
use crate::fold::tape::Piece;
use crate::fold::tape::Tape;

/// Maps leet, a token at a time; whether anything changed.
pub fn apply(tape: &mut Tape, changes: &mut impl Changes) -> bool {
    let mut changed = false;
    for token in tape.pieces.chunk_by_mut(|a, b| in_token(a) == in_token(b)) {
        if token.iter().any(|piece| stands_for_letter(piece.scalar))
            && token.iter().any(|piece| piece.kind.is_letter())
        {
            changed |= rewrite(token, changes);
        }
    }
    changed
}

/// Rewrites one token: the groups inside first, since those at the edges go by them.
fn rewrite(token: &mut [Piece], changes: &mut impl Changes) -> bool {
    let is_word = token.first().is_some_and(|first| first.kind == Kind::Latin);
    let groups = groups(token);
    let mut inside = false;
    for (start, end) in &groups {
        if let Some(table) = table_inside(token, *start, *end) {
            inside |= substitute(token, *start, *end, table, changes);
        }
    }
    let mut changed = inside;
    for (start, end) in groups {
        let (leads, trails) = (start == 0, end == token.len());
        let due = (leads && inside) || (trails && (inside || is_word));
        let neighbour = if leads {
            token.get(end)
        } else {
            token.get(start.wrapping_sub(1))
        };
        let kind = neighbour.map_or(Kind::Other, |piece| piece.kind);
        if leads == trails || !is_digits(token, start, end) {
            continue;
        }
        if kind == Kind::Latin && due {
            changed |= substitute(token, start, end, latin_letter, changes);
        } else if kind == Kind::Arabic && end - start <= 2 && (inside || opens_word(token, end)) {
            inside |= substitute(token, start, end, arabic_letter, changes);
            changed |= inside;
        }
    }
    changed
}

/// Whether two Arabic letters stand at `at`, and something before them.
fn opens_word(token: &[Piece], at: usize) -> bool {
    let letters = token.get(at..at + 2).unwrap_or(&[]);
    letters.len() == 2 && letters.iter().all(|piece| piece.kind == Kind::Arabic)
}

/// The ranges of digits and signs.
fn groups(token: &[Piece]) -> Vec<(usize, usize)> {
    let mut at = 0;
    let chunks = token.chunk_by(|a, b| is_sign_or_digit(a) == is_sign_or_digit(b));
    let ranges = chunks.filter_map(|chunk| {
        let start = at;
        at += chunk.len();
        chunk
            .first()
            .is_some_and(is_sign_or_digit)
            .then_some((start, at))
    });
    ranges.collect()
}

/// By which table a group is changed that stands between two letters.
fn table_inside(token: &[Piece], start: usize, end: usize) -> Option<fn(char) -> Option<char>> {
    let before = token.get(start.checked_sub(1)?)?.kind;
    match (before, token.get(end)?.kind) {
        (Kind::Latin, Kind::Latin) => Some(latin_letter),
        (Kind::Arabic, Kind::Arabic) if end - start == 1 => Some(arabic_letter),
        _ => None,
    }
}

/// Changes a whole group, or nothing if a part of it stands for no letter.
fn substitute(
    token: &mut [Piece],
    start: usize,
    end: usize,
    table: fn(char) -> Option<char>,
    changes: &mut impl Changes,
) -> bool {
    let Some(group) = token.get_mut(start..end) else {
        return false;
    };
    if group.iter().any(|piece| table(piece.scalar).is_none()) {
        return false;
    }
    for piece in group {
        if let Some(letter) = table(piece.scalar) {
            piece.become_scalar(letter, Step::Leet, changes);
        }
    }
    true
}

fn in_token(piece: &Piece) -> bool {
    piece.kind.is_word() || is_sign(piece.scalar)
}

fn is_sign_or_digit(piece: &Piece) -> bool {
    piece.kind == Kind::Digit || is_sign(piece.scalar)
}

fn is_digits(token: &[Piece], start: usize, end: usize) -> bool {
    token
        .get(start..end)
        .is_some_and(|group| group.iter().all(|piece| piece.kind == Kind::Digit))
}

/// Whether this may stand for a letter, and is no digit.
pub const fn is_sign(scalar: char) -> bool {
    matches!(scalar, '@' | '$' | '!')
}

/// Whether there are words in which it is read as a letter.
pub const fn stands_for_letter(scalar: char) -> bool {
    latin_letter(scalar).is_some() || arabic_letter(scalar).is_some()
}

const fn latin_letter(scalar: char) -> Option<char> {
    Some(match scalar {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        _ => return None,
    })
}

const fn arabic_letter(scalar: char) -> Option<char> {
    Some(match scalar {
        '1' | '2' => 'ا',
        '3' => 'ع',
        '5' => 'خ',
        '6' => 'ط',
        '7' => 'ح',
        '9' => 'ق',
        _ => return None,
    })
}
