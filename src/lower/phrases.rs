//! A variant → its phrase under a fold.
//!
//! What stands between two stars is folded as one text, so that steps which look at their neighbours (separators:
//! `k i l l`) see what they would see in a text; only then it is cut into words. A fold may make white space
//! (`ﷺ`), which parts words like any other.

use crate::fold::FoldedText;
use crate::fold::Profile;
use crate::fold::disguises;
use crate::fold::fold_into;
use crate::fold::masked;
use crate::ir::PhraseWord;
use crate::ir::Phrases;
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

    /// Adds to the phrases of fold `skeleton` those in which one word is hidden in a way that no fold takes back, and those
    /// in which every word is written without dots that can be, or with masks.
    pub fn disguise(&mut self) {
        let written = self.phrases.phrases().as_str().to_owned();
        let (mut words, mut dotless, mut all_masked) = (vec![], vec![], vec![]);
        for phrase in Phrases::kept_as(&written).iter() {
            words.clear();
            words.extend(phrase.words());
            dotless.clear();
            all_masked.clear();
            for (place, word) in words.iter().enumerate() {
                all_masked.push(masked(word.folded));
                dotless.push(None);
                for form in disguises(word.folded) {
                    self.write(&words, |at| (at == place).then_some(&*form));
                    if !word.folded.is_ascii() {
                        dotless[place] = Some(form);
                    }
                }
            }
            for forms in [&dotless, &all_masked] {
                self.write(&words, |at| forms.get(at)?.as_deref());
            }
        }
    }

    /// Writes a phrase, each word in another form if it has one.
    fn write<'f>(&mut self, words: &[PhraseWord<'_>], form: impl Fn(usize) -> Option<&'f str>) {
        for (at, word) in words.iter().enumerate() {
            self.phrases
                .word(form(at).unwrap_or(word.folded), word.open);
        }
        self.phrases.end();
    }
}
