//! Texts that bite: terms of the policy, disguised, at edges and upon each other.

use bayan::{Document, Meta};

use super::choices::Choices;
use super::words;

const BEFORE: &[&str] = &[
    "و", "ال", "ب", "لل", "وال", "ف", "فل", "وب", "كال", "بـ", "وبال", "ا", "x", "1", "_", "#",
    "@", "-",
];
const AFTER: &[&str] = &[
    "ه", "ها", "هم", "ات", "اته", "ين", "ون", "كما", "نا", "'s", "s", "es", "’s", "ة", "x", "1",
    "_y", "-z", "\u{301}", "َ", "\u{200d}", "\u{fe0f}", "🏽",
];
const GAPS: &[&str] = &[
    " ", " ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\u{2028}", "\u{2029}", "\u{85}",
    "\t", "\u{a0}", "\u{3000}", "\u{200b}", "\u{200c}", "\u{200d}", "", "", "-", "_", "'", "’",
    ".", ":", "/", " \n ", "\n \n", "\u{feff}", "\u{2060}", "\u{1c}", "\u{202e}", "\0", "ـ",
];
const ENDS: &[&str] = &[
    ". ", "؟ ", "! ", "? ", "، ", ", ", "; ", "؛ ", "… ", "...", ".\n", "。", ".\" ", ".” ", ") ",
    "\n\n", "\n",
];
const QUOTES: &[&str] = &["\"", "“", "”", "«", "»", "\"", "'", "„", "‹"];
const NOISE: &[&str] = &[
    "Mr. ",
    "د. ",
    "U.S. ",
    "e.g. ",
    "i.e. ",
    "No. 5",
    "أ. ",
    "م. ",
    "Dr.",
    "the",
    "من",
    "في",
    "👍",
    "🇪🇬",
    "👩🏽‍🚀",
    "京都",
    "한글",
    "각",
    "Ж",
    "z",
    "9",
    "e\u{301}",
    "﷽",
    "ﻻ",
    "لإ",
    "ٱ",
    "&",
    "(",
    ")",
    "\u{0}",
    "\u{10ffff}",
    "ক্ষ",
    "A\u{30a}",
];
const AMOUNTS: &[&str] = &[
    "660",
    "2",
    "10",
    "١٢٥ ألف",
    "10k",
    "two",
    "ألفان",
    "3 million",
    "1,000",
    "about 5",
    "2019",
    "in 2019",
    "50%",
    "$5",
    "أكثر من 100",
    "مليون",
    "hundreds",
    "آلاف",
    "3rd",
    "10:30",
    "1.5",
    "1.250 million",
    "و300",
    "٣٫٥ مليون",
    "at least 20",
    "twenty-five",
    "12.345",
    "1 2 3",
    "ثلاثة",
    "192.168.0.1",
    "dozen",
    "5-7",
    "-5",
    "0",
    "18446744073709551616",
    "a million",
    "مئتا",
    "خمسة وعشرون",
];

/// A document made of choices.
pub fn document(bytes: &[u8], terms: &[String]) -> Document {
    let from = &mut Choices::new(bytes);
    let document = Document::default();
    let mut document = match from.weighted(&[80, 10, 7, 3]) {
        0 => document.with_field("text", text(from, terms)),
        1 => document
            .with_field("title", text(from, terms))
            .with_field("text", text(from, terms)),
        2 => ["title", "text", "body"]
            .into_iter()
            .fold(document, |document, name| {
                document.with_field(name, text(from, terms))
            }),
        _ => document.with_field("title", text(from, terms)),
    };
    let facts = [
        ("source", Meta::Text("x".into())),
        ("age", Meta::Number(7)),
        (
            "tags",
            Meta::Many(vec![Meta::Text("x".into()), Meta::Number(3)]),
        ),
        ("author.kind", Meta::Bool(true)),
        ("age", Meta::Text("7".into())),
        ("gone", Meta::Null),
    ];
    for _ in 0..from.weighted(&[60, 20, 20]) {
        let (key, value) = from.pick_of(&facts);
        document = document.with_meta(key, value);
    }
    document
}

/// Plain words, most of them terms, so that distances and units decide.
fn dense(from: &mut Choices<'_>, terms: &[String]) -> String {
    let mut text = String::new();
    for _ in 0..from.pick_of(&[6, 3, 12, 20]) {
        match from.weighted(&[60, 20, 20]) {
            0 => {
                let term = from.pick_of(terms);
                text.push_str(&words::variant(from, &term));
            }
            1 => text.push_str(from.pick(&["x", "y z", "ن", "2", "660 z"])),
            _ => text.push_str(from.pick(&["ألف", "two", "5", "“x", "y”"])),
        }
        text.push_str(from.pick(&[
            " ", " ", " ", " ", " ", " ", " x ", ". X ", "؟ ", "\n", "\n\n", "” “",
        ]));
    }
    text
}

/// A text made of choices.
pub fn text(from: &mut Choices<'_>, terms: &[String]) -> String {
    if !terms.is_empty() && from.chance(40) {
        return dense(from, terms);
    }
    let mut text = String::new();
    let pieces = from.pick_of(&[3, 6, 1, 12, 25, 0]);
    for _ in 0..pieces {
        if from.is_over() {
            break;
        }
        match from.weighted(&[46, 16, 8, 12, 9, 9]) {
            0 if !terms.is_empty() => text.push_str(&placed(from, terms)),
            1 => text.push_str(from.pick(AMOUNTS)),
            2 => text.push_str(words::word(from)),
            3 => text.push_str(from.pick(ENDS)),
            4 => text.push_str(from.pick(QUOTES)),
            _ => text.push_str(from.pick(NOISE)),
        }
        if from.chance(75) {
            text.push_str(from.pick(GAPS));
        }
        // More matches than a verdict cites.
        if !terms.is_empty() && from.below(256) == 255 && from.below(32) == 31 {
            text.push_str(&format!("{} ", placed(from, terms)).repeat(1010));
        }
    }
    text
}

/// A term of the policy as a text may hold it.
fn placed(from: &mut Choices<'_>, terms: &[String]) -> String {
    let term = from.pick_of(terms);
    let mut text = words::variant(from, &term);
    match from.weighted(&[40, 30, 30]) {
        0 => {}
        1 => text = disguised(from, &text),
        _ => {
            for _ in 0..from.between(1, 3) {
                text = disguised(from, &text);
            }
        }
    }
    if from.chance(30) {
        text.insert_str(0, from.pick(BEFORE));
    }
    if from.chance(30) {
        text.push_str(from.pick(AFTER));
    }
    text
}

/// The same term, harder to see.
fn disguised(from: &mut Choices<'_>, text: &str) -> String {
    match from.below(12) {
        0 => text.to_uppercase(),
        1 => inserted(from, text, &["َ", "ّ", "ً", "\u{670}"]),
        2 => inserted(from, text, &["ـ", "ــ"]),
        3 => inserted(
            from,
            text,
            &[
                "\u{200c}", "\u{200b}", "\u{200d}", "\u{ad}", "\u{2060}", "\u{feff}",
            ],
        ),
        4 => inserted(from, text, &["\u{301}", "\u{308}", "\u{302}\u{323}"]),
        5 => text.chars().map(looks_like).collect(),
        6 => {
            let between = from.pick(&[".", "-", " ", "*", "_", "·", ","]);
            let letters: Vec<String> = text.chars().map(String::from).collect();
            letters.join(between)
        }
        7 => {
            let at = from.below(text.chars().count().max(1));
            let twice =
                |(index, c): (usize, char)| std::iter::repeat_n(c, if index == at { 3 } else { 1 });
            text.chars().enumerate().flat_map(twice).collect()
        }
        8 => text.replace(
            ' ',
            from.pick(&[
                "  ",
                "\n",
                "\u{a0}",
                "\r\n",
                "\n\n",
                " \u{200b}",
                "\u{2003}",
                " ال",
            ]),
        ),
        9 => text
            .replace(['ا', 'أ'], from.pick(&["إ", "آ", "ا\u{655}", "ٱ", "ا"]))
            .replace('ي', "ى")
            .replace('ة', "ه"),
        10 => text
            .replace('a', "4")
            .replace('s', "$")
            .replace('i', "1")
            .replace('o', "0")
            .replace('e', "3"),
        _ => {
            let wide = |c: char| {
                char::from_u32(u32::from(c) + 0xfee0)
                    .filter(|_| c.is_ascii_graphic())
                    .unwrap_or(c)
            };
            text.chars().map(wide).collect()
        }
    }
}

fn inserted(from: &mut Choices<'_>, text: &str, what: &[&str]) -> String {
    let places: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let mut text = text.to_owned();
    text.insert_str(from.pick_of(&places), from.pick(what));
    text
}

fn looks_like(c: char) -> char {
    match c {
        'a' => 'а',
        'c' => 'с',
        'e' => 'е',
        'o' => 'ο',
        'i' => 'і',
        's' => 'ѕ',
        'ب' => 'ٮ',
        'ف' => 'ڡ',
        'ك' => 'ڪ',
        _ => c,
    }
}
