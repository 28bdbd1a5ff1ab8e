//! How often a word is expected in plain text: a rough estimate, for those who ask what a rule costs. It has no part in
//! any verdict.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::LazyLock;

use crate::fold::Profile;
use crate::fold::fold_pattern;
use crate::language::common_lists::COMMON;
use crate::language::common_lists::FREQUENT;
use crate::language::languages;

/// How often something is expected in 1,000 words of plain text, in millionths, so that no rounding differs between machines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(pub u64);

impl Rate {
    /// So many times in 1,000 words.
    pub const fn of(times: u64) -> Self {
        Self(times * 1_000_000)
    }

    /// In a million words.
    pub fn in_a_million(self) -> u64 {
        self.0 / 1_000
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

/// In a million words.
impl serde::Serialize for Rate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.in_a_million())
    }
}

impl std::iter::Sum for Rate {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Self::and)
    }
}

/// `84`, `2.5`, `0.07`: no more digits than an estimate has.
impl std::fmt::Display for Rate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hundredths = (self.0 + 5_000) / 10_000;
        match hundredths {
            0 if self.0 == 0 => write!(f, "0"),
            0 => write!(f, "< 0.01"),
            1..100 => write!(f, "0.{hundredths:02}"),
            100..1_000 => write!(f, "{}.{}", hundredths / 100, hundredths / 10 % 10),
            _ => write!(f, "{}", (hundredths + 50) / 100),
        }
    }
}

/// Which edges of a word a pattern is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// It begins where a word begins.
    pub start: bool,
    /// It ends where a word ends.
    pub end: bool,
}

/// How often the commonest words of a language fit a folded pattern; without a language, of the language that has most.
pub fn common_rate(profile: Profile, language: Option<&str>, pattern: &str, fit: Fit) -> Rate {
    let mut by_language: BTreeMap<&str, Rate> = BTreeMap::new();
    for (code, rate) in fitting(profile, pattern, fit).flat_map(|(_, rates)| rates) {
        if language.is_none_or(|own| own == *code) {
            let sum = by_language.entry(code).or_default();
            *sum = sum.and(*rate);
        }
    }
    by_language.into_values().max().unwrap_or_default()
}

/// The commonest words that fit a folded pattern, most frequent first.
pub fn common_words_that_fit(profile: Profile, pattern: &str, fit: Fit) -> Vec<&'static str> {
    let most = |rates: &Rates| rates.iter().map(|(_, rate)| *rate).max();
    let mut all: Vec<_> = fitting(profile, pattern, fit).collect();
    all.sort_by_key(|(word, rates)| (std::cmp::Reverse(most(rates)), *word));
    all.into_iter().map(|(word, _)| word.as_str()).collect()
}

/// How often a pattern is expected that is none of the commonest words: the shorter, the oftener.
pub fn rare_rate(pattern: &str, fit: Fit) -> Rate {
    // An ideograph says as much as several letters.
    let weight = |c: char| if c < '\u{2e80}' { 1 } else { 3 };
    let letters = pattern.chars().filter(|c| c.is_alphanumeric());
    let letters: usize = letters.map(weight).sum();
    let whole = match letters {
        0 | 1 => 300_000,
        2 => 60_000,
        3 => 20_000,
        _ => 10_000,
    };
    let inside = match letters {
        0 | 1 => 200,
        2 => 100,
        3 => 30,
        4 => 10,
        _ => 3,
    };
    Rate(if fit.start && fit.end {
        whole
    } else {
        whole * inside
    })
}

type Rates = Vec<(&'static str, Rate)>;
type Table = BTreeMap<String, Rates>;

fn fitting<'a>(
    profile: Profile,
    pattern: &'a str,
    fit: Fit,
) -> impl Iterator<Item = (&'static String, &'static Rates)> + 'a {
    let table = match profile {
        Profile::Exact => &EXACT,
        Profile::Default => &DEFAULT,
        Profile::Skeleton => &SKELETON,
    };
    // A whole word is looked up; a beginning stands where its words stand together; all else may be anywhere.
    let range = match (fit.start, fit.end) {
        (true, true) => (Bound::Included(pattern), Bound::Included(pattern)),
        (true, false) => (Bound::Included(pattern), Bound::Unbounded),
        (false, _) => (Bound::Unbounded, Bound::Unbounded),
    };
    let near = table.range::<str, _>(range);
    let near = near.take_while(move |(word, _)| !fit.start || word.starts_with(pattern));
    near.filter(move |(word, _)| match (fit.start, fit.end) {
        (true, _) => true,
        (false, true) => word.ends_with(pattern),
        (false, false) => word.contains(pattern),
    })
}

// One table a profile.
static EXACT: LazyLock<Table> = LazyLock::new(|| table(Profile::Exact));
static DEFAULT: LazyLock<Table> = LazyLock::new(|| table(Profile::Default));
static SKELETON: LazyLock<Table> = LazyLock::new(|| table(Profile::Skeleton));

/// A common word of which nothing more is known.
const COMMON_WORD: Rate = Rate(700_000);
/// An article, preposition or pronoun of a language without a list.
const FUNCTION_WORD: Rate = Rate::of(3);

/// The greatest rate that a word has in each language.
fn table(profile: Profile) -> Table {
    let mut table = Table::new();
    let mut note = |code: &'static str, word: &str, rate: Rate| {
        let rates = table.entry(fold_pattern(profile, word)).or_default();
        match rates.iter_mut().find(|(own, _)| *own == code) {
            Some((_, known)) => *known = rate.max(*known),
            None => rates.push((code, rate)),
        }
    };
    for (code, times, words) in FREQUENT {
        let each = words.split_whitespace();
        each.for_each(|word| note(code, word, Rate::of(*times)));
    }
    for (code, words) in COMMON {
        let each = words.split_whitespace();
        each.for_each(|word| note(code, word, COMMON_WORD));
    }
    for data in languages() {
        let listed = COMMON.iter().any(|(code, _)| *code == data.code);
        let rate = if listed { COMMON_WORD } else { FUNCTION_WORD };
        let words = data.numbers.function_words.iter();
        words.for_each(|word| note(data.code, word, rate));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Fit = Fit {
        start: true,
        end: true,
    };
    const BEGINS: Fit = Fit {
        start: true,
        end: false,
    };

    #[test]
    fn common_words_of_a_language_are_at_most_three_quarters_of_its_text() {
        for data in languages() {
            let own = |rates: &Rates| {
                let own = rates.iter().filter(|(code, _)| *code == data.code);
                own.map(|(_, rate)| *rate).sum::<Rate>()
            };
            let all: Rate = DEFAULT.values().map(own).sum();
            assert!(all < Rate::of(750), "{} {all}", data.code);
        }
    }

    #[test]
    fn the_shorter_a_pattern_the_more_often_it_fits() {
        let rate = |pattern, fit| common_rate(Profile::Default, Some("en"), pattern, fit);
        assert_eq!(rate("the", WHOLE), Rate::of(50));
        assert!(rate("th", BEGINS) > rate("the", BEGINS));
        assert!(rate("the", BEGINS) > rate("the", WHOLE));
        assert_eq!(rate("ransom", BEGINS), Rate(0));
        assert_eq!(
            common_rate(Profile::Default, Some("ar"), "the", WHOLE),
            Rate(0)
        );
        let words = common_words_that_fit(Profile::Default, "th", BEGINS);
        assert_eq!(words[..2], ["the", "that"]);
        for profile in [Profile::Exact, Profile::Default, Profile::Skeleton] {
            let word = fold_pattern(profile, "إلى");
            assert_eq!(common_rate(profile, None, &word, WHOLE), Rate::of(12));
        }
    }

    #[test]
    fn rates_are_shown_with_few_digits() {
        let shown = |rate: u64| Rate(rate).to_string();
        assert_eq!(shown(84_200_000), "84");
        assert_eq!(shown(2_520_000), "2.5");
        assert_eq!(shown(70_000), "0.07");
        assert_eq!(shown(1_000), "< 0.01");
        assert_eq!(shown(0), "0");
    }
}
