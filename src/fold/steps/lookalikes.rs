//! Look-alikes: letters drawn to be read as others.
//!
//! - In a word that mixes Latin letters with Cyrillic, Greek, Armenian or Cherokee ones, the latter's look-alikes become
//!   Latin (раypal → paypal). A word wholly in one of these stays, even one made of look-alikes only (сор is a word),
//!   but for one in which all are look-alikes and one is a letter that hardly any language writes (ѕроkе, ѕаіԁ).
//! - Latin letters that do not decompose become the plain letter they are read as (ı → i, ø → o, ᴋ → k, ǝ → e), and so do
//!   squared and circled white-on-black letters (🅺 → k), and regional indicators that make no flag: alone, or three and
//!   more in a row.
//! - Letters of Arabic script that neither Arabic nor Persian nor Urdu has become the Arabic letter of their shape (ڤ → ف).
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
    for indicators in tape
        .pieces
        .chunk_by_mut(|a, b| indicator(a.scalar).is_some() == indicator(b.scalar).is_some())
        .filter(|row| row.len() != 2)
    {
        for piece in indicators {
            if let Some(letter) = indicator(piece.scalar) {
                piece.become_scalar(letter, Step::Lookalikes, changes);
                changed = true;
            }
        }
    }
    for word in tape
        .pieces
        .chunk_by_mut(|a, b| a.kind.is_word() == b.kind.is_word())
    {
        let mixed = mixes_scripts(word) || is_disguise(word);
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

/// Whether a word is made of look-alikes, one of which hardly any language writes.
fn is_disguise(word: &[Piece]) -> bool {
    let alike = |piece: &Piece| piece.kind != Kind::Alike || foreign(piece.scalar).is_some();
    word.iter().any(|piece| is_telling(piece.scalar)) && word.iter().all(alike)
}

/// Letters of one language, or none today, that are drawn as Latin ones.
pub const fn is_telling(scalar: char) -> bool {
    matches!(scalar, 'ѕ' | 'ԁ' | 'ԛ' | 'ԝ')
}

/// The letter of a regional indicator.
pub const fn indicator(scalar: char) -> Option<char> {
    match scalar {
        '\u{1F1E6}'..='\u{1F1FF}' => char::from_u32('a' as u32 + scalar as u32 - 0x1F1E6),
        _ => None,
    }
}

fn image(piece: &Piece, mixed: bool) -> Option<char> {
    match piece.kind {
        Kind::Alike if mixed => foreign(piece.scalar),
        Kind::Latin if !piece.scalar.is_ascii() => latin(piece.scalar),
        Kind::Arabic => arabic(piece.scalar),
        Kind::Other if piece.scalar >= '\u{1F150}' => boxed(piece.scalar),
        _ => None,
    }
}

/// Cyrillic, Greek, Armenian, Cherokee (whose letters fold to capitals).
const fn foreign(scalar: char) -> Option<char> {
    Some(match scalar {
        'а' | 'α' | 'Ꭺ' => 'a',
        'в' | 'ь' | 'β' | 'Ᏼ' => 'b',
        'с' | 'ϲ' | 'Ꮯ' => 'c',
        'ԁ' | 'Ꭰ' => 'd',
        'е' | 'є' | 'ε' | 'Ꭼ' => 'e',
        'ғ' => 'f',
        'ԍ' | 'ց' | 'Ꮐ' | 'Ᏻ' => 'g',
        'н' | 'һ' | 'հ' | 'Ꮋ' => 'h',
        'і' | 'ι' | 'Ꭵ' => 'i',
        'ј' | 'ϳ' | 'յ' | 'Ꭻ' => 'j',
        'к' | 'κ' | 'Ꮶ' => 'k',
        'ӏ' | 'լ' | 'Ꮮ' => 'l',
        'м' | 'Ꮇ' => 'm',
        'п' | 'η' | 'ո' | 'ռ' => 'n',
        'о' | 'ο' | 'σ' | 'օ' => 'o',
        'р' | 'ρ' | 'Ꮲ' => 'p',
        'ԛ' | 'զ' => 'q',
        'г' | 'Ꮢ' | 'Ꭱ' => 'r',
        'ѕ' | 'Ꮪ' | 'Ꮥ' => 's',
        'т' | 'τ' | 'Ꭲ' => 't',
        'и' | 'ц' | 'υ' | 'μ' | 'ս' => 'u',
        'ѵ' | 'ν' | 'Ꮩ' => 'v',
        'ԝ' | 'ш' | 'ω' | 'Ꮃ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'ү' | 'γ' | 'Ꭹ' => 'y',
        'ζ' | 'Ꮓ' => 'z',
        _ => return None,
    })
}

/// Latin letters without a decomposition.
pub const fn latin(scalar: char) -> Option<char> {
    Some(match scalar {
        'ᴀ' | 'ɑ' | 'ⱥ' | 'ɐ' => 'a',
        'ʙ' | 'ƀ' | 'ɓ' => 'b',
        'ᴄ' | 'ƈ' | 'ȼ' | 'ɔ' => 'c',
        'ᴅ' | 'đ' | 'ɖ' | 'ɗ' => 'd',
        'ᴇ' | 'ɇ' | 'ɛ' | 'ǝ' => 'e',
        'ꜰ' | 'ƒ' | 'ɟ' => 'f',
        'ɢ' | 'ɡ' | 'ǥ' | 'ɠ' | 'ƃ' => 'g',
        'ʜ' | 'ħ' | 'ɦ' | 'ɥ' => 'h',
        'ɪ' | 'ı' | 'ɨ' | 'ɩ' | 'ᴉ' => 'i',
        'ᴊ' | 'ȷ' | 'ɉ' => 'j',
        'ᴋ' | 'ƙ' | 'ʞ' => 'k',
        'ʟ' | 'ł' | 'ƚ' | 'ɫ' => 'l',
        'ᴍ' | 'ɱ' | 'ɯ' => 'm',
        'ɴ' | 'ɲ' | 'ŋ' | 'ƞ' => 'n',
        'ᴏ' | 'ø' | 'ɵ' => 'o',
        'ᴘ' | 'ƥ' => 'p',
        'ɋ' => 'q',
        'ʀ' | 'ɍ' | 'ɾ' | 'ɹ' => 'r',
        'ꜱ' | 'ʂ' => 's',
        'ᴛ' | 'ŧ' | 'ƭ' | 'ʈ' | 'ʇ' => 't',
        'ᴜ' | 'ʉ' => 'u',
        'ᴠ' | 'ʋ' | 'ʌ' => 'v',
        'ᴡ' | 'ʍ' => 'w',
        'ʏ' | 'ƴ' | 'ɏ' | 'ʎ' => 'y',
        'ᴢ' | 'ƶ' | 'ȥ' => 'z',
        _ => return None,
    })
}

/// Letters of other languages in Arabic script, by their shape; those of Persian and Urdu stay.
pub const fn arabic(scalar: char) -> Option<char> {
    Some(match scalar {
        'ٲ' | 'ٳ' => 'ا',
        'ٻ' | 'ڀ' => 'ب',
        'ټ' | 'ٽ' | 'ٺ' => 'ت',
        'ٿ' => 'ث',
        'ڃ' | 'ڄ' => 'ج',
        'ځ' | 'ڂ' => 'ح',
        'څ' => 'خ',
        'ډ' | 'ڊ' | 'ڋ' | 'ڍ' => 'د',
        'ڌ' | 'ڎ' | 'ڏ' | 'ڐ' => 'ذ',
        'ڒ' | 'ړ' | 'ڔ' | 'ڕ' | 'ږ' | 'ۯ' => 'ر',
        'ڗ' => 'ز',
        'ښ' | 'ڛ' => 'س',
        'ڜ' | 'ۺ' => 'ش',
        'ڝ' => 'ص',
        'ڞ' | 'ۻ' => 'ض',
        'ڟ' => 'ظ',
        'ڠ' | 'ۼ' => 'غ',
        'ڢ' | 'ڣ' | 'ڤ' | 'ڥ' | 'ڦ' => 'ف',
        'ڧ' | 'ڨ' => 'ق',
        'ػ' | 'ڬ' | 'ڭ' | 'ڮ' => 'ك',
        'ڵ' | 'ڶ' | 'ڷ' | 'ڸ' => 'ل',
        'ڹ' | 'ڻ' | 'ڼ' | 'ڽ' => 'ن',
        'ۿ' => 'ه',
        'ۄ' | 'ۅ' | 'ۆ' | 'ۇ' | 'ۈ' | 'ۉ' | 'ۊ' | 'ۋ' | 'ۏ' => 'و',
        'ۍ' | 'ێ' | 'ؽ' | 'ؾ' | 'ؿ' => 'ي',
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
