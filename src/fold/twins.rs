//! The fast fold is the plain one: every scalar by itself, as it goes when changes are recorded.

use crate::fold::FoldedText;
use crate::fold::Profile;
use crate::fold::changes::Changes;
use crate::fold::fold;
use crate::fold::profile::fold_into;
use crate::fold::profile::run;
use crate::fold::skeleton_of_into;
use crate::fold::step_set::StepSet;
use crate::lanes::plainly;
use crate::span::Span;
use proptest::prelude::*;

const PROFILES: [Profile; 3] = [Profile::Exact, Profile::Default, Profile::Skeleton];

/// Asks for every change, so that no short cut is taken, and forgets it.
struct Forgotten;

impl Changes for Forgotten {
    const RECORDED: bool = true;

    fn note(&mut self, _: Span, _: StepSet) {}
}

/// What is folded differently somewhere.
const PIECES: [&str; 84] = [
    "&#1587;",
    "&",
    ";",
    "#",
    "zwnj",
    "💀",
    "**",
    "_",
    "~~",
    "\u{336}",
    "7",
    "ذ",
    "48",
    "ں",
    " ",
    "a",
    "i",
    "Z",
    "k1ll",
    "ll",
    "book",
    "a.b.c",
    "x - y",
    "@",
    "\n",
    "5",
    "!",
    "é",
    "E\u{301}",
    "İ",
    "ß",
    "ﬁ",
    "ø",
    "\u{307}",
    "\u{301}",
    "\u{323}",
    "\u{345}",
    "а",
    "я",
    "ب",
    "ل",
    "أ",
    "ة",
    "ه",
    "ٮ",
    "\u{64e}",
    "\u{651}",
    "ـ",
    "٣",
    "ﷺ",
    "ﻼ",
    "\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{ad}",
    "\u{fe0f}",
    "👧",
    "🏽",
    "🏴",
    "\u{e0067}",
    "한",
    "中",
    "“",
    "का",
    "🅺",
    "*",
    "×",
    "`",
    "\\",
    "•",
    "=",
    "$",
    "$@1d",
    "8",
    "🇰",
    "🇺🇸",
    "ѕ",
    "ڤ",
    "ǝ",
    "Ꮋ",
    "(k)(i)",
    "بـ.ـت",
    "ـ",
    "a  b  c",
];

/// The fast way is the plain one, with vector instructions and without.
#[track_caller]
fn alike(text: &str, fast: &mut FoldedText) {
    agree(text, fast);
    plainly(|| agree(text, fast));
}

#[track_caller]
fn agree(text: &str, fast: &mut FoldedText) {
    let mut plain = FoldedText::default();
    for profile in PROFILES {
        run(profile, text, &mut plain, &mut Forgotten);
        fold_into(profile, text, fast);
        assert_eq!(fast.text(), plain.text(), "{profile:?} {text:?}");
        if profile == Profile::Skeleton {
            let mut shared = FoldedText::default();
            skeleton_of_into(text, &fold(Profile::Default, text), &mut shared);
            assert_eq!(shared.text(), plain.text(), "{text:?}");
            assert!(shared.sources().eq(plain.sources()), "{text:?}");
        }
        assert!(fast.sources().eq(plain.sources()), "{profile:?} {text:?}");
        let breaks = (0..=plain.text().len()).all(|at| fast.breaks_at(at) == plain.breaks_at(at));
        assert!(breaks, "{profile:?} {text:?}");
    }
}

/// Words of these pieces, short and long.
fn texts() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(PIECES.as_slice());
    let common = proptest::sample::select(["a", "b", "ب", "ا", "ت", " ", "п", "е"].as_slice());
    let mixed = prop_oneof![common.clone(), common, piece];
    let any = proptest::collection::vec(proptest::char::any(), 0..40);
    prop_oneof![
        8 => proptest::collection::vec(mixed, 0..300).prop_map(|pieces| pieces.concat()),
        1 => any.prop_map(String::from_iter),
    ]
}

/// Little words of what the skeleton changes, so that its steps make room for each other.
fn words() -> impl Strategy<Value = String> {
    let latin = "[ab1!@ .é]{0,4}[ab]{0,3}[ab1!@$38 .\n\u{200b}\u{200c}\u{301}-]{0,12}";
    let mixed = "[abа🅰🅺ıø α1@. \u{301}\u{200c},-]{0,16}";
    let arabic = "[بهةٮ37 \u{64e}\u{200c}ـ.и\u{306}a1-]{0,16}";
    let hidden =
        "(a|b|ب|د|ٮ|и|7|9|1|5|\\*\\*|_|💀|&|#|;|&#97;|&#x62f;|\u{336}|\u{301}|ا| |zwnj){0,12}";
    let plain = "[a-e]{2,5}";
    let masked = "[abe*×]{1,6}(\\$|@|5)?[abe*`•|]{0,8}[$5@]?";
    let rows =
        "[ab](  | - |\\. |--|/|\\)\\(|`)[abи](  | - |\\. |--|/|\\)\\(|`)[ab](  | - |/|\\*)[ab]?";
    let one = prop_oneof![latin, mixed, arabic, hidden, plain, masked, rows];
    proptest::collection::vec(one, 0..12).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn words_fold_alike(text in words()) {
        alike(&text, &mut FoldedText::default());
    }

    #[test]
    fn mixtures_fold_alike(text in texts()) {
        alike(&text, &mut FoldedText::default());
    }
}

/// Behind and before as many bytes as it takes to stand at every place of a window, in scripts that go different ways.
#[test]
fn at_every_place_of_a_window_texts_fold_alike() {
    let mut fast = FoldedText::default();
    for filler in ["x", "ب", "中", "b \u{2019}"] {
        for piece in PIECES {
            for count in 0..70 {
                let before = filler.repeat(count);
                alike(
                    &format!("{before}{piece}{filler}ا{piece}{piece}e{before}"),
                    &mut fast,
                );
            }
        }
    }
}

/// A text longer than any block, with every piece at its joints.
#[test]
fn long_texts_fold_alike() {
    let mut fast = FoldedText::default();
    for filler in ["plain text and ", "نص عادي و", "обычный текст "] {
        for piece in PIECES {
            alike(&format!("{filler}{piece} ").repeat(150), &mut fast);
        }
    }
}

#[test]
fn every_scalar_folds_alike() {
    let mut fast = FoldedText::default();
    let scalars: Vec<char> = ('\0'..=char::MAX).collect();
    for some in scalars.chunks(512) {
        for between in ["", " ", "i", "ب\u{301}"] {
            let text: String = some
                .iter()
                .flat_map(|scalar| [scalar.to_string(), between.to_owned()])
                .collect();
            alike(&text, &mut fast);
        }
    }
}
