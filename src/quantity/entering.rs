//! How the words of a language enter the lexicon: folded, with the prefixes they may have.

use crate::fold::{Profile, fold, fold_pattern};
use crate::language::{Chain, LanguageData, Numbers, Numeral, forms};
use crate::quantity::glued::Pieces;
use crate::quantity::leading::Languages;
use crate::quantity::lexeme::lexemes;
use crate::quantity::lexicon::Lexicon;
use crate::quantity::role::{Entry, Prefix, Role};

/// Puts the words of a language into the lexicon. `language` is its place in the registry.
pub(super) fn enter(lexicon: &mut Lexicon, language: usize, data: &'static LanguageData) {
    let numbers = &data.numbers;
    lexicon.numbers.push(numbers);
    let prefixes = prefixes(numbers);
    for (prefix, kind) in &prefixes {
        lexicon.prefixes.insert(prefix.clone(), *kind);
    }
    let mut adder = Adder {
        lexicon,
        language,
        ambiguous: folded(numbers.ambiguous),
        unless_shown: data.unless_shown,
        prefixes,
    };
    adder.add_numerals(numbers);
    adder.add_neighbours(numbers);
    for never in numbers.never {
        lexicon.words.remove(&fold_pattern(Profile::Default, never));
    }
    enter_letters(lexicon, numbers, Languages::one(language));
    if numbers.grammar.glued || numbers.grammar.zero_width_joined {
        lexicon.pieces.push(Pieces::of(numbers));
    }
    let folded = |word: &&str| fold_pattern(Profile::Default, word);
    lexicon
        .with_hamza
        .extend(numbers.with_hamza.iter().map(folded));
}

fn enter_letters(lexicon: &mut Lexicon, numbers: &Numbers, language: Languages) {
    for letter in numbers.letters {
        let folded = fold_pattern(Profile::Default, letter);
        let Some(last) = folded.chars().next_back() else {
            continue;
        };
        lexicon.letters.push((last, folded, language));
    }
    lexicon.letters.sort();
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
        for (scale, words) in numbers.short_scales {
            self.add_all(words, Role::ShortScale(*scale));
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
        self.add_all(numbers.half_endings, Role::HalfEnding);
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
            (numbers.phones_before, Role::Phone),
            (numbers.versions_before, Role::Version),
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
        // What is read behind a number only is hardly another word there.
        let behind_numbers = matches!(role, Role::ShortScale(_));
        let entry = Entry {
            language: self.language,
            role,
            prefix,
            prefix_len: before.len(),
            led: ambiguous && !behind_numbers
                || prefix != Prefix::None
                || role.is_weak() && !self.unless_shown,
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
