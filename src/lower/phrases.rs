//! A variant → its phrase under a fold.
//!
//! What stands between two stars is folded as one text, so that steps which look at their neighbours (separators:
//! `k i l l`) see what they would see in a text; only then it is cut into words. A fold may make white space
//! (`ﷺ`), which parts words like any other.

use crate::fold::Profile;
use crate::fold::disguises;
use crate::fold::fold_pattern;
use crate::ir::Phrase;
use crate::ir::PhraseWord;
use crate::lower::terms::Piece;

/// The phrase of a plain term; `None` where the fold leaves nothing.
pub fn plain_phrase(text: &str, fold: Profile) -> Option<Phrase> {
    let mut words = vec![];
    push_words(text, false, fold, &mut words).then_some(Phrase { words })
}

/// The phrase of a variant; `None` where the fold leaves nothing of one of its pieces.
pub fn phrase(variant: &[Piece], fold: Profile) -> Option<Phrase> {
    let mut words = vec![];
    let whole = variant
        .iter()
        .all(|piece| push_words(&piece.text, piece.open, fold, &mut words));
    (whole && !words.is_empty()).then_some(Phrase { words })
}

/// Adds the phrases of fold `skeleton` in which one word is hidden in a way that no fold takes back, or every word that can
/// be written without dots is.
pub fn disguise(phrases: &mut Vec<Phrase>) {
    let mut hidden = vec![];
    for phrase in phrases.iter() {
        let mut dotless = phrase.clone();
        for (place, word) in phrase.words.iter().enumerate() {
            for form in disguises(&word.folded) {
                let arabic = !form.is_ascii();
                let mut one = phrase.clone();
                for phrase in [&mut one].into_iter().chain(arabic.then_some(&mut dotless)) {
                    if let Some(word) = phrase.words.get_mut(place) {
                        word.folded.clone_from(&form);
                    }
                }
                hidden.push(one);
            }
        }
        hidden.push(dotless);
    }
    for phrase in hidden {
        if !phrases.contains(&phrase) {
            phrases.push(phrase);
        }
    }
}

fn push_words(text: &str, open: bool, fold: Profile, words: &mut Vec<PhraseWord>) -> bool {
    let folded = fold_pattern(fold, text);
    let before = words.len();
    words.extend(folded.split_whitespace().map(|word| PhraseWord {
        folded: word.to_owned(),
        open: false,
    }));
    if let Some(last) = words.last_mut() {
        last.open = open;
    }
    words.len() > before
}
