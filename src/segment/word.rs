//! The one definition of "word".
//!
//! Boundaries are those of UAX #29 with these changes, each because a term has to be found where a reader sees its word:
//! `_`, `#` and their like part words (`#stop_the_war`), `.` and `:` between letters part words (`site.com`, `ref:name`),
//! and a zero width space that the fold dropped parts words; a quote mark after a Hebrew letter joins only what follows.
//! Between digits `.` and `,` still join (`3.5`, `1,000`).

use icu_properties::props::{ExtendedPictographic, WordBreak};
use icu_properties::{CodePointMapData, CodePointSetData};

use crate::fold::FoldedText;
use crate::segment::classes::{Class, Classes, is_mark};
use crate::segment::entities::{begins_with_letter, ends_in_letter};
use crate::segment::rows::{is_entered, is_left};

/// How many marks in a row a look for the letter beside them passes over. Longer runs are no text, and a bound keeps
/// each look constant: what stands beyond counts as a boundary.
pub(super) const MARKS: usize = 64;

const ZERO_WIDTH_JOINER: char = '\u{200D}';

/// Whether a scalar belongs to words: letters, digits and marks of every script.
pub fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    Classes::get().is_of_words(c)
}

/// Whether folded byte `at` (on a character boundary) is a word boundary: UAX #29 with marks, where `_`, `#`, and `.` or
/// `:` between letters, part words, and so does a dropped zero width space.
pub fn is_boundary(folded: &FoldedText, at: usize) -> bool {
    let (Some(before), Some(after)) = (folded.text().get(..at), folded.text().get(at..)) else {
        return true;
    };
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    // A space joins nothing to nothing, and nearly all words end at one.
    if next == ' ' || folded.breaks_at(at) {
        return true;
    }
    if is_attached(next) {
        return is_line_end(last);
    }
    if last == ' ' {
        return true;
    }
    let in_emoji =
        last == ZERO_WIDTH_JOINER && CodePointSetData::new::<ExtendedPictographic>().contains(next);
    !in_emoji && is_plain_boundary(folded, at, next)
}

/// Whether a hit may start at folded byte `at`: not before a mark that the fold kept, not inside a Hangul syllable, not
/// beside a kept zero width joiner, not inside a row of letters that hide a word, nor behind a letter's HTML entity.
pub fn may_start(folded: &FoldedText, at: usize) -> bool {
    let (last, next) = around(folded, at);
    // A mark that begins the text belongs to nothing, so it may begin a hit.
    let Some(last) = last else { return true };
    let entity = last == ';' && ends_in_letter(folded.text().get(..at).unwrap_or(""));
    !parts_character(Some(last), next) && (last == ' ' || !entity && !is_entered(folded, at))
}

/// Whether a hit may end at folded byte `at`: not before a mark that the fold kept, not inside a Hangul syllable, not at a
/// kept zero width joiner, not before a variation selector or skin tone, not inside a row of letters that hide a word,
/// nor before a letter's HTML entity.
pub fn may_end(folded: &FoldedText, at: usize) -> bool {
    let (last, next) = around(folded, at);
    let ends = next.is_none_or(|next| next == ' ');
    let entity = next == Some('&') && begins_with_letter(folded.text().get(at..).unwrap_or(""));
    !parts_character(last, next) && (ends || !entity && !is_left(folded, at))
}

fn around(folded: &FoldedText, at: usize) -> (Option<char>, Option<char>) {
    let last = folded.text().get(..at).and_then(|t| t.chars().next_back());
    let next = folded.text().get(at..).and_then(|t| t.chars().next());
    (last, next)
}

/// Whether the place between two scalars lies inside what a reader sees as one character.
fn parts_character(last: Option<char>, next: Option<char>) -> bool {
    let Some(next) = next else {
        return last == Some(ZERO_WIDTH_JOINER);
    };
    // Letters and digits below the jamo go on with no character but a joined one.
    if next < '\u{1100}' && (next.is_ascii() || class(next).is_alphanumeric()) {
        return last == Some(ZERO_WIDTH_JOINER);
    }
    next == ZERO_WIDTH_JOINER
        || last == Some(ZERO_WIDTH_JOINER)
        || is_mark(next)
        || matches!(next, '\u{1F3FB}'..='\u{1F3FF}')
        || last.is_some_and(|last| is_inside_syllable(last, next))
}

/// Letters, vowels and final consonants of Hangul, of which syllables are made once decomposed.
#[derive(Clone, Copy, PartialEq)]
enum Jamo {
    Leading,
    Vowel,
    Trailing,
}

fn jamo(c: char) -> Option<Jamo> {
    match c {
        '\u{1100}'..='\u{115F}' | '\u{A960}'..='\u{A97C}' => Some(Jamo::Leading),
        '\u{1160}'..='\u{11A7}' | '\u{D7B0}'..='\u{D7C6}' => Some(Jamo::Vowel),
        '\u{11A8}'..='\u{11FF}' | '\u{D7CB}'..='\u{D7FB}' => Some(Jamo::Trailing),
        _ => None,
    }
}

fn is_inside_syllable(last: char, next: char) -> bool {
    use Jamo::{Leading, Trailing, Vowel};
    matches!(
        (jamo(last), jamo(next)),
        (Some(Leading), Some(Leading | Vowel))
            | (Some(Vowel), Some(Vowel | Trailing))
            | (Some(Trailing), Some(Trailing))
    )
}

/// The rules for two scalars where neither the second is a mark nor a zero width space stood between.
fn is_plain_boundary(folded: &FoldedText, at: usize, next: char) -> bool {
    let Some((start, base)) = base_before(folded, at) else {
        return true;
    };
    let (left, right) = (class(base), class(next));
    if left == right && left == Class::Katakana || left.is_alphanumeric() && right.is_alphanumeric()
    {
        return false;
    }
    if left.is_alphanumeric() {
        let beyond = base_after(folded, at + next.len_utf8());
        return !beyond.is_some_and(|beyond| joins(left, next, class(beyond)));
    }
    if right.is_alphanumeric() && !folded.breaks_at(start) {
        let beyond = base_before(folded, start);
        return !beyond.is_some_and(|(_, beyond)| joins(class(beyond), base, right));
    }
    true
}

fn class(c: char) -> Class {
    Classes::get().of(c)
}

/// Whether a sign between two word characters makes one word of them: `can't`, `1,000`, `צה"ל`.
fn joins(left: Class, sign: char, right: Class) -> bool {
    let of = word_break(sign);
    if left.is_letter() && right.is_letter() {
        let quote = left == Class::Hebrew && right == Class::Hebrew && of == WordBreak::DoubleQuote;
        return quote || joins_letters(sign, of);
    }
    let digits = left == Class::Digit && right == Class::Digit;
    digits
        && matches!(
            of,
            WordBreak::MidNum | WordBreak::MidNumLet | WordBreak::SingleQuote
        )
}

fn joins_letters(sign: char, of: WordBreak) -> bool {
    let parts = matches!(
        sign,
        '.' | '\u{2024}' | '\u{FE52}' | '\u{FF0E}' | ':' | '\u{FE13}' | '\u{FE55}' | '\u{FF1A}'
    );
    !parts
        && matches!(
            of,
            WordBreak::MidLetter | WordBreak::MidNumLet | WordBreak::SingleQuote
        )
}

/// The scalar that the marks before `at` belong to, or the one before `at`, and where it starts.
fn base_before(folded: &FoldedText, at: usize) -> Option<(usize, char)> {
    let before = folded.text().get(..at)?;
    let mut scalars = before.char_indices().rev().take(MARKS);
    scalars.find(|(_, c)| !is_attached(*c))
}

/// The first scalar from `at` on that is no mark of what precedes; none where a zero width space stood at `at`.
fn base_after(folded: &FoldedText, at: usize) -> Option<char> {
    if folded.breaks_at(at) {
        return None;
    }
    let after = folded.text().get(at..)?;
    after.chars().take(MARKS).find(|c| !is_attached(*c))
}

/// Whether a scalar belongs to the one before it (UAX #29, rule 4).
pub(super) fn is_attached(c: char) -> bool {
    !c.is_ascii() && class(c) == Class::Attached
}

/// Whether a word boundary lies between two scalars since one of them is of a script without spaces.
pub fn parts_unspaced(last: char, next: char) -> bool {
    // No such script lies below Thai.
    let unspaced = |c: char| c >= '\u{E00}' && c.is_alphanumeric() && class(c) == Class::Other;
    (unspaced(last) || unspaced(next)) && !is_attached(next)
}

fn is_line_end(c: char) -> bool {
    matches!(
        word_break(c),
        WordBreak::Newline | WordBreak::CR | WordBreak::LF
    )
}

fn word_break(c: char) -> WordBreak {
    CodePointMapData::<WordBreak>::new().get(c)
}

#[cfg(test)]
mod tests;
