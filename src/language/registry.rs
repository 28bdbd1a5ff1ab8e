//! The one list of languages that have tables.

use crate::language::LanguageData;
use crate::language::data::{ar, en};

/// The version of all tables together: raised whenever an entry changes, so that a certificate names what it rests on.
pub const TABLES_VERSION: &str = "1";

/// Every language with tables, in order of codes.
static LANGUAGES: [&LanguageData; 2] = [&ar::DATA, &en::DATA];

/// Every language with tables, in order of codes.
pub fn languages() -> &'static [&'static LanguageData] {
    &LANGUAGES
}

#[cfg(test)]
mod tests {
    use super::languages;

    #[test]
    fn languages_are_in_order_of_codes() {
        assert!(languages().is_sorted_by_key(|language| language.code));
    }
}
