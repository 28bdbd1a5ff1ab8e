//! The profiles, and the one order of steps.

use crate::fold::FoldedText;
use crate::span::Span;

/// Which folds texts and patterns go through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Profile {
    /// As written, up to canonical equivalence.
    Exact,
    /// Compatibility forms, case, Arabic marks, tatweel, invisible characters, alef and yeh forms, digits.
    #[default]
    Default,
    /// Default, then look-alikes, leet, repeats, separators, Latin accents, teh marbuta, dotless Arabic forms.
    Skeleton,
}

/// One change of form. The order of the variants is the order of the steps, and of `folds` in a verdict.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Full decomposition (canonical only under `exact`), marks in canonical order.
    Compatibility,
    /// Full case folding.
    Case,
    /// Arabic marks go.
    Marks,
    /// Tatweel goes.
    Tatweel,
    /// Default ignorables go, outside emoji sequences.
    Invisible,
    /// Arabic letter forms.
    Arabic,
    /// Digits of every script become ASCII.
    Digits,
    /// Skeleton: look-alikes of Latin letters inside words that mix scripts, and within Latin words.
    Lookalikes,
    /// Skeleton: digits and signs that stand for letters.
    Leet,
    /// Skeleton: repeated letters.
    Repeats,
    /// Skeleton: separators between single letters.
    Separators,
    /// Skeleton: Latin accents.
    Accents,
    /// Skeleton: ة → ه.
    Teh,
    /// Skeleton: dotless Arabic forms.
    Dotless,
}

/// Folds a text.
pub fn fold(profile: Profile, text: &str) -> FoldedText {
    let mut folded = FoldedText::default();
    fold_into(profile, text, &mut folded);
    folded
}

/// Folds a text into a buffer that is cleared first and keeps its capacity.
pub fn fold_into(profile: Profile, text: &str, folded: &mut FoldedText) {
    let _ = (profile, text, folded);
}

/// The folded form of a pattern: the same code as [`fold`], the way back left out.
pub fn fold_pattern(profile: Profile, pattern: &str) -> String {
    fold(profile, pattern).text().to_owned()
}

/// The steps that changed a scalar inside `span` of the original `text`, in order. Slow; for what is reported.
pub fn steps_in(profile: Profile, text: &str, span: Span) -> Vec<Step> {
    let _ = (profile, text, span);
    Vec::new()
}
