//! The one list of languages that have tables.

use crate::language::LanguageData;
use crate::language::data::{ar, de, en, es, fa, fr, id, pt, ru, tr, ur, zh};

/// The version of all tables together: raised whenever an entry changes, so that a certificate names what it rests on.
pub const TABLES_VERSION: &str = "2";

/// Every language with tables, in order of codes.
static LANGUAGES: [&LanguageData; 12] = [
    &ar::DATA,
    &de::DATA,
    &en::DATA,
    &es::DATA,
    &fa::DATA,
    &fr::DATA,
    &id::DATA,
    &pt::DATA,
    &ru::DATA,
    &tr::DATA,
    &ur::DATA,
    &zh::DATA,
];

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
