//! Forms of a word that no fold can take back, since what they leave out could be several letters. Patterns have them
//! beside their plain form, so that such words are found all the same.

use crate::fold::Profile;
use crate::fold::profile::fold_pattern;
use crate::fold::steps::dotless::dotless_form;

/// Letters that a masked word without any `*` left must have, lest it be another word.
const TELLING: usize = 4;

/// The forms in which a word of fold `skeleton` is hidden: written without dots (ذبح → دٮح), or with stars for vowels inside
/// it (kil → k*l). Stars stand for one vowel, for vowels side by side, or for all. Without doubles; mostly none.
pub fn disguises(word: &str) -> Vec<String> {
    let mut forms: Vec<String> = dotless_form(word).into_iter().collect();
    for form in masked(word) {
        let folded = if is_folded(&form) {
            form
        } else {
            fold_pattern(Profile::Skeleton, &form)
        };
        if (folded.contains('*') || folded.len() >= TELLING) && !forms.contains(&folded) {
            forms.push(folded);
        }
    }
    forms
}

/// Whether the fold leaves the form as it is: no two stars stand together or with one letter between.
fn is_folded(form: &str) -> bool {
    let mut stars = form.match_indices('*').map(|(at, _)| at);
    let Some(mut last) = stars.next() else {
        return true;
    };
    stars.all(|at| at - std::mem::replace(&mut last, at) > 2)
}

fn masked(word: &str) -> Vec<String> {
    let bytes = word.as_bytes();
    if bytes.len() < 3 || !bytes.iter().all(u8::is_ascii_lowercase) {
        return vec![];
    }
    let inside = 1..bytes.len() - 1;
    let vowels: Vec<usize> = inside.filter(|at| is_vowel(bytes[*at])).collect();
    let mut masks: Vec<Vec<usize>> = vowels.iter().map(|at| vec![*at]).collect();
    masks.extend(vowels.chunk_by(|a, b| a + 1 == *b).map(<[usize]>::to_vec));
    masks.push(vowels);
    masks.retain(|mask| !mask.is_empty());
    masks.iter().map(|mask| starred(word, mask)).collect()
}

fn starred(word: &str, mask: &[usize]) -> String {
    let star = |(at, letter)| if mask.contains(&at) { '*' } else { letter };
    word.char_indices().map(star).collect()
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stand_for_one_vowel_for_neighbours_or_for_all() {
        // The skeleton takes `**` and the stars of r*m*v*d away, from texts too.
        assert_eq!(disguises("kil"), ["k*l"]);
        assert_eq!(disguises("threat"), ["thr*at", "thre*t", "thrt"]);
        assert_eq!(
            disguises("removed"),
            ["r*moved", "rem*ved", "remov*d", "rmvd"]
        );
    }

    #[test]
    fn a_word_has_a_dotless_form_if_it_shows() {
        assert_eq!(disguises("ذبح"), ["دٮح"]);
        assert_eq!(disguises("حساب"), ["حساٮ"]);
        assert_eq!(disguises("شارع"), Vec::<String>::new(), "سارع is a word");
    }

    /// Short words would become others: "read" is no "rd".
    #[test]
    fn what_no_star_shows_is_long() {
        assert_eq!(disguises("dead"), ["d*ad", "de*d"]);
        assert_eq!(disguises("it"), Vec::<String>::new());
    }
}
