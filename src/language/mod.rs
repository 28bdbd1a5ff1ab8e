//! Tables by language, one small data file each: affixes, number words, abbreviations.
//!
//! To add a language: write `data/xx.rs` with one [`LanguageData`] of strings, spelled as its readers spell them, and name
//! it in `data/mod.rs` and `registry.rs`. Nothing else knows how many languages there are. Words are folded when a table is first used.

mod abbreviations;
mod affixes;
mod common;
mod common_lists;
mod data;
mod frequency;
mod numerals;
mod registry;
mod tables;
mod tag;

pub use abbreviations::abbreviations;
pub use affixes::{AffixForm, Affixes, affixes, forms};
pub use common::common_in_languages;
pub use frequency::{Fit, Rate, common_rate, common_words_that_fit, rare_rate};
pub use numerals::{Apart, Cue, Numbers, Numeral, QualifierWord, Side};
pub use registry::{TABLES_VERSION, languages};
pub use tables::{Chain, LanguageData, Script};
pub use tag::Language;
