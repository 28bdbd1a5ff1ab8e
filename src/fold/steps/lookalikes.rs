//! Look-alikes: letters drawn to be read as Latin ones.
//!
//! - In a word that mixes Latin letters with Cyrillic or Greek ones, Cyrillic and Greek look-alikes become Latin
//!   (раypal → paypal). A word wholly in Cyrillic or Greek stays, even one made of look-alikes only (сор is a word).
//! - Latin letters that do not decompose become the plain letter they are read as (ı → i, ø → o, ᴋ → k), and so do
//!   squared and circled white-on-black letters (🅺 → k).
//!
//! This looks at the word: a run of letters, digits and marks.
//!
//! Table: our own, of small letters since case is folded before; checked against the confusables of UTS #39, which is
//! not used itself because it takes Arabic letters apart (ا, l and ١ are one in it). A capital's likeness counts only
//! where the small letter looks like nothing (в → b, τ → t).

use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::kind::Kind;
use crate::fold::tape::Piece;
use crate::fold::tape::Tape;

/// Maps look-alikes, a word at a time; whether any changed.
pub fn apply(tape: &mut Tape, changes: &mut impl Changes) -> bool {
    let mut changed = false;
    for word in tape
        .pieces
        .chunk_by_mut(|a, b| a.kind.is_word() == b.kind.is_word())
    {
        let mixed = mixes_scripts(word);
        for piece in word {
            if let Some(scalar) = image(piece, mixed) {
                piece.become_scalar(scalar, Step::Lookalikes, changes);
                changed = true;
            }
        }
    }
    changed
}

/// The Latin letter that a letter is read as, if any; itself otherwise.
pub fn read_as(scalar: char) -> char {
    foreign(scalar).or_else(|| latin(scalar)).unwrap_or(scalar)
}

fn mixes_scripts(word: &[Piece]) -> bool {
    let has = |kind| word.iter().any(|piece| piece.kind == kind);
    has(Kind::Alike) && has(Kind::Latin)
}

fn image(piece: &Piece, mixed: bool) -> Option<char> {
    match piece.kind {
        Kind::Alike if mixed => foreign(piece.scalar),
        Kind::Latin if !piece.scalar.is_ascii() => latin(piece.scalar),
        Kind::Other if piece.scalar >= '\u{1F150}' => boxed(piece.scalar),
        _ => None,
    }
}

/// Cyrillic and Greek.
const fn foreign(scalar: char) -> Option<char> {
    Some(match scalar {
        'а' | 'α' => 'a',
        'в' | 'ь' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'є' | 'ε' => 'e',
        'ԍ' => 'g',
        'н' | 'һ' => 'h',
        'і' | 'ι' => 'i',
        'ј' | 'ϳ' => 'j',
        'к' | 'κ' => 'k',
        'ӏ' => 'l',
        'м' => 'm',
        'п' | 'η' => 'n',
        'о' | 'ο' | 'σ' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'г' => 'r',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'и' | 'υ' | 'μ' => 'u',
        'ѵ' | 'ν' => 'v',
        'ԝ' | 'ш' | 'ω' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'ү' | 'γ' => 'y',
        'ζ' => 'z',
        _ => return None,
    })
}

/// Latin letters without a decomposition.
pub const fn latin(scalar: char) -> Option<char> {
    Some(match scalar {
        'ᴀ' | 'ɑ' | 'ⱥ' => 'a',
        'ʙ' | 'ƀ' | 'ɓ' => 'b',
        'ᴄ' | 'ƈ' | 'ȼ' => 'c',
        'ᴅ' | 'đ' | 'ɖ' | 'ɗ' => 'd',
        'ᴇ' | 'ɇ' | 'ɛ' => 'e',
        'ꜰ' | 'ƒ' => 'f',
        'ɢ' | 'ɡ' | 'ǥ' | 'ɠ' => 'g',
        'ʜ' | 'ħ' | 'ɦ' => 'h',
        'ɪ' | 'ı' | 'ɨ' | 'ɩ' => 'i',
        'ᴊ' | 'ȷ' | 'ɉ' => 'j',
        'ᴋ' | 'ƙ' => 'k',
        'ʟ' | 'ł' | 'ƚ' | 'ɫ' => 'l',
        'ᴍ' | 'ɱ' => 'm',
        'ɴ' | 'ɲ' | 'ŋ' | 'ƞ' => 'n',
        'ᴏ' | 'ø' | 'ɵ' => 'o',
        'ᴘ' | 'ƥ' => 'p',
        'ɋ' => 'q',
        'ʀ' | 'ɍ' | 'ɾ' => 'r',
        'ꜱ' | 'ʂ' => 's',
        'ᴛ' | 'ŧ' | 'ƭ' | 'ʈ' => 't',
        'ᴜ' | 'ʉ' => 'u',
        'ᴠ' | 'ʋ' => 'v',
        'ᴡ' => 'w',
        'ʏ' | 'ƴ' | 'ɏ' => 'y',
        'ᴢ' | 'ƶ' | 'ȥ' => 'z',
        _ => return None,
    })
}

/// White letters on black circles and squares, which do not decompose as their black counterparts do.
pub fn boxed(scalar: char) -> Option<char> {
    let place = match scalar {
        '\u{1F150}'..='\u{1F169}' => u32::from(scalar) - 0x1F150,
        '\u{1F170}'..='\u{1F189}' => u32::from(scalar) - 0x1F170,
        _ => return None,
    };
    char::from_u32(u32::from('a') + place)
}
