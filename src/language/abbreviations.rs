//! Abbreviations whose full stop ends no sentence, of all languages together.

use std::sync::LazyLock;

use crate::language::languages;

static ALL: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut all: Vec<&str> = languages()
        .iter()
        .flat_map(|language| language.abbreviations.iter().copied())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
});

/// All abbreviations, each with its full stop, in lower case (`dr.`, `د.`), sorted.
pub fn abbreviations() -> &'static [&'static str] {
    &ALL
}
