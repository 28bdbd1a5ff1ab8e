//! Terms as meant. There may be a million of them, so each is one block of text: what the author wrote, then its variants.
//!
//! ```text
//!   as written     took (down|off*)
//!   variants       took·down⏎took·off→         ·: a space, →: a tab after an open word, ⏎: a line feed between variants
//! ```
//!
//! No folded word holds white space, so these signs part words and variants without doubt.

use std::collections::HashSet;
use std::sync::Arc;

use crate::language::Language;
use crate::source::{Place, SourceId};
use crate::span::Span;

const CLOSED: char = ' ';
const OPEN: char = '\t';
const VARIANT: char = '\n';

/// One term of a list.
#[derive(Clone, Debug)]
pub struct Term {
    /// The text, the variants, and the plain variants, one behind the other.
    all: Box<str>,
    text: u32,
    phrases: u32,
    entry: Arc<TermEntry>,
    source: SourceId,
    start: u32,
    end: u32,
}

/// What a term shares with the others of its entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermEntry {
    /// The canonical value.
    pub is: Option<String>,
    /// The language; `None`: no language, no affixes.
    pub language: Option<Language>,
    /// Dual forms: each is also a quantity of 2 for the rule's quantity signals.
    pub dual: bool,
}

impl Term {
    /// A term of its text and variants.
    ///
    /// `plain` are its variants folded by `default`, for sets of fold `skeleton` (`evaded` compares with them); else none.
    /// A term of a term file has the file's line as its place.
    pub fn new(
        text: &str,
        phrases: &Phrases<'_>,
        plain: &Phrases<'_>,
        entry: Arc<TermEntry>,
        place: Place,
    ) -> Self {
        let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            all: [text, phrases.all, plain.all].concat().into_boxed_str(),
            text: narrow(text.len()),
            phrases: narrow(text.len() + phrases.all.len()),
            entry,
            source: place.source,
            start: narrow(place.span.start),
            end: narrow(place.span.end),
        }
    }

    /// As the author wrote it.
    pub fn text(&self) -> &str {
        self.part(0, self.text)
    }

    /// The canonical value of its entry.
    pub fn is(&self) -> Option<&str> {
        self.entry.is.as_deref()
    }

    /// The canonical value of its entry or, where the entry has none, the term as written.
    pub fn value(&self) -> &str {
        self.is().unwrap_or_else(|| self.text())
    }

    /// Its language; `None`: no language, no affixes.
    pub fn language(&self) -> Option<&Language> {
        self.entry.language.as_ref()
    }

    /// A dual form: also a quantity of 2 for the rule's quantity signals.
    pub fn dual(&self) -> bool {
        self.entry.dual
    }

    /// What it shares with the others of its entry.
    pub fn entry(&self) -> &Arc<TermEntry> {
        &self.entry
    }

    /// Where it stands; a term of a term file: its line there.
    pub fn place(&self) -> Place {
        Place {
            source: self.source,
            span: Span::new(self.start as usize, self.end as usize),
        }
    }

    /// Its variants, expanded and folded.
    pub fn phrases(&self) -> Phrases<'_> {
        Phrases {
            all: self.part(self.text, self.phrases),
        }
    }

    /// Its variants folded by `default`, for sets of fold `skeleton`; else none.
    pub fn plain(&self) -> Phrases<'_> {
        Phrases {
            all: self.all.get(self.phrases as usize..).unwrap_or(""),
        }
    }

    fn part(&self, from: u32, to: u32) -> &str {
        self.all.get(from as usize..to as usize).unwrap_or("")
    }
}

/// The variants of a term, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Phrases<'t> {
    all: &'t str,
}

impl<'t> Phrases<'t> {
    /// Each variant.
    pub fn iter(&self) -> impl Iterator<Item = Phrase<'t>> + Clone + use<'t> {
        let all = self.all.split(VARIANT).filter(|words| !words.is_empty());
        all.map(|words| Phrase { words })
    }

    /// The variant at this place.
    pub fn get(&self, index: usize) -> Option<Phrase<'t>> {
        self.iter().nth(index)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.iter().count()
    }
}

/// One variant of a term: words parted by white space. Never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Phrase<'t> {
    words: &'t str,
}

/// A word of a phrase: what stands between white space in the term, so it may hold punctuation (`C++`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PhraseWord<'t> {
    /// Its folded form. Never empty.
    pub folded: &'t str,
    /// Written with a trailing `*`: letters, digits and marks may follow up to the word's end.
    pub open: bool,
}

impl<'t> Phrase<'t> {
    /// The words, in order.
    pub fn words(self) -> impl Iterator<Item = PhraseWord<'t>> + Clone + use<'t> {
        let mut rest = self.words;
        std::iter::from_fn(move || {
            let (word, after) = next_word(rest)?;
            rest = after;
            Some(word)
        })
    }

    /// The first word, and those after it.
    pub fn split_first(self) -> Option<(PhraseWord<'t>, Phrase<'t>)> {
        let (word, words) = next_word(self.words)?;
        Some((word, Phrase { words }))
    }

    /// Whether there is no word.
    pub fn is_empty(self) -> bool {
        self.words.is_empty()
    }

    /// The word, where there is one only.
    pub fn only_word(self) -> Option<PhraseWord<'t>> {
        self.split_first()
            .filter(|(_, later)| later.is_empty())
            .map(|(word, _)| word)
    }

    /// How the phrase is kept: each word but a closed last one is followed by one sign.
    pub fn as_str(self) -> &'t str {
        self.words
    }

    /// The phrase that is kept as `words`.
    pub fn kept_as(words: &'t str) -> Self {
        Self { words }
    }
}

fn next_word(words: &str) -> Option<(PhraseWord<'_>, &str)> {
    let part = |sign: &u8| matches!(char::from(*sign), CLOSED | OPEN);
    let end = words.as_bytes().iter().position(part);
    let (folded, sign, rest) = match end {
        None if words.is_empty() => return None,
        None => (words, CLOSED, ""),
        Some(end) => (
            words.get(..end)?,
            char::from(*words.as_bytes().get(end)?),
            words.get(end + 1..)?,
        ),
    };
    let open = sign == OPEN;
    Some((PhraseWord { folded, open }, rest))
}

/// Writes variants, word by word.
#[derive(Clone, Debug, Default)]
pub struct PhrasesBuf {
    all: String,
    /// Where the variant that is being written begins.
    start: usize,
    /// The variants that were ended, where there are several.
    ended: HashSet<Box<str>>,
}

impl PhrasesBuf {
    /// Forgets everything but the capacity.
    pub fn clear(&mut self) {
        self.all.clear();
        self.start = 0;
        self.ended.clear();
    }

    /// Adds a word, which is not empty and holds no white space, to the variant that is being written.
    pub fn word(&mut self, folded: &str, open: bool) {
        if self.all.len() > self.start && !self.all.ends_with(OPEN) {
            self.all.push(CLOSED);
        }
        self.all.push_str(folded);
        if open {
            self.all.push(OPEN);
        }
    }

    /// The variant that is being written.
    pub fn written(&self) -> Phrase<'_> {
        Phrase {
            words: self.all.get(self.start..).unwrap_or(""),
        }
    }

    /// Ends the variant; one that has no word, or that was written before, is left out.
    pub fn end(&mut self) {
        if self.written().is_empty() || self.is_known() {
            self.all.truncate(self.start);
        } else {
            self.all.push(VARIANT);
            self.start = self.all.len();
        }
    }

    /// Whether what is being written was written before. Most terms have one variant, and remember nothing.
    fn is_known(&mut self) -> bool {
        if self.start == 0 {
            return false;
        }
        if self.ended.is_empty() {
            let first = self.phrases().all;
            self.ended.insert(first.into());
        }
        !self.ended.insert(self.written().words.into())
    }

    /// All variants that were ended.
    pub fn phrases(&self) -> Phrases<'_> {
        let all = self.all.get(..self.start).unwrap_or("");
        Phrases {
            all: all.strip_suffix(VARIANT).unwrap_or(all),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_keeps_its_variants_and_words() {
        let mut written = PhrasesBuf::default();
        for words in [
            &[("took", false), ("down", false)][..],
            &[("took", true), ("off", true)],
            &[("c++", false)],
        ] {
            words
                .iter()
                .for_each(|(word, open)| written.word(word, *open));
            written.end();
        }
        written.word("c++", false);
        written.end();
        let place = Place {
            source: SourceId(3),
            span: Span::new(5, 9),
        };
        let plain = Phrases::default();
        let term = Term::new("T", &written.phrases(), &plain, Arc::default(), place);
        let words: Vec<Vec<(&str, bool)>> = term
            .phrases()
            .iter()
            .map(|phrase| {
                phrase
                    .words()
                    .map(|word| (word.folded, word.open))
                    .collect()
            })
            .collect();
        assert_eq!(words[0], [("took", false), ("down", false)]);
        assert_eq!(words[1], [("took", true), ("off", true)]);
        assert_eq!(words[2], [("c++", false)]);
        assert_eq!(
            (term.text(), term.phrases().len(), term.plain().len()),
            ("T", 3, 0)
        );
        assert_eq!(term.place(), place);
    }
}
