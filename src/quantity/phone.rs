//! Phone numbers that are written in several groups, and other digits that belong together though a space parts them.

use crate::quantity::digits::{Digits, is_dash};
use crate::quantity::lexeme::{Form, Gap, Lexeme};

/// No phone number has more groups.
const GROUPS: usize = 8;
/// Fewer digits than this are an extension, a score, a room.
const FEWEST: usize = 7;

/// Marks the digits of phone numbers, and of numbers grouped with plain spaces (`10 000`), as no amount.
pub(super) fn void_phones(lexemes: &mut [Lexeme]) {
    let mut at = 0;
    while at < lexemes.len() {
        let end = phone(lexemes, at)
            .or_else(|| spaced(lexemes, at))
            .unwrap_or(at);
        for lexeme in lexemes.get_mut(at..end).unwrap_or_default() {
            if is_number(lexeme) {
                lexeme.form = Form::Void;
            }
        }
        at = end.max(at + 1);
    }
}

fn is_number(lexeme: &Lexeme) -> bool {
    matches!(lexeme.form, Form::Digits(_) | Form::Void)
}

/// The end of the phone number that begins at a `+`, a bracket or a leading zero.
fn phone(lexemes: &[Lexeme], at: usize) -> Option<usize> {
    let signed = match lexemes.get(at)?.form {
        Form::Sign('+') => true,
        Form::Sign('(') => false,
        _ => return None,
    };
    let (mut groups, mut digits, mut end) = (0, 0, at + 1);
    for (place, lexeme) in lexemes.iter().enumerate().skip(at + 1) {
        match lexeme.form {
            _ if lexeme.gap == Gap::Break => break,
            Form::Digits(_) | Form::Void if groups < GROUPS => {
                groups += 1;
                digits += lexeme.span.len();
                end = place + 1;
            }
            Form::Sign(c) if is_dash(c) || matches!(c, '(' | ')' | '.') => {}
            _ => break,
        }
    }
    let bracketed = matches!(lexemes.get(at + 2).map(|l| l.form), Some(Form::Sign(')')));
    let adjacent = lexemes
        .get(at + 1)
        .is_some_and(|l| l.gap == Gap::None && is_number(l));
    let opens = if signed {
        adjacent
    } else {
        bracketed && adjacent
    };
    let enough = digits > FEWEST || (groups > 1 && digits >= FEWEST);
    (opens && enough).then_some(end)
}

/// `10 000`: a plain space groups nothing here, but what it parts cannot be told from a grouped number, and so is read as
/// none. Likewise groups of digits of which the first begins with a zero (`020 7946 0018`).
fn spaced(lexemes: &[Lexeme], at: usize) -> Option<usize> {
    let first = single(lexemes.get(at)?)?;
    let followers = || {
        let next = lexemes.iter().skip(at + 1).take(GROUPS);
        next.take_while(|lexeme| lexeme.gap == Gap::Space)
            .map_while(single)
    };
    let threes = followers().take_while(|digits| digits.single == 3).count();
    if first.single <= 3 && threes > 0 {
        return Some(at + 1 + threes);
    }
    let total: usize = followers().map(|digits| digits.single).sum();
    let dialled = first.zero_led && total > 0 && first.single + total >= FEWEST;
    dialled.then(|| at + 1 + followers().count())
}

/// Digits in a row with nothing between them.
fn single(lexeme: &Lexeme) -> Option<Digits> {
    match lexeme.form {
        Form::Digits(digits) if digits.single > 0 => Some(digits),
        _ => None,
    }
}
