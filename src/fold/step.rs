//! The names of the steps, in their one order.

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
    /// Skeleton: characters written as HTML entities.
    Entities,
    /// Skeleton: look-alikes of Latin letters inside words that mix scripts, and within Latin words.
    Lookalikes,
    /// Skeleton: digits and signs that stand for letters.
    Leet,
    /// Skeleton: repeated letters.
    Repeats,
    /// Skeleton: separators between single letters, pictures and emphasis inside words.
    Separators,
    /// Skeleton: accents, and marks laid over letters.
    Accents,
    /// Skeleton: ة → ه.
    Teh,
    /// Skeleton: dotless Arabic forms.
    Dotless,
}

impl Step {
    /// All steps, in order.
    pub const ALL: [Self; 15] = [
        Self::Compatibility,
        Self::Case,
        Self::Marks,
        Self::Tatweel,
        Self::Invisible,
        Self::Arabic,
        Self::Digits,
        Self::Entities,
        Self::Lookalikes,
        Self::Leet,
        Self::Repeats,
        Self::Separators,
        Self::Accents,
        Self::Teh,
        Self::Dotless,
    ];
}
