//! Languages that have tables.

use crate::language::languages;

/// A language by its BCP 47 tag's first subtag. Any well-formed tag is a language; only some have tables.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(String);

impl Language {
    /// The language of a well-formed tag such as `ar`, `en`, `pt-BR` (case does not count); `None` for anything else.
    pub fn new(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let primary = parts.next()?;
        let well_formed = (2..=3).contains(&primary.len())
            && primary.bytes().all(|b| b.is_ascii_alphabetic())
            && parts.all(|part| {
                (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
            });
        well_formed.then(|| Self(tag.to_ascii_lowercase()))
    }

    /// The whole tag, lower case.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The primary subtag, by which tables are found.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or("")
    }

    /// Whether the tag says in which script it is written: `ar-Latn`.
    pub fn names_script(&self) -> bool {
        let is_script =
            |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic());
        self.0.split('-').nth(1).is_some_and(is_script)
    }

    /// Whether the language has tables of its own.
    pub fn has_tables(&self) -> bool {
        languages().iter().any(|data| data.code == self.primary())
    }
}
