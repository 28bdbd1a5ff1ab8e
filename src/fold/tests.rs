//! Named cases of every step.

use crate::fold::Profile;
use crate::fold::Step;
use crate::fold::UNICODE_VERSION;
use crate::fold::fold;
use crate::fold::fold_pattern;
use crate::fold::steps_in;
use crate::span::Span;

#[track_caller]
fn default(text: &str, folded: &str) {
    assert_eq!(fold_pattern(Profile::Default, text), folded, "{text:?}");
}

#[track_caller]
fn skeleton(text: &str, folded: &str) {
    assert_eq!(fold_pattern(Profile::Skeleton, text), folded, "{text:?}");
}

#[track_caller]
fn exact(text: &str, folded: &str) {
    assert_eq!(fold_pattern(Profile::Exact, text), folded, "{text:?}");
}

#[track_caller]
fn source(profile: Profile, text: &str, found: &str, original: &str) {
    let folded = fold(profile, text);
    let start = folded.text().find(found).expect("the folded text holds it");
    let span = folded.original(Span::new(start, start + found.len()));
    assert_eq!(span.of(text), original, "{text:?}");
}

#[test]
fn exact_is_canonical_equivalence_and_no_more() {
    exact("é", "e\u{301}");
    exact("a\u{301}\u{323}", "a\u{323}\u{301}");
    exact("ﬁ Aـ١ أ", "ﬁ Aـ١ ا\u{654}");
    exact("가", "\u{1100}\u{1161}");
}

#[test]
fn compatibility_forms_are_taken_apart() {
    default("ﬁ", "fi");
    default("ﻫﺠﻮم", "هجوم");
    default("ﷲ", "الله");
    default("Ｂａｙａｎ", "bayan");
    default("𝐛𝐚𝐲𝐚𝐧", "bayan");
    default("가", "\u{1100}\u{1161}");
    default("ﹰ", " ");
}

#[test]
fn case_is_folded_in_full() {
    default("STRASSE straße", "strasse strasse");
    default("ΟΔΟΣ οδος", "οδοσ οδοσ");
    default("İstanbul", "istanbul");
    default("I\u{307}stanbul i\u{323}\u{307}", "istanbul i\u{323}");
    default(
        "ᾴ α\u{301}\u{345} ᾳ\u{301}",
        "α\u{301}ι α\u{301}ι α\u{301}ι",
    );
}

#[test]
fn arabic_marks_and_hamza_on_letters_go() {
    default("مُدَرِّسَةٌ", "مدرسة");
    default("أحمد إلى آخر", "احمد الي اخر");
    default("مسؤول رئيس", "مسوول رييس");
    default("سماء", "سماء");
    default("هٰذا", "هذا");
    default("résumé", "re\u{301}sume\u{301}");
}

#[test]
fn tatweel_goes() {
    default("بيــــان", "بيان");
    default("ﹱ", "");
}

#[test]
fn invisible_characters_go_outside_emoji() {
    default("ت\u{200B}هديد", "تهديد");
    default("می\u{200C}خواهم", "ميخواهم");
    default("ki\u{AD}ll\u{202E}", "kill");
    default("\u{FEFF}text\u{200D}", "text");
    default(
        "👨\u{200D}👩\u{200D}👧 ❤\u{FE0F}",
        "👨\u{200D}👩\u{200D}👧 ❤\u{FE0F}",
    );
    default("🏳\u{FE0F}\u{200D}🌈", "🏳\u{FE0F}\u{200D}🌈");
    default("a\u{FE0F}b\u{200D}👧", "ab👧");
    default("👧\u{200D}\u{200D}👧", "👧👧");
    default("🏴\u{E0067}\u{E007F}", "🏴\u{E0067}\u{E007F}");
    default("x\u{E0067}y", "xy");
    default("™\u{FE0F}", "tm");
    default(
        "👧\u{200D}↮ 👧\u{200D}↔\u{338}",
        "👧\u{200D}↔\u{338} 👧\u{200D}↔\u{338}",
    );
}

#[test]
fn arabic_letter_forms_are_one_letter() {
    default("ٱلبيت", "البيت");
    default("على علی", "علي علي");
    default("کتاب ڪتاب", "كتاب كتاب");
    default("ھذه ہ ە", "هذه ه ه");
    default("مدرسة دورۃ", "مدرسة دورة");
}

#[test]
fn digits_of_every_script_are_ascii() {
    default("١٢٥ ۱۲۵ १२५ １２５ 𝟏𝟐𝟓", "125 125 125 125 125");
    default("٠٩۰۹𖩩", "09099");
}

#[test]
fn a_match_owns_what_was_dropped_inside_its_word() {
    source(Profile::Default, "في حِسَـــابِ جديد", "حساب", "حِسَـــابِ");
    source(Profile::Default, "بيانـ هنا", "بيان", "بيانـ");
    source(Profile::Default, "ت\u{200B}ه\u{200B} ", "ته", "ت\u{200B}ه");
    source(Profile::Default, "ب\u{200B}\u{64E}", "ب", "ب");
    source(Profile::Default, "!ـ", "!", "!");
    source(Profile::Default, "ﬁne", "i", "ﬁ");
    source(Profile::Default, "Çok İyi", "iyi", "İyi");
    source(
        Profile::Exact,
        "xa\u{301}\u{323}y",
        "\u{323}",
        "\u{301}\u{323}",
    );
}

#[test]
fn a_zero_width_space_is_remembered() {
    let folded = fold(Profile::Default, "\u{200B}ab\u{200B}\u{200C}ج\u{200B}");
    let breaks: Vec<_> = (0..=folded.text().len())
        .filter(|at| folded.breaks_at(*at))
        .collect();
    assert_eq!(breaks, [0, 2, 4]);
}

#[test]
fn steps_are_named_for_the_span_they_changed() {
    let steps = |text: &str, part: &str| {
        let at = text.find(part).expect("the text holds it");
        steps_in(Profile::Default, text, Span::new(at, at + part.len()))
    };
    assert_eq!(steps("removed Now", "removed"), []);
    assert_eq!(steps("removed Now", "Now"), [Step::Case]);
    assert_eq!(steps("حـذف أزال", "حـذف"), [Step::Tatweel]);
    assert_eq!(
        steps("حذف أزالَ", "أزالَ"),
        [Step::Compatibility, Step::Marks]
    );
    assert_eq!(steps("۱۲ ت\u{200B}ه", "۱۲"), [Step::Digits]);
    assert_eq!(steps("۱۲ ت\u{200B}ه", "ت\u{200B}ه"), [Step::Invisible]);
    assert_eq!(steps("👧\u{200D}👧", "👧\u{200D}👧"), []);
}

#[test]
fn lookalikes_become_latin_in_mixed_words_only() {
    skeleton("раypal", "paypal");
    skeleton("раура", "раура");
    skeleton("сор cop", "сор cop");
    skeleton("Ηello κιll", "nelo kil");
    skeleton("ᴋıłł 🅺🅸🅻 ⓚⓘⓛ", "kil kil kil");
    skeleton("ابو ali٤", "ابو alia");
}

#[test]
fn leet_is_undone_inside_words_and_numbers_stay() {
    skeleton("k1ll 1d1ot sh1t k!ll @$$", "kil idiot shit kil @$$");
    skeleton("l33t a$$hole 5h1t h4t3", "let ashole shit hate");
    skeleton("10k 3bn 4th 90s 1337 5,000", "10k 3bn 4th 90s 1337 5,000");
    skeleton("kill! @user $100 covid19", "kil! @user $100 covid19");
    skeleton("$@1d $u$p3nd3d @cc0un7$", "said suspended acounts");
    skeleton(
        "5uspend 0fficial 7hr3@7 $uspend",
        "suspend oficial threat suspend",
    );
    skeleton(
        "@ccount thread$ 5k 7th $5k !!kil",
        "acount threads 5k 7th $5k !!kil",
    );
    skeleton("م7مد ا3دام ا300ب و5", "محمد اعدام ا300ب و5");
    skeleton("7ذف 23لن ت6بي91 حساب9", "حذف اعلن تطبيقا حسابق");
    skeleton("40تطبيق 125ألف 7م و300", "40تطبيق 125الف 7م و300");
    skeleton("ه77دد بذب7 ا23م9د تو3د", "هحد بذبح اعمقد توعد");
    skeleton("gr8 a8le covid19 fi9ht", "gr8 able covid19 fight");
}

#[test]
fn repeated_letters_are_one() {
    skeleton("kiiiilll قتتتتل", "kil قتل");
    skeleton("1000 ... ööö", "1000 ... o");
}

#[test]
fn separators_between_single_letters_go() {
    skeleton("k.i.l.t k-i-l-t k i l t", "kilt kilt kilt");
    skeleton("a b c.d.e", "abc.d.e");
    skeleton("س أ ق ت ل ك", "ساقتلك");
    skeleton("I k.i.l.t", "i kilt");
    skeleton("a, b, c e.g. a-b", "a, b, c e.g. a-b");
    skeleton("و.ي.ل", "ويل");
    skeleton("a.a.a", "a.a.a");
    skeleton("р.a.y", "pay");
    skeleton("k.i.l.l", "kil");
    skeleton("k.i-l_t k..i.l-t", "kilt kilt");
    skeleton("k-i+l a/b-c e.g:a x.y", "k-i+l a/b-c e.g:a x.y");
    skeleton("k  i  l t - k - i - l k/i/l k. i. l", "kilt - kil kil kil");
    skeleton("w  i  l  t   a  m o", "wilt   amo");
    skeleton(
        "(k)(i)(l) k--i--l ⒦⒤⒧ k\u{2800}i\u{2800}l",
        "(kil) kil (kil) kil",
    );
    skeleton(
        "a , b , c x\ny\nz k    i    l",
        "a , b , c x\ny\nz k    i    l",
    );
}

#[test]
fn tatweel_gives_joints_away() {
    skeleton("سنقـ.ـتل لاد.فنـ.ك سنقـ ـتل", "سنقتل لادفنك سنقتل");
    skeleton("سنق.تل سنقـ تل بـ 300", "سنق.تل سنق تل ب 300");
    source(Profile::Skeleton, "x سنقـ.ـتل y", "سنقتل", "سنقـ.ـتل");
    let breaks = |text: &str| (0..12).any(|at| fold(Profile::Skeleton, text).breaks_at(at));
    assert!(breaks("سنقـ.تل") && !breaks("سنقـ.ـتل"));
}

#[test]
fn wider_spaces_part_the_words_of_a_row() {
    skeleton("k i l t   m i n", "kilt   min");
    skeleton("w e  w i l t  a  m o s s  b y", "we  wilt  a  mos  by");
    skeleton("m y  t o y, m y  t a  b i", "my  toy, mytabi");
}

#[test]
fn accents_of_latin_letters_go() {
    skeleton("س̶ن́ف̵ج̶ر́ 1̶2 м̶и́р", "سنفجر 12 ми\u{301}р");
    skeleton("ص\u{489}ر\u{483}ح", "صرح");
    skeleton("résumé naïve ñ й", "resume naive n и\u{306}");
}

#[test]
fn teh_marbuta_is_heh() {
    skeleton("مدرسة", "مدرسه");
}

#[test]
fn masked_vowels_are_one_letter() {
    skeleton("k*ll thr**t*n r*m*v*d s×id", "kɘl thrɘtɘn rɘmɘvɘd sɘd");
    skeleton("thre*tened remov*d", "thrɘtɘnɘd rɘmɘvɘd");
    skeleton(
        "k*i*l*t sh*t *said* 5*3 a* b* th**t",
        "kilt sh*t *said* 5*3 a* b* thɘt",
    );
    source(Profile::Skeleton, "x sa*d y", "sɘd", "sa*d");
}

#[test]
fn letters_of_others_are_read_by_their_shape() {
    skeleton("ѕаіԁ ѕроkе киль աօո kıllǝd", "said spoke киль աօո kiled");
    skeleton("🇰🇮🇱🇹 🇰 🇮 🇱 🇹 🇺🇸 a🇺🇸b", "kilt kilt 🇺🇸 ab");
    skeleton("حذڤ ڨرد پدر گل", "حذف قرد پدر گل");
}

#[test]
fn words_with_dotless_letters_have_no_dots() {
    skeleton("ٯٮل ڡى ںار", "ڡٮل ڡٮ نار");
    skeleton("ٮذبح بنت", "ٮدٮح بنت");
}

#[test]
fn entities_are_read() {
    skeleton("&#1587;ن&#1601;ج&#x631; &amp; &zwnj;", "سنفجر &amp; ");
    skeleton(
        "&#38;#1587; &#9999999; &#0; &;",
        "&#38;#1587; &#9999999; &#0; &;",
    );
    skeleton("ki&#108;t &#xFDFA; &#&#1587;;", "kilt &#xfdfa; &#س;");
    source(Profile::Skeleton, "x k&#105;lt y", "kilt", "k&#105;lt");
}

#[test]
fn wedges_inside_words_go_and_part_them_still() {
    skeleton(
        "susp💀ended **su**spend kill❤️you",
        "suspended **suspend kilyou",
    );
    skeleton(
        "a💀1 ab💀قت snake__case a_b a||b",
        "a💀1 ab💀قت snakecase a_b ab",
    );
    skeleton(
        "ki`lt ki\\lt *ki*lt ki*lt* ki•lt ki|lt",
        "kilt kilt *kilt kilt* kilt kilt",
    );
    skeleton(
        "x-y ki-lt ki_lt ki/lt _ki_lt",
        "x-y ki-lt ki_lt ki/lt _ki_lt",
    );
    let folded = fold(Profile::Skeleton, "kill💀look");
    assert_eq!(folded.text(), "kilok");
    assert!(folded.breaks_at(3), "kill stands for itself still");
    source(
        Profile::Skeleton,
        "x susp💀ended y",
        "suspended",
        "susp💀ended",
    );
}

#[test]
fn a_skeleton_match_owns_its_repeats_but_not_past_controls() {
    source(Profile::Skeleton, "x kiiilllll y", "kil", "kiiilllll");
    source(Profile::Skeleton, "x k.i.l.l y", "kil", "k.i.l.l");
    source(Profile::Skeleton, "x kil\u{200C}l y", "kil", "kil");
    source(Profile::Skeleton, "x café y", "cafe", "café");
    source(Profile::Skeleton, "قتـــتل الآن", "قتل", "قتـــتل");
    let folded = fold(Profile::Skeleton, "k.i.l\u{200B}.t");
    assert_eq!(folded.text(), "kilt");
    assert!(folded.breaks_at(3) && !folded.breaks_at(2));
}

#[test]
fn steps_of_the_skeleton_are_named() {
    let steps = |text: &str, part: &str| {
        let at = text.find(part).expect("the text holds it");
        steps_in(Profile::Skeleton, text, Span::new(at, at + part.len()))
    };
    assert_eq!(steps("you k1ll me", "k1ll"), [Step::Leet, Step::Repeats]);
    assert_eq!(steps("you k.i.l.t me", "k.i.l.t"), [Step::Separators]);
    assert_eq!(steps("you k.i.l.t me", "you"), []);
    assert_eq!(steps("رаypal مدرسة", "مدرسة"), [Step::Teh]);
    assert_eq!(steps("раypal", "раypal"), [Step::Lookalikes]);
    assert_eq!(steps("café", "café"), [Step::Compatibility, Step::Accents]);
    assert_eq!(steps("ٯتل", "ٯتل"), [Step::Dotless]);
    assert_eq!(steps("a k&#105;lt b", "k&#105;lt"), [Step::Entities]);
}

/// Every version of Unicode assigns scalars, so their number tells the version. If this fails after an update of the
/// `icu_*` crates, their data crates' README names the new version for [`UNICODE_VERSION`].
#[test]
fn the_data_is_of_the_unicode_version_we_name() {
    use icu_properties::CodePointMapData;
    use icu_properties::props::GeneralCategory;
    let categories = CodePointMapData::<GeneralCategory>::new();
    let assigned = ('\0'..=char::MAX)
        .filter(|scalar| categories.get(*scalar) != GeneralCategory::Unassigned)
        .count();
    assert_eq!((assigned, UNICODE_VERSION), (310_341, "18.0.0"));
}
