//! What one language brings along.

use crate::language::Numbers;

/// Affixes in a row: in each slot one of its choices, where the empty string means none.
///
/// `&[&["", "و", "ف"], &["", "ال"]]` stands for `و`, `ف`, `ال`, `وال`, `فال`, and the bare word.
pub type Chain = &'static [&'static [&'static str]];

/// The tables of one language, as its data file writes them (unfolded).
#[derive(Debug)]
pub struct LanguageData {
    /// Its primary subtag: `ar`.
    pub code: &'static str,
    /// What it is written in.
    pub script: Script,
    /// Whether a text of its script is taken to be of this language where no word or letter shows one.
    pub unless_shown: bool,
    /// What may stand before a term inside its word.
    pub before: &'static [Chain],
    /// The same for a term of at most two letters.
    pub before_short: &'static [Chain],
    /// What may stand before each later word of a term.
    pub inner: &'static [Chain],
    /// What may stand after a term inside its word.
    pub after: &'static [Chain],
    /// Abbreviations whose full stop ends no sentence, in lower case, each with its full stop.
    pub abbreviations: &'static [&'static str],
    /// Number words and what stands around numbers.
    pub numbers: Numbers,
}

/// Scripts of the languages with tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// ا
    Arabic,
    /// Б
    Cyrillic,
    /// 中
    Han,
    /// A
    Latin,
}

impl Script {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Arabic, Self::Cyrillic, Self::Han, Self::Latin];
}
