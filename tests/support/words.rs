//! Words that terms and texts are made of: few, alike and hard, so that they meet.

use super::choices::Choices;

pub const ARABIC: &[&str] = &[
    "حساب",
    "قناة",
    "كتب",
    "كتاب",
    "أمر",
    "لم",
    "لا",
    "يد",
    "دم",
    "ألف",
    "وزير",
    "فى",
    "مدرسة",
    "إغلاق",
    "آلة",
    "والد",
    "بيت",
    "شؤون",
    "هيئة",
    "ي",
    "ب",
    "ال",
    "كان",
    "لكن",
];
pub const LATIN: &[&str] = &[
    "a", "ab", "b", "cat", "cats", "removed", "not", "it", "its", "straße", "café", "fi", "took",
    "down", "is", "s", "stop", "booking", "Apple", "IT", "No",
];
pub const ODD: &[&str] = &[
    "C++",
    "@x",
    "etc.",
    "#tag",
    "кот",
    "αβγ",
    "東京",
    "京",
    "한국",
    "한",
    "👍",
    "👍🏽",
    "👨‍👩‍👧",
    "❤️",
    "10",
    "١٠",
    "U.S.",
    "e.g.",
    "x_y",
    "don't",
    "İs",
    "ﬁ",
    "क्षि",
    "می‌روم",
    "नमस्ते",
    "ไทย",
    "½",
    "²",
    "Ⅳ",
    "ǅ",
    "ß",
    "…",
];
/// Words of letters that collide under folds, prefixes of each other, affixes of their own.
pub const TINY: &[&str] = &[
    "ا", "أ", "ال", "وال", "لل", "ل", "و", "ه", "ها", "ة", "ىي", "aa", "A", "ba", "aab", "s", "'s",
    "es", "اا", "ات", "ين",
];

/// A word of a term, as an author writes it.
pub fn word(from: &mut Choices<'_>) -> &'static str {
    let pool = from.pick_of(&[LATIN, ARABIC, TINY, LATIN, ARABIC, ODD]);
    from.pick(pool)
}

/// A word with what a term's syntax must have escaped.
pub fn escaped(word: &str) -> String {
    let mut text = String::new();
    for c in word.chars() {
        if "*()|$\\#".contains(c) {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// A term in the language of terms: words, alternations, open ends.
pub fn term(from: &mut Choices<'_>) -> String {
    let count = 1 + from.weighted(&[60, 30, 10]);
    let words: Vec<String> = (0..count).map(|_| term_word(from)).collect();
    words.join(" ")
}

fn term_word(from: &mut Choices<'_>) -> String {
    let word = word(from);
    match from.weighted(&[60, 14, 10, 8, 8]) {
        0 => escaped(word),
        1 if word.ends_with(char::is_alphabetic) => format!("{}*", escaped(word)),
        2 => format!(
            "{}({}|)",
            escaped(word),
            from.pick(&["s", "ات", "ة", "es", "x"])
        ),
        3 => format!("({}|{})", escaped(word), escaped(self::word(from))),
        4 => format!(
            "{}({}|{} {})",
            escaped(word),
            from.pick(&["s", "ه", "y"]),
            from.pick(&["s", "ي"]),
            from.pick(&["it", "في"])
        ),
        _ => escaped(word),
    }
}

/// One of the texts that a term stands for.
pub fn variant(from: &mut Choices<'_>, term: &str) -> String {
    let mut text = String::new();
    let mut chars = term.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => text.extend(chars.next()),
            '*' => text.push_str(from.pick(&["", "x", "وا", "ing", "1", "ات", "é", "_z"])),
            '(' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ')').collect();
                let branches: Vec<&str> = inside.split('|').collect();
                text.push_str(&from.pick_of(&branches).replace('\\', ""));
            }
            _ => text.push(c),
        }
    }
    text
}
