//! Phone numbers that are written in several groups, and other digits that belong together though a space parts them.

use crate::quantity::digits::{Digits, is_dash};
use crate::quantity::lexeme::{Form, Gap, Lexeme};

/// No phone number has more groups.
const GROUPS: usize = 8;
/// Fewer digits than this are an extension, a score, a room.
const FEWEST: usize = 7;
/// As many digits are hardly two amounts side by side.
const LONG: usize = 10;

/// Marks the digits of phone numbers as no amount, and those of numbers grouped with plain spaces (`10 000`) as such.
pub(super) fn void_phones(folded: &str, lexemes: &mut [Lexeme]) {
    let mut at = 0;
    while at < lexemes.len() {
        let end = phone(lexemes, at)
            .or_else(|| spaced(lexemes, at))
            .unwrap_or(at);
        let number = spaced_number(folded, lexemes, at, end);
        for lexeme in lexemes.get_mut(at..end).unwrap_or_default() {
            if is_number(lexeme) {
                lexeme.form = Form::Void;
            }
        }
        if let (Some(form), Some(first)) = (number, lexemes.get_mut(at)) {
            first.form = form;
        }
        at = end.max(at + 1);
    }
}

/// The number that groups of three digits make, if they are all that stands there.
fn spaced_number(folded: &str, lexemes: &[Lexeme], at: usize, end: usize) -> Option<Form> {
    let groups = lexemes.get(at..end).filter(|groups| groups.len() > 1)?;
    let (first, last) = (groups.first()?, groups.last()?);
    let (digits, others) = (single(first)?, groups.get(1..)?);
    let threes = others
        .iter()
        .all(|l| single(l).is_some_and(|d| d.single == 3));
    let digits_after = lexemes
        .get(end)
        .is_some_and(|next| next.gap == Gap::Space && is_number(next));
    let fits = threes && digits.single <= 3 && !digits.zero_led && !digits_after;
    let text = folded.get(first.span.start..last.span.end);
    let digits = Digits::grouped(text.filter(|_| fits)?)?;
    Some(Form::Spaced {
        digits,
        lexemes: groups.len(),
    })
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

/// `10 000`: where a plain space groups nothing, what it parts cannot be told from a grouped number, and so is read as none.
/// Likewise groups of digits of which the first begins with a zero (`020 7946 0018`).
fn spaced(lexemes: &[Lexeme], at: usize) -> Option<usize> {
    let first = single(lexemes.get(at)?)?;
    // Digits behind letters are the end of a word (`h0m3 900`).
    let glued = lexemes.get(at)?.gap == Gap::None
        && at > 0
        && lexemes.get(at - 1).is_some_and(|l| l.form == Form::Word);
    if glued && !first.zero_led {
        return None;
    }
    let followers = || {
        let next = lexemes.iter().skip(at + 1).take(GROUPS);
        next.take_while(|lexeme| lexeme.gap == Gap::Space)
            .map_while(single)
    };
    let (all, total) = followers().fold((0, first.single), |(all, total), digits| {
        (all + 1, total + digits.single)
    });
    let threes = followers().take_while(|digits| digits.single == 3).count();
    let grouped = first.single <= 3 && threes > 0;
    // 1 800 555 0199
    let dialled = first.zero_led && total >= FEWEST
        || grouped && threes < all && total >= LONG && all < GROUPS;
    match (all, grouped) {
        (1.., _) if dialled => Some(at + 1 + all),
        (_, true) => Some(at + 1 + threes),
        _ => None,
    }
}

/// Digits in a row with nothing between them.
fn single(lexeme: &Lexeme) -> Option<Digits> {
    match lexeme.form {
        Form::Digits(digits) if digits.single > 0 => Some(digits),
        _ => None,
    }
}
