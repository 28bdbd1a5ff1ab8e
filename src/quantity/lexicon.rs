//! The words of all languages, folded, by their first word.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use crate::language::{Numbers, languages};
use crate::quantity::entering::enter;
use crate::quantity::glued::Pieces;
use crate::quantity::leading::Languages;
use crate::quantity::role::{Entry, Prefix};

/// What is known of a word.
#[derive(Debug, Default)]
pub(super) struct Word {
    /// Longest phrases first.
    pub(super) entries: Vec<Entry>,
    /// The languages that it shows.
    pub(super) shows: Languages,
}

/// A quick hash for words that are looked up and never put in by texts, so nobody can make the table slow.
#[derive(Debug, Default)]
pub(super) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for piece in bytes.chunks(8) {
            let mut eight = [0; 8];
            for (into, byte) in eight.iter_mut().zip(piece) {
                *into = *byte;
            }
            let mixed = self.0.rotate_left(5) ^ u64::from_le_bytes(eight);
            self.0 = mixed.wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

/// The words of all languages.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// Only ever looked up, never walked.
    pub(super) words: HashMap<String, Word, BuildHasherDefault<WordHasher>>,
    /// Letters of one language by their last scalar, folded.
    pub(super) letters: Vec<(char, String, Languages)>,
    /// The number words of the languages that glue them.
    pub(super) pieces: Vec<Pieces>,
    /// Number words only where a hamza is written, folded.
    pub(super) with_hamza: Vec<String>,
    pub(super) prefixes: HashMap<String, Prefix, BuildHasherDefault<WordHasher>>,
    /// The grammars, in the order of the registry.
    pub(super) numbers: Vec<&'static Numbers>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for (place, data) in languages().iter().enumerate() {
        enter(&mut lexicon, place, data);
    }
    lexicon
});

/// The most words of a phrase; looks back go no further.
pub(super) const LONGEST_PHRASE: usize = 6;

impl Lexicon {
    pub(super) fn get() -> &'static Self {
        &LEXICON
    }

    /// The phrases that begin with a word, longest first.
    pub(super) fn starting_with(&self, word: &str) -> &[Entry] {
        self.words.get(word).map_or(&[], |word| &word.entries)
    }

    /// The languages that a word shows by a letter in it.
    pub(super) fn shown_by_letters(&self, word: &str) -> Languages {
        let mut shown = Languages::NONE;
        if word.is_ascii() {
            return shown;
        }
        for (at, c) in word.char_indices().filter(|(_, c)| !c.is_ascii()) {
            let end = at + c.len_utf8();
            let first = self.letters.partition_point(|(last, ..)| *last < c);
            let letters = self.letters.iter().skip(first);
            for (_, letter, languages) in letters.take_while(|(last, ..)| *last == c) {
                if word.get(..end).is_some_and(|left| left.ends_with(letter)) {
                    shown = shown.with(*languages);
                }
            }
        }
        shown
    }

    /// What a word glued to digits is, if it is a prefix of some language.
    pub(super) fn prefix(&self, word: &str) -> Option<Prefix> {
        self.prefixes.get(word).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Numeral;
    use crate::quantity::role::Role;

    #[test]
    fn no_phrase_is_longer_than_a_look_back() {
        let lexicon = Lexicon::get();
        let longest = lexicon
            .words
            .values()
            .flat_map(|word| &word.entries)
            .map(|entry| entry.rest.len() + 1)
            .max();
        assert!(
            longest.is_some_and(|longest| longest <= LONGEST_PHRASE),
            "{longest:?}"
        );
    }

    #[test]
    fn prefixes_are_part_of_the_first_word() {
        let entries = Lexicon::get().starting_with("والف");
        let cardinal = entries
            .iter()
            .find(|e| e.role == Role::Cardinal(Numeral::Scale(1000)))
            .unwrap();
        assert_eq!((cardinal.prefix, cardinal.prefix_len), (Prefix::Joining, 2));
        assert_eq!(Lexicon::get().prefix("بال"), Some(Prefix::Other));
        assert!(Lexicon::get().starting_with("لست").is_empty());
    }
}
