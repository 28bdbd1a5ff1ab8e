//! What may stand before and after a term inside its word.

use crate::fold::Profile;
use crate::language::Language;

/// The affixes of one language, each form spelled out and folded. Bare (no affix) is not among the forms.
#[derive(Clone, Debug, Default)]
pub struct Affixes {
    /// Forms before the first word of a term.
    pub before: Vec<AffixForm>,
    /// Forms before the first word of a term of at most two letters.
    pub before_short: Vec<AffixForm>,
    /// Forms before each later word of a term (Arabic ال).
    pub inner: Vec<AffixForm>,
    /// Forms after the last word of a term.
    pub after: Vec<AffixForm>,
}

/// One affix form: `وال`, made of the pieces `و` and `ال`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AffixForm {
    /// The whole form, folded.
    pub folded: String,
    /// Lengths in bytes of the pieces of `folded`, in order; they add up to its length.
    pub pieces: Vec<usize>,
}

/// The affixes of a language under a fold; empty for a language without tables.
pub fn affixes(language: &Language, profile: Profile) -> &'static Affixes {
    let _ = (language, profile);
    static NONE: Affixes = Affixes {
        before: vec![],
        before_short: vec![],
        inner: vec![],
        after: vec![],
    };
    &NONE
}
