//! Forms of a word that no fold can take back, since what they leave out could be several letters. Patterns have them
//! beside their plain form, so that such words are found all the same.

use crate::fold::steps::dotless::dotless_form;
use crate::fold::steps::masks::is_vowel;
use crate::fold::steps::masks::masked_form;

/// Letters that a word must have of which vowels are left out, lest it be another word.
const TELLING: usize = 4;

/// The forms in which a word of fold `skeleton` is hidden: written without dots (ذبح → دٮح), with masks for vowels inside it
/// (kil → kɘl), or without vowels that stand side by side, or all of them (threat → thrt). Without doubles; mostly none.
pub fn disguises(word: &str) -> Vec<String> {
    let mut forms: Vec<String> = dotless_form(word).into_iter().collect();
    if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return forms;
    }
    // A word may end in a vowel, and go on: page, pages.
    for form in [masked_form(word, false), masked_form(word, true)] {
        forms.extend(form.filter(|form| !forms.contains(form)));
    }
    for form in without_vowels(word) {
        if form.len() >= TELLING && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// The word as all of its masked vowels may be hidden with, if there are any.
pub fn masked(word: &str) -> Option<String> {
    let plain = word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    plain.then(|| masked_form(word, false)).flatten()
}

/// The word without each of the vowels inside it that stand side by side, and without all.
fn without_vowels(word: &str) -> Vec<String> {
    let last = word.len().saturating_sub(1);
    let inside = |at: usize, letter: char| at > 0 && at < last && is_vowel(letter);
    let vowels: Vec<usize> = word
        .char_indices()
        .filter(|(at, letter)| inside(*at, *letter))
        .map(|(at, _)| at)
        .collect();
    let rows = vowels
        .chunk_by(|a, b| a + 1 == *b)
        .filter(|row| row.len() > 1);
    let mut left_out: Vec<&[usize]> = rows.collect();
    if !vowels.is_empty() {
        left_out.push(&vowels);
    }
    left_out
        .iter()
        .map(|places| without(word, places))
        .collect()
}

/// The word without the letters at some places, and without the doubles that this makes.
fn without(word: &str, places: &[usize]) -> String {
    let mut left = String::with_capacity(word.len());
    for (at, letter) in word.char_indices() {
        if !places.contains(&at) && !left.ends_with(letter) {
            left.push(letter);
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::Profile;
    use crate::fold::profile::fold_pattern;

    #[test]
    fn masks_stand_for_any_vowel_inside() {
        assert_eq!(disguises("kil"), ["kɘl"]);
        assert_eq!(disguises("threat"), ["thrɘt", "thrt"]);
        assert_eq!(disguises("removed"), ["rɘmɘvɘd", "rmvd"]);
        assert_eq!(disguises("page"), ["pɘge", "pɘgɘ"]);
        assert_eq!(disguises("threatened"), ["thrɘtɘnɘd", "thrtened", "thrtnd"]);
    }

    #[test]
    fn forms_are_folded() {
        for word in [
            "threatened",
            "page",
            "sasid",
            "نتيب",
            "حساب",
            "aeon",
            "idea",
        ] {
            for form in disguises(word) {
                assert_eq!(fold_pattern(Profile::Skeleton, &form), form, "{word}");
            }
        }
    }

    #[test]
    fn a_word_has_a_dotless_form_if_it_shows() {
        assert_eq!(disguises("ذبح"), ["دٮح"]);
        assert_eq!(disguises("حساب"), ["حساٮ"]);
        assert_eq!(disguises("اعلنت"), ["اعلٮ"]);
        assert_eq!(disguises("شارع"), Vec::<String>::new(), "سارع is a word");
    }

    /// Short words would become others: "read" is no "rd".
    #[test]
    fn what_shows_no_sign_is_long() {
        assert_eq!(disguises("dead"), ["dɘd"]);
        assert_eq!(disguises("it"), Vec::<String>::new());
    }
}
