//! Abbreviations whose full stop ends no sentence, of all languages together.

/// All abbreviations, each with its full stop, in lower case (`dr.`, `د.`), sorted.
pub fn abbreviations() -> &'static [&'static str] {
    &[]
}
