//! The disguises: how people write a word so that a machine does not read it.

/// One way to disguise a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Technique {
    /// Vowel marks on Arabic letters: قَتَل
    Marks,
    /// Tatweel between Arabic letters: قـتـل
    Tatweel,
    /// Zero width spaces between letters.
    ZeroWidth,
    /// Letters of other scripts that look alike: Cyrillic а for a, Persian ی for ي.
    LookAlikes,
    /// Spaces between the letters: k i l l
    Spaced,
    /// Digits for letters: k1ll
    Leet,
    /// A letter again and again: kiiill
    Repeats,
    /// Capital letters.
    Case,
    /// و before an Arabic word.
    Affixes,
    /// Digits of another script: ٦٦٠ for 660, and the other way round.
    Digits,
    /// Presentation forms of Arabic letters, full-width forms of Latin ones.
    Presentation,
}

impl Technique {
    /// All of them, in order.
    pub const ALL: [Self; 11] = [
        Self::Marks,
        Self::Tatweel,
        Self::ZeroWidth,
        Self::LookAlikes,
        Self::Spaced,
        Self::Leet,
        Self::Repeats,
        Self::Case,
        Self::Affixes,
        Self::Digits,
        Self::Presentation,
    ];

    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Marks => "marks",
            Self::Tatweel => "tatweel",
            Self::ZeroWidth => "zero-width",
            Self::LookAlikes => "look-alikes",
            Self::Spaced => "spaced",
            Self::Leet => "leet",
            Self::Repeats => "repeats",
            Self::Case => "case",
            Self::Affixes => "affixes",
            Self::Digits => "digits",
            Self::Presentation => "presentation",
        }
    }

    /// A word in disguise; the same where the disguise does not apply.
    pub(super) fn disguise(self, word: &str) -> String {
        match self {
            Self::Marks => after_each(word, '\u{64e}', |c, _| is_arabic(c)),
            Self::Tatweel => after_each(word, '\u{640}', |c, next| {
                joins(c) && next.is_some_and(is_arabic)
            }),
            Self::ZeroWidth => after_each(word, '\u{200b}', |c, next| {
                c.is_alphabetic() && next.is_some_and(char::is_alphabetic)
            }),
            Self::Spaced if word.chars().count() > 2 && word.chars().all(char::is_alphabetic) => {
                after_each(word, ' ', |_, next| next.is_some_and(|next| !is_mark(next)))
            }
            Self::Spaced => word.to_owned(),
            Self::Repeats => repeated(word),
            Self::Affixes if word.chars().next().is_some_and(is_arabic) => format!("و{word}"),
            Self::Affixes => word.to_owned(),
            Self::Case => word.to_uppercase(),
            Self::LookAlikes => word.chars().map(|c| swap(c, LOOK_ALIKES)).collect(),
            Self::Leet => word.chars().map(|c| swap(c, LEET)).collect(),
            Self::Digits => word.chars().map(other_digit).collect(),
            Self::Presentation => word.chars().map(presented).collect(),
        }
    }
}

/// The word with `added` after each letter of which `wanted`, seeing the next one, says so.
fn after_each(word: &str, added: char, wanted: fn(char, Option<char>) -> bool) -> String {
    let mut out = String::new();
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(c);
        if wanted(c, chars.peek().copied()) {
            out.push(added);
        }
    }
    out
}

/// The word with its second letter three times.
fn repeated(word: &str) -> String {
    let mut out = String::new();
    for (at, c) in word.chars().enumerate() {
        let times = if at == 1 && c.is_alphabetic() { 3 } else { 1 };
        out.extend(std::iter::repeat_n(c, times));
    }
    out
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}')
}

/// Whether a scalar stands on the letter before it.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Whether an Arabic letter is joined to the next one.
fn joins(c: char) -> bool {
    is_arabic(c) && !"ءآأؤإاةدذرزوى".contains(c)
}

fn swap(c: char, pairs: &[(char, char)]) -> char {
    let pair = pairs.iter().find(|(from, _)| *from == c);
    pair.map_or(c, |(_, to)| *to)
}

const LOOK_ALIKES: &[(char, char)] = &[
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('ي', 'ی'),
    ('ك', 'ک'),
    ('ه', 'ھ'),
];

const LEET: &[(char, char)] = &[
    ('a', '4'),
    ('e', '3'),
    ('i', '1'),
    ('o', '0'),
    ('s', '5'),
    ('t', '7'),
];

/// ASCII digits in the Arabic script, and the other way round.
fn other_digit(c: char) -> char {
    let moved = match c {
        '0'..='9' => c as u32 - '0' as u32 + 0x660,
        '\u{660}'..='\u{669}' => c as u32 - 0x660 + '0' as u32,
        _ => c as u32,
    };
    char::from_u32(moved).unwrap_or(c)
}

/// The isolated form of an Arabic letter, the full-width form of a Latin one.
fn presented(c: char) -> char {
    let full = |c: char| char::from_u32(c as u32 + 0xfee0).unwrap_or(c);
    match c {
        'a'..='z' | 'A'..='Z' => full(c),
        _ => swap(c, ISOLATED),
    }
}

const ISOLATED: &[(char, char)] = &[
    ('ء', '\u{fe80}'),
    ('آ', '\u{fe81}'),
    ('أ', '\u{fe83}'),
    ('ؤ', '\u{fe85}'),
    ('إ', '\u{fe87}'),
    ('ئ', '\u{fe89}'),
    ('ا', '\u{fe8d}'),
    ('ب', '\u{fe8f}'),
    ('ة', '\u{fe93}'),
    ('ت', '\u{fe95}'),
    ('ث', '\u{fe99}'),
    ('ج', '\u{fe9d}'),
    ('ح', '\u{fea1}'),
    ('خ', '\u{fea5}'),
    ('د', '\u{fea9}'),
    ('ذ', '\u{feab}'),
    ('ر', '\u{fead}'),
    ('ز', '\u{feaf}'),
    ('س', '\u{feb1}'),
    ('ش', '\u{feb5}'),
    ('ص', '\u{feb9}'),
    ('ض', '\u{febd}'),
    ('ط', '\u{fec1}'),
    ('ظ', '\u{fec5}'),
    ('ع', '\u{fec9}'),
    ('غ', '\u{fecd}'),
    ('ف', '\u{fed1}'),
    ('ق', '\u{fed5}'),
    ('ك', '\u{fed9}'),
    ('ل', '\u{fedd}'),
    ('م', '\u{fee1}'),
    ('ن', '\u{fee5}'),
    ('ه', '\u{fee9}'),
    ('و', '\u{feed}'),
    ('ى', '\u{feef}'),
    ('ي', '\u{fef1}'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_technique_disguises_what_it_can() {
        let disguised = |word| Technique::ALL.map(|technique| technique.disguise(word));
        let arabic = disguised("قتل");
        assert_eq!(arabic[..3], ["قَتَلَ", "قـتـل", "ق\u{200b}ت\u{200b}ل"]);
        assert_eq!(arabic[4..6], ["ق ت ل", "قتل"]);
        assert_eq!(arabic[8], "وقتل");
        let latin = disguised("kiss");
        assert_eq!(latin[0], "kiss");
        assert_eq!(latin[3..8], ["kіss", "k i s s", "k155", "kiiiss", "KISS"]);
        assert_eq!(Technique::Digits.disguise("66٠"), "٦٦0");
        assert_eq!(Technique::Presentation.disguise("aب"), "ａ\u{fe8f}");
    }
}
