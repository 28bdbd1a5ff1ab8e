//! The fold by itself: the form in which texts and terms are compared, and the way back to the original bytes.
//!
//! For those who look for something of their own in the same form in which policies look: an index, another matcher, a
//! benchmark. A term folded by [`fold`] stands in a text folded by the same profile wherever a policy would find it, as
//! far as [`Folded::may_start`], [`Folded::may_end`] and, for whole words, [`Folded::is_boundary`] allow.
//!
//! ```
//! use bayan::folding::{fold, Profile};
//!
//! let text = "والحِسَـــابات";
//! let folded = fold(Profile::Default, text);
//! assert_eq!(folded.text(), "والحسابات");
//!
//! let at = folded.text().find("حساب").unwrap_or(0);
//! let found = folded.original((at..at + "حساب".len()).into());
//! assert_eq!(&text[found.range()], "حِسَـــاب");
//! ```

use crate::fold;
use crate::fold::FoldedText;
use crate::segment;
use crate::span::Span;

pub use crate::fold::Profile;

/// A folded text. Made by [`fold`], or kept as a buffer for [`fold_into`].
#[derive(Clone, Debug, Default)]
pub struct Folded {
    inner: FoldedText,
}

impl Folded {
    /// The folded form.
    pub fn text(&self) -> &str {
        self.inner.text()
    }

    /// The original bytes of folded bytes, both on character boundaries. What was dropped inside the same word, marks and
    /// tatweel, belongs to the letter before it.
    pub fn original(&self, folded: Span) -> Span {
        self.inner.original(folded)
    }

    /// Whether folded byte `at`, on a character boundary, is a word boundary as terms understand it.
    pub fn is_boundary(&self, at: usize) -> bool {
        segment::is_boundary(&self.inner, at)
    }

    /// Whether a hit may start at folded byte `at` under any boundary: not inside what a reader sees as one character.
    pub fn may_start(&self, at: usize) -> bool {
        segment::may_start(&self.inner, at)
    }

    /// Whether a hit may end at folded byte `at`, likewise.
    pub fn may_end(&self, at: usize) -> bool {
        segment::may_end(&self.inner, at)
    }
}

/// Folds a text.
pub fn fold(profile: Profile, text: &str) -> Folded {
    let mut folded = Folded::default();
    fold_into(profile, text, &mut folded);
    folded
}

/// Folds a text into a buffer, which is cleared first and keeps its capacity.
pub fn fold_into(profile: Profile, text: &str, folded: &mut Folded) {
    fold::fold_into(profile, text, &mut folded.inner);
}
