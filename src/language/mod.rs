//! Tables by language, one small data file each: affixes, number words, abbreviations, quotation marks.

mod abbreviations;
mod affixes;
mod tag;

pub use abbreviations::abbreviations;
pub use affixes::{AffixForm, Affixes, affixes};
pub use tag::Language;

/// The version of our own tables: folds, affixes, numbers, abbreviations.
pub const TABLES_VERSION: &str = "1";
