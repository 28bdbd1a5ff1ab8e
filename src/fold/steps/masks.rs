//! Masks: a word in which signs stand for vowels (k*ll, thre*t*n) is read with one and the same letter for every vowel inside
//! it (kɘl, thrɘtɘn).
//!
//! Which vowel a sign stands for is not told, so a pattern has such a form beside its plain one ([`masked_form`]), and
//! only words that show a sign are read so. Vowels side by side are one, as `repeats` makes them. First and last letters
//! stay.
//!
//! A single sign is a mask where Latin letters stand on both sides, and so are two in the one place where a word has any
//! (k**l); several in a row only where the word has a single one besides, since they emphasise elsewhere (`su**spend**ed`, see
//! `wedges.rs`). Words behind or before a sign are emphasised (`*ki*ll`), and a row of single letters with a vowel is parted
//! (`k*i*l*l`, see `separators.rs`).
//!
//! Table: our own; signs that hide a letter. The oath is no word of ours, and would be "shot".

use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::kind::Kind;
use crate::fold::tape::Piece;
use crate::fold::tape::Tape;

/// What a masked vowel is read as: a letter that no language of ours writes.
pub const VOWEL: char = 'ɘ';

/// Words that are never masks of another.
const OATHS: [&str; 3] = ["sh*t", "sl*t", "sh**t"];

/// Reads masked words; whether there were any.
pub fn apply(tape: &mut Tape, changes: &mut impl Changes) -> bool {
    let mut changed = false;
    for token in tape.pieces.chunk_by_mut(|a, b| in_token(a) && in_token(b)) {
        if token.iter().any(|piece| is_mask(piece.scalar)) && is_masked(token) {
            let inside = 1..token.len() - 1;
            for piece in token.get_mut(inside).unwrap_or(&mut []) {
                if is_mask(piece.scalar) || is_vowel(piece.scalar) {
                    piece.become_scalar(VOWEL, Step::Leet, changes);
                    changed = true;
                }
            }
        }
    }
    changed
}

/// How a folded word is read where vowels of it are masked: `None` if it has none inside. `to_end`: its last letter is
/// inside of a longer word.
pub fn masked_form(word: &str, to_end: bool) -> Option<String> {
    let last = word.len().saturating_sub(1);
    let inside = |at: usize| at > 0 && (at < last || to_end);
    let mut form = String::with_capacity(word.len() + 4);
    for (at, letter) in word.char_indices() {
        match letter {
            letter if !(inside(at) && is_vowel(letter)) => form.push(letter),
            _ if form.ends_with(VOWEL) => {}
            _ => form.push(VOWEL),
        }
    }
    form.contains(VOWEL).then_some(form)
}

/// Whether this hides a letter.
pub const fn is_mask(scalar: char) -> bool {
    matches!(scalar, '*' | '×' | '░' | '▒' | '▓' | '█' | '■')
}

/// Whether this is one of the vowels that are masked.
pub const fn is_vowel(scalar: char) -> bool {
    matches!(scalar, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn in_token(piece: &Piece) -> bool {
    piece.kind.is_word() || is_mask(piece.scalar)
}

/// Whether the signs of a token stand for vowels.
fn is_masked(token: &[Piece]) -> bool {
    let is_sign = |piece: &Piece| is_mask(piece.scalar);
    let edge = |piece: Option<&Piece>| piece.is_none_or(is_sign);
    if edge(token.first()) || edge(token.last()) {
        return false;
    }
    let (mut single, mut rows, mut vowels) = (false, true, false);
    let chunks: Vec<&[Piece]> = token.chunk_by(|a, b| is_sign(a) == is_sign(b)).collect();
    for (nth, chunk) in chunks.iter().enumerate() {
        if nth % 2 == 1 {
            single |= chunk.len() == 1 || chunk.len() == 2 && chunks.len() == 3;
            continue;
        }
        rows &= chunk.len() == 1;
        vowels |= chunk.iter().any(|piece| is_vowel(piece.scalar));
        let latin = |piece: Option<&Piece>| piece.is_some_and(|piece| piece.kind == Kind::Latin);
        let begins = nth == 0 || latin(chunk.first());
        let ends = nth + 1 == chunks.len() || latin(chunk.last());
        if !(begins && ends) {
            return false;
        }
    }
    let parted = rows && vowels && chunks.len() > 3;
    single && !parted && !is_oath(token)
}

fn is_oath(token: &[Piece]) -> bool {
    let scalars = token.iter().map(|piece| piece.scalar);
    OATHS.iter().any(|oath| scalars.clone().eq(oath.chars()))
}
