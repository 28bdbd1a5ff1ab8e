//! Leet: digits and signs that stand for letters.
//!
//! | | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | @ | $ | ! |
//! |---|---|---|---|---|---|---|---|---|---|---|---|---|---|
//! | between Latin letters | o | i | | e | a | s | | t | b | g | a | s | i |
//! | beside Arabic letters | | ا | ا | ع | | خ | ط | ح | ق | ق | | | |
//!
//! This looks at the token: a run of letters, digits, marks and the three signs. Numbers must stay numbers, so what
//! counts is where a group of digits and signs stands, and a group is changed whole or not at all:
//!
//! - between two letters of one script: changed (k1ll, a$$hole); between Arabic letters only if it is one digit, though
//!   written twice, or two where another group was changed, since longer groups are numbers with something glued to them;
//! - one or two digits before two Arabic letters or more, and after them where another group was changed, and one digit
//!   after three: changed (7ذف, ذب7);
//! - one to three digits after two Arabic letters or more (مو931);
//! - at the token's end: digits are changed if the token begins with a Latin letter, or with `$` or `@` and one ($h007), or
//!   had a group changed inside (k1ll3, but not 10k, 3bn, 4th); signs are not (kill!), but for `$` (account$);
//! - at the token's start: changed if a group inside was changed (1d1ot, $u$pend, 8@nn3d), or if it mixes signs and digits
//!   ($@1d); else one digit before four Latin letters (5uspend), `$` before three, and `@` before two `c`, `s` or `t`.
//!
//! 8 and 9 stand for letters inside words, at an edge only where another sign shows that letters are hidden, and 11 after a
//! vowel is two l (ki11).
//!
//! Where digits or signs at an edge may as well be what they are (5accounts, $meta), the letter's inner side stays a
//! boundary, as that of a zero width space does: a term is found both with it and beside it.
//!
//! Table: our own; the usual Latin substitutions, and of Arabizi the digits that most regions read alike (8 as in the
//! Gulf, 9 as in the west; 2 is a hamza, which stands on an alef most often).

use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::kind::Kind;
use crate::fold::steps::masks::is_vowel;
use crate::fold::tape::Piece;
use crate::fold::tape::Tape;
use crate::span::Span;

/// The letter that a digit or sign stands for.
type Letters = fn(char) -> Option<char>;

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

/// Rewrites one token: the groups inside first, since the others go by them.
fn rewrite(token: &mut [Piece], changes: &mut impl Changes) -> bool {
    let is_word = begins_word(token);
    let groups = groups(token);
    let mut inside = false;
    for group in &groups {
        let letters = match is_word && is_two_ls(token, *group) {
            true => Some((|_| Some('l')) as Letters),
            false => letters_inside(token, *group),
        };
        if let Some(letters) = letters {
            inside |= substitute(token, *group, letters, changes);
        }
    }
    let mut changed = inside;
    for group in groups {
        let (leads, trails) = (group.start == 0, group.end == token.len());
        changed |= match (leads, trails) {
            (true, true) => false,
            (true, false) => lead(token, group, inside, changes),
            (false, true) => trail(token, group, inside, is_word, changes),
            (false, false) => inside && in_two(token, group, changes),
        };
    }
    changed
}

/// Whether a token begins with a Latin letter, or with one behind a single sign.
fn begins_word(token: &[Piece]) -> bool {
    let letter = |at: usize| token.get(at).is_some_and(|piece| piece.kind == Kind::Latin);
    let sign = token.first().map(|piece| piece.scalar);
    letter(0) || matches!(sign, Some('$' | '@')) && letter(1)
}

/// The group at a token's start.
fn lead(token: &mut [Piece], group: Span, inside: bool, changes: &mut impl Changes) -> bool {
    let behind = token.get(group.end..).unwrap_or(&[]);
    let run = |kind: Kind| behind.iter().take_while(|piece| piece.kind == kind).count();
    let digits = is_digits(token, group);
    if run(Kind::Arabic) > 0 {
        let due = digits && group.len() <= 2 && (inside || run(Kind::Arabic) > 1);
        return due && substitute(token, group, arabic_letter, changes);
    }
    let latin = run(Kind::Latin);
    if latin == 0 {
        return false;
    }
    let numbered = |token: &[Piece]| token.last().is_some_and(|last| last.kind == Kind::Digit);
    if inside || is_mixed(token, group) || begins_word(token) && numbered(token) {
        return substitute(token, group, letter_inside, changes);
    }
    let first = token.first().map_or(' ', |piece| piece.scalar);
    let doubled = behind.get(1).filter(|next| {
        behind
            .first()
            .is_some_and(|first| first.scalar == next.scalar)
    });
    let due = match first {
        '$' => latin > 2,
        '@' => doubled.is_some_and(|piece| matches!(piece.scalar, 'c' | 's' | 't')),
        _ => digits && latin > 3,
    };
    due && group.len() == 1
        && substitute(token, group, latin_letter, changes)
        && part(token, group.end)
}

/// The group at a token's end.
fn trail(
    token: &mut [Piece],
    group: Span,
    inside: bool,
    is_word: bool,
    changes: &mut impl Changes,
) -> bool {
    let before = token.get(..group.start).unwrap_or(&[]).iter().rev();
    let run = |kind: Kind| {
        before
            .clone()
            .take_while(|piece| piece.kind == kind)
            .count()
    };
    let digits = is_digits(token, group);
    if run(Kind::Latin) > 0 {
        if digits {
            let letters = match group.len() {
                0..=2 => latin_letter,
                _ => letter_inside,
            };
            return (inside || is_word) && substitute(token, group, letters, changes);
        }
        let front = Span::new(group.start, group.end.saturating_sub(1));
        let dollar =
            token.last().is_some_and(|piece| piece.scalar == '$') && is_digits(token, front);
        let due = dollar && (inside || group.len() == 1 && run(Kind::Latin) > 2);
        return due && substitute(token, group, latin_letter, changes) && part(token, group.start);
    }
    if !digits || run(Kind::Arabic) == 0 || group.len() > 3 {
        return false;
    }
    if inside {
        return substitute(token, group, arabic_letter, changes);
    }
    let due = match group.len() {
        1 => run(Kind::Arabic) > 2,
        _ => run(Kind::Arabic) > 1,
    };
    due && substitute(token, group, arabic_letter, changes) && part(token, group.start)
}

/// Two digits between Arabic letters, where another group was changed.
fn in_two(token: &mut [Piece], group: Span, changes: &mut impl Changes) -> bool {
    let between = kinds_around(token, group) == Some((Kind::Arabic, Kind::Arabic));
    between && group.len() == 2 && substitute(token, group, arabic_letter, changes)
}

/// Parts the token before the piece at `at`.
fn part(token: &mut [Piece], at: usize) -> bool {
    if let Some(piece) = token.get_mut(at) {
        piece.parted = true;
    }
    true
}

/// Whether signs and digits stand in a group side by side, a sign elsewhere than at its start, as that of a price.
fn is_mixed(token: &[Piece], group: Span) -> bool {
    let group = token.get(group.range()).unwrap_or(&[]);
    let later = group.get(1..).unwrap_or(&[]).iter();
    let first = group.first().map(|piece| piece.scalar);
    later.clone().any(|piece| is_sign(piece.scalar))
        && later.clone().any(|piece| Some(piece.scalar) != first)
}

/// The groups of digits and signs.
fn groups(token: &[Piece]) -> Vec<Span> {
    let mut at = 0;
    let chunks = token.chunk_by(|a, b| is_sign_or_digit(a) == is_sign_or_digit(b));
    let groups = chunks.filter_map(|chunk| {
        let start = at;
        at += chunk.len();
        chunk
            .first()
            .is_some_and(is_sign_or_digit)
            .then(|| Span::new(start, at))
    });
    groups.collect()
}

fn kinds_around(token: &[Piece], group: Span) -> Option<(Kind, Kind)> {
    let before = token.get(group.start.checked_sub(1)?)?.kind;
    Some((before, token.get(group.end)?.kind))
}

/// By which table a group is changed that stands between two letters.
fn letters_inside(token: &[Piece], group: Span) -> Option<Letters> {
    let one = token.get(group.range())?;
    let same = one.len() <= 2 && one.iter().all(|piece| piece.scalar == one[0].scalar);
    let before = token.get(group.start.checked_sub(1)?)?.kind;
    if before == Kind::Latin && group.end == token.len() && hides_end(one) {
        return Some(letter_inside);
    }
    match kinds_around(token, group)? {
        (Kind::Latin, Kind::Latin) => Some(letter_inside),
        (Kind::Arabic, Kind::Arabic) if same => Some(arabic_letter),
        _ => None,
    }
}

/// Whether a group at a word's end mixes `@` or `$` with digits behind it (thr3@7).
fn hides_end(group: &[Piece]) -> bool {
    let is = |piece: &Piece, signs: [char; 2]| signs.contains(&piece.scalar);
    let ends = group
        .last()
        .is_some_and(|piece| piece.kind == Kind::Digit || piece.scalar == '$');
    let (signs, shouts) = (['@', '$'], ['!', '!']);
    let front = group.split_last().map_or(&[][..], |(_, front)| front);
    ends && front.iter().any(|piece| is(piece, signs))
        && !group.iter().any(|piece| is(piece, shouts))
}

/// Changes a whole group, or nothing if a part of it stands for no letter.
fn substitute(
    token: &mut [Piece],
    group: Span,
    letters: Letters,
    changes: &mut impl Changes,
) -> bool {
    let Some(group) = token.get_mut(group.range()) else {
        return false;
    };
    if group.iter().any(|piece| letters(piece.scalar).is_none()) {
        return false;
    }
    for piece in group {
        if let Some(letter) = letters(piece.scalar) {
            piece.become_scalar(letter, Step::Leet, changes);
        }
    }
    true
}

/// Two ones behind a vowel are two l (ki11).
fn is_two_ls(token: &[Piece], group: Span) -> bool {
    let vowel = group.start.checked_sub(1).and_then(|at| token.get(at));
    let ones = token.get(group.range()).unwrap_or(&[]);
    vowel.is_some_and(|piece| is_vowel(piece.scalar))
        && ones.len() == 2
        && ones.iter().all(|piece| piece.scalar == '1')
}

fn in_token(piece: &Piece) -> bool {
    piece.kind.is_word() || is_sign(piece.scalar)
}

fn is_sign_or_digit(piece: &Piece) -> bool {
    piece.kind == Kind::Digit || is_sign(piece.scalar)
}

fn is_digits(token: &[Piece], group: Span) -> bool {
    token
        .get(group.range())
        .is_some_and(|group| group.iter().all(|piece| piece.kind == Kind::Digit))
}

/// Whether this may stand for a letter, and is no digit.
pub const fn is_sign(scalar: char) -> bool {
    matches!(scalar, '@' | '$' | '!')
}

/// Between letters, where years and versions do not stand.
const fn letter_inside(scalar: char) -> Option<char> {
    match scalar {
        '8' => Some('b'),
        '9' => Some('g'),
        _ => latin_letter(scalar),
    }
}

/// Whether there are words in which it is read as a letter.
pub const fn stands_for_letter(scalar: char) -> bool {
    letter_inside(scalar).is_some() || arabic_letter(scalar).is_some()
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
        '8' | '9' => 'ق',
        _ => return None,
    })
}
