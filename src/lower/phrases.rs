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
use crate::ir::Phrase;
use crate::ir::PhraseWord;
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
        let phrases = self.phrases.phrases();
        let words = |phrase: Phrase<'_>| phrase.words().map(owned).collect();
        let written: Vec<Vec<Word>> = phrases.iter().map(words).collect();
        for phrase in written {
            let mut dotless = phrase.clone();
            let mut all_masked = phrase.clone();
            for (place, (word, open)) in phrase.iter().enumerate() {
                if let Some(form) = masked(word) {
                    all_masked[place].0 = form;
                }
                for form in disguises(word) {
                    if !word.is_ascii() {
                        dotless[place].0.clone_from(&form);
                    }
                    let mut hidden = phrase.clone();
                    hidden[place] = (form, *open);
                    self.write(&hidden);
                }
            }
            self.write(&dotless);
            self.write(&all_masked);
        }
    }

    fn write(&mut self, phrase: &[Word]) {
        phrase
            .iter()
            .for_each(|(word, open)| self.phrases.word(word, *open));
        self.phrases.end();
    }
}

/// A folded word, and whether it is open.
type Word = (String, bool);

fn owned(word: PhraseWord<'_>) -> Word {
    (word.folded.to_owned(), word.open)
}
