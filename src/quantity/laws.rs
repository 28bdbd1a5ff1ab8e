//! Laws of quantities: what is rendered in words reads back; spans are in order; cost is linear.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use crate::fold::{Profile, fold};
use crate::quantity::{Quantity, quantities};

mod words;

fn read(text: &str) -> Vec<Quantity> {
    quantities(text, &fold(Profile::Default, text))
}

const ENGLISH: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const ENGLISH_TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const ENGLISH_SCALES: [&str; 7] = [
    "",
    " thousand",
    " million",
    " billion",
    " trillion",
    " quadrillion",
    " quintillion",
];

fn english_below_thousand(value: usize) -> String {
    let (hundreds, rest) = (value / 100, value % 100);
    let below = match rest {
        0..20 => ENGLISH[rest].to_owned(),
        _ if rest % 10 == 0 => ENGLISH_TENS[rest / 10].to_owned(),
        _ => format!("{}-{}", ENGLISH_TENS[rest / 10], ENGLISH[rest % 10]),
    };
    match (hundreds, rest) {
        (0, _) => below,
        (_, 0) => format!("{} hundred", ENGLISH[hundreds]),
        _ => format!("{} hundred and {below}", ENGLISH[hundreds]),
    }
}

/// A number in English words.
fn english(value: u64) -> String {
    if value == 0 {
        return ENGLISH[0].to_owned();
    }
    let parts =
        groups(value).map(|(group, scale)| english_below_thousand(group) + ENGLISH_SCALES[scale]);
    parts.collect::<Vec<_>>().join(" ")
}

/// The groups of three digits that are not zero, highest first, each with its scale.
fn groups(value: u64) -> impl Iterator<Item = (usize, usize)> {
    let group = move |scale: usize| (value / 1000_u64.pow(scale as u32) % 1000) as usize;
    (0..7)
        .rev()
        .map(move |scale| (group(scale), scale))
        .filter(|(group, _)| *group > 0)
}

const ARABIC: [&str; 11] = [
    "صفر",
    "واحد",
    "اثنان",
    "ثلاثة",
    "أربعة",
    "خمسة",
    "ستة",
    "سبعة",
    "ثمانية",
    "تسعة",
    "عشرة",
];
const ARABIC_TEENS: [&str; 9] = [
    "أحد عشر",
    "اثنا عشر",
    "ثلاثة عشر",
    "أربعة عشر",
    "خمسة عشر",
    "ستة عشر",
    "سبعة عشر",
    "ثمانية عشر",
    "تسعة عشر",
];
const ARABIC_TENS: [&str; 10] = [
    "",
    "",
    "عشرون",
    "ثلاثون",
    "أربعون",
    "خمسون",
    "ستون",
    "سبعون",
    "ثمانون",
    "تسعون",
];
const ARABIC_HUNDREDS: [&str; 10] = [
    "",
    "مئة",
    "مئتان",
    "ثلاثمئة",
    "أربعمئة",
    "خمسمئة",
    "ستمئة",
    "سبعمئة",
    "ثمانمئة",
    "تسعمئة",
];
/// Singular, dual, plural, accusative.
const ARABIC_SCALES: [[&str; 4]; 5] = [
    ["", "", "", ""],
    ["ألف", "ألفان", "آلاف", "ألفا"],
    ["مليون", "مليونان", "ملايين", "مليونا"],
    ["مليار", "ملياران", "مليارات", "مليارا"],
    ["تريليون", "تريليونان", "تريليونات", "تريليونا"],
];

fn arabic_below_thousand(value: usize) -> String {
    let (hundreds, rest) = (value / 100, value % 100);
    let below = match rest {
        0..11 => ARABIC[rest].to_owned(),
        11..20 => ARABIC_TEENS[rest - 11].to_owned(),
        _ if rest % 10 == 0 => ARABIC_TENS[rest / 10].to_owned(),
        _ => format!("{} و{}", ARABIC[rest % 10], ARABIC_TENS[rest / 10]),
    };
    match (hundreds, rest) {
        (0, _) => below,
        (_, 0) => ARABIC_HUNDREDS[hundreds].to_owned(),
        _ => format!("{} و{below}", ARABIC_HUNDREDS[hundreds]),
    }
}

fn arabic_group(group: usize, scale: usize) -> String {
    let [one, two, few, many] = ARABIC_SCALES[scale];
    match group {
        _ if scale == 0 => arabic_below_thousand(group),
        1 => one.to_owned(),
        2 => two.to_owned(),
        _ if (3..=10).contains(&(group % 100)) => format!("{} {few}", arabic_below_thousand(group)),
        _ if group % 100 > 10 => format!("{} {many}", arabic_below_thousand(group)),
        _ if group.is_multiple_of(100) => format!("{} {one}", arabic_below_thousand(group)),
        _ => format!("{} {one}", arabic_below_thousand(group)),
    }
}

/// A number in Arabic words.
fn arabic(value: u64) -> String {
    if value == 0 {
        return ARABIC[0].to_owned();
    }
    groups(value)
        .map(|(group, scale)| arabic_group(group, scale))
        .collect::<Vec<_>>()
        .join(" و")
}

#[track_caller]
fn check_read_back(text: &str, value: u64) {
    let found = read(text);
    let values: Vec<u64> = found.iter().map(|quantity| quantity.value).collect();
    assert_eq!(values, [value], "{text}");
    assert_eq!(found[0].span.of(text), text);
}

#[test]
fn every_small_number_in_words_reads_back() {
    for value in 0..3000 {
        check_read_back(&english(value), value);
        check_read_back(&arabic(value), value);
    }
}

/// A number in words of any other language reads back in its sentence. One alone is an article in most of them, and
/// no language needs a word for none.
#[track_caller]
fn check_in_sentence((name, frame, render): words::Rendered, value: u64) {
    let said = render(value);
    if words::NEVER_ALONE.contains(&said.as_str()) {
        return;
    }
    let text = frame.replace("{}", &said);
    let found = read(&text);
    let values: Vec<u64> = found.iter().map(|quantity| quantity.value).collect();
    assert_eq!(values, [value], "{name}: {text}");
    assert_eq!(found[0].span.of(&text), said, "{name}");
}

#[test]
fn every_small_number_in_any_language_reads_back() {
    for rendered in words::RENDERED {
        for value in 2..3000 {
            check_in_sentence(*rendered, value);
        }
    }
}

#[test]
fn hostile_texts_cost_no_more_than_their_length() {
    let hostile = [
        "thousand ",
        "million and ",
        "one ",
        "1 ",
        "1.",
        "1,",
        "1-",
        "two hundred and ",
        "tens of ",
        "between one and ",
        "ألف و",
        "مئة ",
        "آلاف ",
        "بين خمسة و",
        "وال",
        "+1 ",
        "(1) ",
        "one point one ",
        "a ",
        "half a ",
        "\u{301}",
        "5 and a half ",
        "three quarters ",
        "10 March ",
        "ما لا يقل عن ",
        "2015 and ",
        "000 ",
        "e\u{301}1",
        "zweiundzwanzig",
        "hundert tausend ",
        "quatre-vingt-",
        "mil y ",
        "500'den ",
        "полтора ",
        "ساڑھے تین ",
        "万",
        "三百",
        "一 千零",
        "5多",
        "once on bin. ",
        "1 000 ",
    ];
    for unit in hostile {
        let text = unit.repeat(100_000 / unit.len());
        let start = Instant::now();
        read(&text);
        assert!(
            start.elapsed() < Duration::from_secs(5),
            "{unit:?} took {:?}",
            start.elapsed()
        );
    }
}

proptest! {
    /// A number in English words reads back, as one quantity that spans them all.
    #[test]
    fn english_words_read_back(value in any::<u64>(), digits in 0_u32..20) {
        let value = value % 10_u64.pow(digits).max(1);
        check_read_back(&english(value), value);
    }

    /// A number in Arabic words reads back, as one quantity that spans them all.
    #[test]
    fn arabic_words_read_back(value in 0..1_000_000_000_000_000_u64, digits in 0_u32..16) {
        let value = value % 10_u64.pow(digits);
        check_read_back(&arabic(value), value);
    }

    /// A number in words of any other language reads back in its sentence.
    #[test]
    fn words_read_back(value in 2..10_000_000_000_u64, digits in 1_u32..11) {
        let value = (value % 10_u64.pow(digits)).max(2);
        for rendered in words::RENDERED {
            check_in_sentence(*rendered, value);
        }
    }

    /// A number in digits reads back, plain and grouped.
    #[test]
    fn digits_read_back(value in 0..u64::MAX) {
        let plain = value.to_string();
        check_read_back(&plain, value);
        let grouped: Vec<String> = plain.as_bytes().rchunks(3).rev().map(|g| String::from_utf8_lossy(g).into_owned()).collect();
        check_read_back(&grouped.join(","), value);
        check_read_back(&grouped.join("\u{202F}"), value);
    }

    /// Quantities come in order, do not overlap, and are slices of the original.
    #[test]
    fn quantities_are_disjoint_slices(words in prop::collection::vec(word(), 0..12)) {
        let text = words.concat();
        let folded = fold(Profile::Default, &text);
        let mut end = 0;
        for quantity in quantities(&text, &folded) {
            prop_assert!(end <= quantity.span.start && !quantity.span.is_empty(), "{text:?}");
            prop_assert!(text.get(quantity.span.range()).is_some());
            prop_assert_eq!(folded.original(quantity.folded), quantity.span);
            end = quantity.span.end;
        }
    }
}

/// What numbers and their neighbours are made of.
fn word() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "1",
        "20",
        "300",
        "2015",
        ",",
        ".",
        "-",
        "–",
        " ",
        " ",
        " ",
        "\n",
        "\u{A0}",
        "k",
        "m",
        "%",
        "$",
        "+",
        "#",
        "one",
        "twenty",
        "hundred",
        "thousand",
        "million",
        "thousands",
        "and",
        "a",
        "half",
        "of",
        "between",
        "مئة",
        "ألف",
        "ألفان",
        "آلاف",
        "و",
        "ال",
        "خمسة",
        "عشر",
        "عشرون",
        "نصف",
        "المليون",
        "بين",
        "من",
        "في",
        "المئة",
        "ثالث",
        "March",
        "مارس",
        "second",
        "th",
        "\u{301}",
        "\u{200B}",
        "ـ",
        "²",
        "½",
        "point",
        "few",
    ])
    .prop_map(str::to_owned)
}
