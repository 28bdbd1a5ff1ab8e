//! Words: named cases, and where they agree with UAX #29.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use proptest::prelude::*;

use super::{is_boundary, is_word_char, may_end, may_start};
use crate::fold::{FoldedText, Profile, fold};

/// Every boundary of the folded text drawn as `|`.
fn drawn(folded: &FoldedText) -> String {
    let text = folded.text();
    let mut out = String::new();
    for (at, c) in text.char_indices() {
        if is_boundary(folded, at) {
            out.push('|');
        }
        out.push(c);
    }
    assert!(is_boundary(folded, text.len()));
    out
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(drawn(&fold(Profile::Default, text)), expected);
}

#[test]
fn letters_and_digits_make_words() {
    check("can't", "|can't");
    check("mp3 4chan", "|mp3| |4chan");
    check("1,000 3.5", "|1,000| |3.5");
    check("a.b c:d", "|a|.|b| |c|:|d");
    check("#tag_a @x", "|#|tag|_|a| |@|x");
    check("c++", "|c|+|+");
    check("x,y 5,y 1;2", "|x|,|y| |5|,|y| |1;2");
    check("الحسابُ الموثق", "|الحساب| |الموثق");
    check("צה\"ל 'א'", "|צה\"ל| |'|א|'");
    check("#حساب_موثق", "|#|حساب|_|موثق");
}

#[test]
fn scripts_without_spaces_break_everywhere() {
    check("中文a", "|中|文|a");
    check("ひら", "|ひ|ら");
    check("カナ", "|カナ");
    check("ไทย", "|ไ|ท|ย");
}

#[test]
fn a_dropped_zero_width_space_is_a_boundary() {
    check("ab\u{200B}cd", "|ab|cd");
    check("ab\u{200D}cd", "|abcd");
}

#[test]
fn marks_belong_to_what_precedes() {
    let folded = fold(Profile::Exact, "e\u{301}a \u{301}");
    assert!(!is_boundary(&folded, 1) && !is_boundary(&folded, 3));
    assert!(!may_start(&folded, 1) && !may_end(&folded, 1));
    assert!(may_start(&folded, 3) && may_end(&folded, 3));
    assert!(may_start(&fold(Profile::Exact, "\u{301}a"), 0));
}

#[test]
fn a_syllable_is_not_parted() {
    let folded = fold(Profile::Exact, "한글");
    let text = folded.text();
    let at: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let may: Vec<bool> = at.iter().map(|at| may_start(&folded, *at)).collect();
    assert_eq!(may, [true, false, false, true, false, false]);
    assert!(!may_end(&folded, 3) && !may_end(&folded, 6) && may_end(&folded, 9));
}

#[test]
fn an_emoji_sequence_is_not_parted() {
    let family = "👨\u{200D}👩";
    let folded = fold(Profile::Exact, family);
    assert_eq!(folded.text(), family);
    for at in [4, 7] {
        assert!(!may_start(&folded, at) && !may_end(&folded, at) && !is_boundary(&folded, at));
    }
    let toned = fold(Profile::Exact, "👋🏽 ❤\u{FE0F}");
    assert!(!may_end(&toned, 4) && !may_end(&toned, 12) && may_end(&toned, 8));
}

#[test]
fn word_characters_are_letters_digits_and_marks() {
    for c in ['a', '5', 'ب', '\u{64E}', '中', '\u{301}'] {
        assert!(is_word_char(c), "{c:?}");
    }
    for c in ['_', '#', ' ', '+', '👋', '.'] {
        assert!(!is_word_char(c), "{c:?}");
    }
}

#[test]
fn a_long_run_of_marks_is_quick() {
    let folded = fold(
        Profile::Exact,
        &("a".to_owned() + &"\u{301}".repeat(1 << 16)),
    );
    let boundaries = (0..folded.text().len()).filter(|at| folded.text().is_char_boundary(*at));
    assert_eq!(boundaries.filter(|at| is_boundary(&folded, *at)).count(), 1);
}

proptest! {
    /// On letters, marks, digits and spaces the boundaries are those of UAX #29.
    #[test]
    fn boundaries_of_letters_are_those_of_uax_29(text in "[a-cئبة0-9٣\u{300}\u{650}ア', ]{0,12}") {
        let folded = fold(Profile::Exact, &text);
        let segmenter = WordSegmenter::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
        let standard: Vec<usize> = segmenter.segment_str(folded.text()).collect();
        for (at, c) in folded.text().char_indices() {
            // Runs of spaces are one segment there; nobody asks here.
            let spaces = folded.text().get(..at).is_some_and(|t| t.trim_end_matches(super::is_mark).ends_with(' ')) && c == ' ';
            if !spaces {
                prop_assert_eq!(is_boundary(&folded, at), standard.contains(&at), "at {} of {:?}", at, folded.text());
            }
        }
    }
}
