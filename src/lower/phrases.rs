//! A variant → its phrase under a fold.
//!
//! What stands between two stars is folded as one text, so that steps which look at their neighbours (separators:
//! `k i l l`) see what they would see in a text; only then it is cut into words. A fold may make white space
//! (`ﷺ`), which parts words like any other.

use crate::fold::FoldedText;
use crate::fold::Profile;
use crate::fold::fold_into;
use crate::ir::PhrasesBuf;
use crate::lower::terms::Piece;

/// Folds terms one after the other into the same buffers.
#[derive(Debug, Default)]
pub struct Folder {
    folded: FoldedText,
    /// The phrases written so far.
    pub phrases: PhrasesBuf,
}

impl Folder {
    /// Writes the words of a stretch of text; whether there were any.
    pub fn words(&mut self, text: &str, open: bool, fold: Profile) -> bool {
        fold_into(fold, text, &mut self.folded);
        let mut words = self.folded.text().split_whitespace().peekable();
        let some = words.peek().is_some();
        while let Some(word) = words.next() {
            self.phrases.word(word, open && words.peek().is_none());
        }
        some
    }

    /// Writes the words of a variant; `false` where the fold leaves nothing of one of its pieces.
    pub fn variant(&mut self, variant: &[Piece], fold: Profile) -> bool {
        let mut pieces = variant.iter();
        pieces.all(|piece| self.words(&piece.text, piece.open, fold))
    }
}
