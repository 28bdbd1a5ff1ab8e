//! Dotless: a word written with dotless letters, to pass by a filter, is read wholly without dots (ٮدٮح and ٮذبح → ٮدٮح).
//!
//! Only ٮ, ڡ and ٯ tell such a word; without one of them a word stays, since dots are what parts بنت from بيت. A pattern
//! has its dotless form beside its plain one ([`dotless_form`]), so that both are found. ں, which Urdu writes for n,
//! becomes ن in other words.
//!
//! Table: our own; letters of the Arabic block that share a shape inside a word. The dotless yeh is ى, which
//! `arabic.rs` has mapped.

use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::tape::Tape;

/// Maps words with dotless letters; whether anything changed.
pub fn apply(tape: &mut Tape, changes: &mut impl Changes) -> bool {
    let mut changed = false;
    for word in tape
        .pieces
        .chunk_by_mut(|a, b| a.kind.is_word() == b.kind.is_word())
    {
        let dotless = word.iter().any(|piece| is_dotless(piece.scalar));
        for piece in word {
            let image = if dotless {
                shape(piece.scalar)
            } else {
                noon(piece.scalar).unwrap_or(piece.scalar)
            };
            if image != piece.scalar {
                piece.become_scalar(image, Step::Dotless, changes);
                changed = true;
            }
        }
    }
    changed
}

/// How a folded word is read where it is written without dots, if that shows: it holds a letter that then has a
/// dotless form of its own. Letters that share one are doubles then, and single as `repeats` makes them.
pub fn dotless_form(word: &str) -> Option<String> {
    let mut form = String::with_capacity(word.len());
    for letter in word.chars().map(shape) {
        if !form.ends_with(letter) {
            form.push(letter);
        }
    }
    form.chars().any(is_dotless).then_some(form)
}

/// Whether it tells a word without dots.
pub const fn is_dotless(scalar: char) -> bool {
    matches!(scalar, 'ٮ' | 'ڡ' | 'ٯ')
}

/// What a letter becomes in words that have dots.
pub const fn noon(scalar: char) -> Option<char> {
    match scalar {
        'ں' => Some('ن'),
        _ => None,
    }
}

const fn shape(scalar: char) -> char {
    match scalar {
        'ب' | 'ت' | 'ث' | 'پ' | 'ن' | 'ں' | 'ي' => 'ٮ',
        'ف' | 'ق' | 'ٯ' => 'ڡ',
        'ج' | 'خ' | 'چ' => 'ح',
        'ذ' => 'د',
        'ز' | 'ژ' => 'ر',
        'ش' => 'س',
        'ض' => 'ص',
        'ظ' => 'ط',
        'غ' => 'ع',
        _ => scalar,
    }
}
