//! The commonest words of a language: alone, they stand in nearly every text.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fold::{Profile, fold_pattern};
use crate::language::common_lists::COMMON;
use crate::language::languages;

/// The languages, by code in order, of which a folded word is one of the commonest.
pub fn common_in_languages(profile: Profile, word: &str) -> &'static [&'static str] {
    let table = match profile {
        Profile::Exact => &EXACT,
        Profile::Default => &DEFAULT,
        Profile::Skeleton => &SKELETON,
    };
    table.get(word).map_or(&[], Vec::as_slice)
}

// One table a profile: by folded word its languages.
static EXACT: LazyLock<Table> = LazyLock::new(|| table(Profile::Exact));
static DEFAULT: LazyLock<Table> = LazyLock::new(|| table(Profile::Default));
static SKELETON: LazyLock<Table> = LazyLock::new(|| table(Profile::Skeleton));

type Table = HashMap<String, Vec<&'static str>>;

/// The words of each language's own list, and those that never are a counted noun.
fn table(profile: Profile) -> Table {
    let mut table = Table::new();
    for data in languages() {
        let own = COMMON.iter().filter(|(code, _)| *code == data.code);
        let own = own.flat_map(|(_, words)| words.split_whitespace());
        for word in own.chain(data.numbers.function_words.iter().copied()) {
            let codes = table.entry(fold_pattern(profile, word)).or_default();
            if codes.last() != Some(&data.code) {
                codes.push(data.code);
            }
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_known_under_every_fold() {
        for profile in [Profile::Exact, Profile::Default, Profile::Skeleton] {
            let known = |code: &str, word| {
                let folded = fold_pattern(profile, word);
                common_in_languages(profile, &folded).contains(&code)
            };
            assert!(known("en", "the") && known("en", "people"), "{profile:?}");
            assert!(known("ar", "إلى") && known("ar", "كان"), "{profile:?}");
            assert!(!known("en", "ransom") && !known("ar", "the"), "{profile:?}");
        }
    }

    #[test]
    fn lists_are_sizeable_and_name_languages_with_tables() {
        for (code, words) in COMMON {
            assert!(languages().iter().any(|data| data.code == *code), "{code}");
            let mut words: Vec<&str> = words.split_whitespace().collect();
            let number = words.len();
            assert!((150..=300).contains(&number), "{code} {number}");
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), number, "{code}");
        }
    }
}
