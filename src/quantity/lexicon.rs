//! The words of all languages, folded, by their first word.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use crate::fold::{Profile, fold, fold_pattern};
use crate::language::{
    Apart, Chain, Cue, LanguageData, Numbers, Numeral, QualifierWord, Side, forms, languages,
};
use crate::quantity::glued::Pieces;
use crate::quantity::leading::Languages;
use crate::quantity::lexeme::lexemes;

/// The part that a phrase plays in a number or beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Role {
    Cardinal(Numeral),
    /// A cardinal that is a common word too, so no number alone.
    Compound(Numeral),
    Ordinal(Numeral),
    OrdinalSuffix,
    Suffix(u64, Apart),
    Article,
    Joiner,
    Point,
    Fraction(u64, u64),
    /// Quarters to add to the number behind it.
    Quarters(i64),
    FractionLink,
    Denominator,
    VagueLink,
    VagueBefore,
    MoreInside,
    Counter,
    Ending,
    Negative,
    Qualifier(Side, QualifierWord),
    Cue(Side, Cue),
    Year,
    YearAfter,
    PerhapsYear,
    Month,
    CapitalMonth,
    Function,
    Common,
    RangeWord,
    Between,
}

impl Role {
    /// Whether a number may begin so.
    pub(super) fn begins_number(self) -> bool {
        matches!(
            self,
            Self::Cardinal(_)
                | Self::Compound(_)
                | Self::Ordinal(_)
                | Self::Fraction(..)
                | Self::Quarters(_)
                | Self::Article
        )
    }

    /// Whether a word that plays this part shows its language: letters that only mean something behind digits do not.
    fn shows_language(self) -> bool {
        !matches!(self, Self::Suffix(..) | Self::OrdinalSuffix | Self::Ending)
    }

    /// Whether only a language that leads its sentence has this: what is short or said in many languages.
    fn is_weak(self) -> bool {
        matches!(self, Self::Suffix(..) | Self::OrdinalSuffix | Self::Article)
    }

    /// Whether a phrase that may hide a number word begins so.
    pub(super) fn begins_opaque(self) -> bool {
        matches!(self, Self::Month | Self::Cue(_, Cue::Percent))
    }
}

/// What stands before a number inside its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prefix {
    None,
    /// It joins the number to the one before.
    Joining,
    Article,
    Other,
}

/// A phrase by its first word.
#[derive(Debug)]
pub(super) struct Entry {
    /// The place of its language in the registry.
    pub(super) language: usize,
    pub(super) role: Role,
    pub(super) prefix: Prefix,
    /// How many bytes of the first word are prefix.
    pub(super) prefix_len: usize,
    /// Whether it is read only where its language leads.
    pub(super) led: bool,
    /// The words that follow.
    pub(super) rest: Vec<String>,
}

/// What is known of a word.
#[derive(Debug, Default)]
struct Word {
    /// Longest phrases first.
    entries: Vec<Entry>,
    /// The languages that it shows.
    shows: Languages,
}

/// A quick hash for words that are looked up and never put in by texts, so nobody can make the table slow.
#[derive(Debug, Default)]
struct WordHasher(u64);

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
    words: HashMap<String, Word, BuildHasherDefault<WordHasher>>,
    /// Letters of one language by their last scalar, folded.
    letters: Vec<(char, String, Languages)>,
    /// The number words of the languages that glue them.
    pub(super) pieces: Vec<Pieces>,
    /// Number words only where a hamza is written, folded.
    pub(super) with_hamza: Vec<String>,
    prefixes: HashMap<String, Prefix, BuildHasherDefault<WordHasher>>,
    /// The grammars, in the order of the registry.
    pub(super) numbers: Vec<&'static Numbers>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for (place, data) in languages().iter().enumerate() {
        lexicon.add_language(place, data);
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

    /// The languages that a word shows, by itself or by a letter in it.
    pub(super) fn shown_by(&self, word: &str) -> Languages {
        let known = self.words.get(word).map_or(Languages::NONE, |w| w.shows);
        if word.is_ascii() {
            return known;
        }
        let mut shown = known;
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

    fn add_language(&mut self, language: usize, data: &'static LanguageData) {
        let numbers = &data.numbers;
        self.numbers.push(numbers);
        let prefixes = prefixes(numbers);
        for (prefix, kind) in &prefixes {
            self.prefixes.insert(prefix.clone(), *kind);
        }
        let mut adder = Adder {
            lexicon: self,
            language,
            ambiguous: folded(numbers.ambiguous),
            unless_shown: data.unless_shown,
            prefixes,
        };
        adder.add_numerals(numbers);
        adder.add_neighbours(numbers);
        for never in numbers.never {
            self.words.remove(&fold_pattern(Profile::Default, never));
        }
        self.add_letters(numbers, Languages::one(language));
        if numbers.grammar.glued || numbers.grammar.zero_width_joined {
            self.pieces.push(Pieces::of(numbers));
        }
        let folded = |word: &&str| fold_pattern(Profile::Default, word);
        self.with_hamza
            .extend(numbers.with_hamza.iter().map(folded));
    }

    fn add_letters(&mut self, numbers: &Numbers, language: Languages) {
        for letter in numbers.letters {
            let folded = fold_pattern(Profile::Default, letter);
            let Some(last) = folded.chars().next_back() else {
                continue;
            };
            self.letters.push((last, folded, language));
        }
        self.letters.sort();
    }
}

fn folded(words: &[&str]) -> Vec<String> {
    let words = words.iter();
    words
        .map(|word| fold_pattern(Profile::Default, word))
        .collect()
}

fn prefixes(numbers: &Numbers) -> Vec<(String, Prefix)> {
    let joining = folded(numbers.joining_prefixes);
    let articles = folded(numbers.article_prefixes);
    let chains: &[Chain] = numbers.prefixes;
    let kind = |form: &String| match form {
        form if joining.contains(form) => Prefix::Joining,
        form if articles.contains(form) => Prefix::Article,
        _ => Prefix::Other,
    };
    let forms = forms(chains, Profile::Default).into_iter();
    forms
        .map(|form| (form.folded.clone(), kind(&form.folded)))
        .collect()
}

struct Adder<'l> {
    lexicon: &'l mut Lexicon,
    language: usize,
    /// Folded.
    ambiguous: Vec<String>,
    /// Whether its own readings hold where nothing shows it.
    unless_shown: bool,
    prefixes: Vec<(String, Prefix)>,
}

impl Adder<'_> {
    fn add_numerals(&mut self, numbers: &Numbers) {
        for (word, numeral) in of_each(numbers.words) {
            let compound = numbers.compound_only.contains(&word);
            let role = if compound {
                Role::Compound
            } else {
                Role::Cardinal
            };
            self.add_prefixed(word, role(numeral));
        }
        for (word, numeral) in of_each(numbers.ordinals) {
            self.add_prefixed(word, Role::Ordinal(numeral));
        }
        for (word, quarters) in numbers.quarters_before {
            self.add(word, Role::Quarters(*quarters));
        }
        for (word, numerator, denominator) in numbers.fractions {
            self.add_prefixed(word, Role::Fraction(*numerator, *denominator));
        }
        for suffix in numbers.suffixes {
            self.add(suffix.text, Role::Suffix(suffix.scale, suffix.apart));
        }
        self.add_all(numbers.ordinal_suffixes, Role::OrdinalSuffix);
        self.add_all(numbers.articles, Role::Article);
        self.add_all(numbers.joiners, Role::Joiner);
        self.add_all(numbers.points, Role::Point);
        self.add_all(numbers.fraction_links, Role::FractionLink);
        self.add_all(numbers.denominators, Role::Denominator);
        self.add_all(numbers.vague_links, Role::VagueLink);
    }

    fn add_neighbours(&mut self, numbers: &Numbers) {
        for (side, word, phrases) in numbers.qualifiers {
            for phrase in *phrases {
                self.add_prefixed(phrase, Role::Qualifier(*side, *word));
            }
        }
        for (side, cue, phrases) in numbers.cues {
            self.add_all(phrases, Role::Cue(*side, *cue));
        }
        for (phrases, role) in [
            (numbers.years, Role::Year),
            (numbers.perhaps_years, Role::PerhapsYear),
            (numbers.between, Role::Between),
            (numbers.months, Role::Month),
        ] {
            for phrase in phrases {
                self.add_prefixed(phrase, role);
            }
        }
        self.add_all(numbers.vague_before, Role::VagueBefore);
        self.add_all(numbers.more_inside, Role::MoreInside);
        self.add_all(numbers.counters, Role::Counter);
        self.add_all(numbers.endings, Role::Ending);
        self.add_all(numbers.years_after, Role::YearAfter);
        self.add_all(numbers.negative_before, Role::Negative);
        self.add_all(numbers.capital_months, Role::CapitalMonth);
        self.add_all(numbers.function_words, Role::Function);
        self.add_all(numbers.common_words, Role::Common);
        self.add_all(numbers.range_words, Role::RangeWord);
    }

    fn add_all(&mut self, phrases: &[&str], role: Role) {
        for phrase in phrases {
            self.add(phrase, role);
        }
    }

    fn add(&mut self, phrase: &str, role: Role) {
        self.add_with(phrase, role, "", Prefix::None);
    }

    /// A phrase, and the same with each prefix before its first word.
    fn add_prefixed(&mut self, phrase: &str, role: Role) {
        self.add(phrase, role);
        for (prefix, kind) in self.prefixes.clone() {
            self.add_with(phrase, role, &prefix, kind);
        }
    }

    fn add_with(&mut self, phrase: &str, role: Role, before: &str, prefix: Prefix) {
        let folded = fold(Profile::Default, phrase);
        let mut words = lexemes(phrase, &folded)
            .into_iter()
            .map(|lexeme| lexeme.span.of(folded.text()));
        let Some(first) = words.next() else {
            return;
        };
        let rest: Vec<String> = words.map(str::to_owned).collect();
        let ambiguous = self.ambiguous.iter().any(|word| word == folded.text());
        let entry = Entry {
            language: self.language,
            role,
            prefix,
            prefix_len: before.len(),
            led: ambiguous || prefix != Prefix::None || role.is_weak() && !self.unless_shown,
            rest,
        };
        let first = format!("{before}{first}");
        let word = self.lexicon.words.entry(first).or_default();
        if !ambiguous && entry.rest.is_empty() && role.shows_language() {
            word.shows = word.shows.with(Languages::one(self.language));
        }
        let longer = |known: &Entry| known.rest.len() >= entry.rest.len();
        let place = word.entries.partition_point(longer);
        word.entries.insert(place, entry);
    }
}

/// Each word of grouped rows, with what its row says.
fn of_each(
    rows: &'static [(Numeral, &'static [&'static str])],
) -> impl Iterator<Item = (&'static str, Numeral)> {
    rows.iter()
        .flat_map(|(numeral, words)| words.iter().map(|word| (*word, *numeral)))
}

#[cfg(test)]
mod tests {
    use super::*;

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
