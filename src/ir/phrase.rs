//! The variants of a term, folded: how they are kept, and how they are written.
//!
//! ```text
//!   as written     took (down|off*)
//!   variants       took·down⏎took·off→         ·: a space, →: a tab after an open word, ⏎: a line feed between variants
//! ```
//!
//! No folded word holds white space, so these signs part words and variants without doubt.

use std::collections::HashSet;

use foldhash::fast::RandomState;

const CLOSED: char = ' ';
const OPEN: char = '\t';
const VARIANT: char = '\n';

/// So many variants are few.
const FEW: usize = 16;

/// The variants of a term, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Phrases<'t> {
    pub(super) all: &'t str,
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

    /// The first variant, and those after it.
    pub fn split_first(self) -> Option<(Phrase<'t>, Self)> {
        let (words, all) = self.all.split_once(VARIANT).unwrap_or((self.all, ""));
        (!words.is_empty()).then_some((Phrase { words }, Self { all }))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// The variants that are kept as `all`.
    pub fn kept_as(all: &'t str) -> Self {
        Self { all }
    }

    /// How they are kept: the same if, and only if, they are the same variants in the same order.
    pub fn as_str(&self) -> &'t str {
        self.all
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
    /// How many variants were ended.
    number: usize,
    /// Those, where they are many.
    ended: HashSet<Box<str>, RandomState>,
}

impl PhrasesBuf {
    /// Forgets everything but the capacity.
    pub fn clear(&mut self) {
        self.all.clear();
        self.start = 0;
        self.number = 0;
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
            self.number += 1;
        }
    }

    /// Whether what is being written was written before. A few are compared one by one, many remembered.
    fn is_known(&mut self) -> bool {
        let written = self.all.get(self.start..).unwrap_or("");
        let ended = Phrases {
            all: self.all.get(..self.start).unwrap_or(""),
        };
        if self.number < FEW {
            return ended.iter().any(|phrase| phrase.words == written);
        }
        if self.ended.is_empty() {
            self.ended
                .extend(ended.iter().map(|phrase| phrase.words.into()));
        }
        !self.ended.insert(written.into())
    }

    /// All variants that were ended.
    pub fn phrases(&self) -> Phrases<'_> {
        let all = self.all.get(..self.start).unwrap_or("");
        Phrases {
            all: all.strip_suffix(VARIANT).unwrap_or(all),
        }
    }
}
