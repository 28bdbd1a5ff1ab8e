//! Letters of hidden words: in `m.i.n.i.s.t.e.r` a reader sees no `i`, so no hit begins or ends there.
//!
//! A row is three single letters or more, between which stand the signs that make one token of them (see `disguised.rs`), or
//! a zero width space that the fold dropped; never white space, since `x y z` may be three words. Letters all alike or in turn
//! (`a/b/c`) hide nothing.

use crate::fold::FoldedText;
use crate::segment::disguised::{Between, LONGEST_GAP, between};
use crate::segment::is_word_char;
use crate::segment::word::{is_attached, parts_unspaced};

/// Letters looked at on each side. A longer row is one as well; a bound keeps each look constant.
const REACH: usize = 64;

/// Where a letter and its marks stand, as folded bytes.
#[derive(Clone, Copy)]
struct Letter {
    start: usize,
    end: usize,
    letter: char,
}

/// Whether a row goes on to the left of the letter that starts at `at`.
pub(super) fn is_entered(folded: &FoldedText, at: usize) -> bool {
    let here = letter_from(folded, at);
    here.is_some_and(|here| before(folded, here).is_some() && is_in_row(folded, here))
}

/// Whether a row goes on to the right of the letter that ends at `at`.
pub(super) fn is_left(folded: &FoldedText, at: usize) -> bool {
    let here = letter_to(folded, at);
    here.is_some_and(|here| after(folded, here).is_some() && is_in_row(folded, here))
}

/// The single letter that starts at `at`: what follows it is no part of a word.
fn letter_from(folded: &FoldedText, at: usize) -> Option<Letter> {
    let mut scalars = folded.text().get(at..)?.char_indices();
    let (_, letter) = scalars.next()?;
    if !letter.is_alphabetic() || parts_unspaced(letter, 'a') {
        return None;
    }
    let next = scalars.find(|(_, c)| !is_attached(*c));
    let end = next.map_or(folded.text().len(), |(length, _)| at + length);
    let ends = next.is_none_or(|(_, c)| !is_word_char(c)) || folded.breaks_at(end);
    ends.then_some(Letter {
        start: at,
        end,
        letter,
    })
}

/// The single letter that ends at `at`: what precedes it is no part of a word.
fn letter_to(folded: &FoldedText, at: usize) -> Option<Letter> {
    let before = folded.text().get(..at)?;
    let mut scalars = before.char_indices().rev();
    let (start, _) = scalars.find(|(_, c)| !is_attached(*c))?;
    let begins = folded.breaks_at(start) || scalars.next().is_none_or(|(_, c)| !is_word_char(c));
    let here = letter_from(folded, start)?;
    (begins && here.end == at).then_some(here)
}

/// The letter before this one, and what stands between.
fn before(folded: &FoldedText, here: Letter) -> Option<(Letter, Between<'_>)> {
    let text = folded.text().get(..here.start)?;
    let end = text
        .char_indices()
        .rev()
        .take(LONGEST_GAP)
        .take_while(|(_, c)| is_sign(*c))
        .last()
        .map_or(here.start, |(at, _)| at);
    let joined = end < here.start || folded.breaks_at(end);
    let letter = joined.then(|| letter_to(folded, end)).flatten()?;
    Some((letter, joint(text.get(end..)?)?))
}

/// The letter after this one, and what stands between.
fn after(folded: &FoldedText, here: Letter) -> Option<(Letter, Between<'_>)> {
    let text = folded.text().get(here.end..)?;
    let signs = text.chars().take(LONGEST_GAP).take_while(|c| is_sign(*c));
    let length: usize = signs.map(char::len_utf8).sum();
    let joined = length > 0 || folded.breaks_at(here.end);
    let letter = joined
        .then(|| letter_from(folded, here.end + length))
        .flatten()?;
    Some((letter, joint(text.get(..length)?)?))
}

/// What signs are in a row; none are a zero width space.
fn joint(signs: &str) -> Option<Between<'_>> {
    match signs {
        "" => Some(Between::Same(signs)),
        signs => between(signs),
    }
}

fn is_sign(c: char) -> bool {
    !is_word_char(c) && !c.is_whitespace()
}

/// Whether a letter is one of a row that may be a word's.
fn is_in_row(folded: &FoldedText, here: Letter) -> bool {
    let Some((_, signs)) = before(folded, here).or_else(|| after(folded, here)) else {
        return false;
    };
    let same = |found: Option<(Letter, Between<'_>)>| {
        let (letter, own) = found?;
        (own == signs).then_some(letter)
    };
    let mut letters = vec![here.letter];
    let mut at = here;
    while let Some(letter) = same(before(folded, at)).filter(|_| letters.len() < REACH) {
        letters.insert(0, letter.letter);
        at = letter;
    }
    at = here;
    while let Some(letter) = same(after(folded, at)).filter(|_| letters.len() < 2 * REACH) {
        letters.push(letter.letter);
        at = letter;
    }
    is_varied(&letters)
}

/// Whether letters may be those of a word, three or more: `x.x.x` hides nothing, and `a/b/c` counts.
pub(super) fn is_varied(letters: &[char]) -> bool {
    let codes = letters.iter().map(|letter| u32::from(*letter));
    let mut steps = codes
        .clone()
        .skip(1)
        .zip(codes)
        .map(|(two, one)| two.wrapping_sub(one));
    let first = steps.next().unwrap_or(0);
    letters.len() > 2 && (first > 1 || steps.any(|step| step != first))
}

#[cfg(test)]
mod tests {
    use crate::fold::{Profile, fold};
    use crate::segment::{may_end, may_start};

    /// The letters of a text at which a hit may both start and end.
    fn free(text: &str) -> String {
        let folded = fold(Profile::Default, text);
        let letters = folded.text().char_indices();
        let letters = letters.filter(|(_, c)| c.is_alphabetic());
        let free = letters
            .filter(|(at, c)| may_start(&folded, *at) && may_end(&folded, at + c.len_utf8()));
        free.map(|(_, c)| c).collect()
    }

    #[test]
    fn no_hit_begins_or_ends_inside_a_row() {
        assert_eq!(free("m.i.n.i.s.t"), "");
        assert_eq!(free("m-i-n i"), "i");
        assert_eq!(free("m_*i_*n m.i-n"), "");
        assert_eq!(free("l\u{200B}a\u{200B}n"), "");
        let folded = fold(Profile::Default, "m.i.n");
        assert!(may_start(&folded, 0) && may_end(&folded, 5));
        assert!(!may_start(&folded, 2) && !may_end(&folded, 3));
    }

    #[test]
    fn letters_that_hide_nothing_stay_words() {
        for text in ["m i n", "a/b/c", "x.x.x", "m.i", "m;i,n"] {
            let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
            assert_eq!(free(text), letters, "{text}");
        }
    }
}
