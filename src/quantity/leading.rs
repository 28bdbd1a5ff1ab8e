//! Which languages lead a sentence: what is read of words that mean something else in another language.
//!
//! Texts come without their language, and may change it. A word or letter that only some languages have shows these; the
//! languages shown most often lead their sentence, among those of one script. The letters of names (`José Núñez`) travel
//! further than their language: those of a word with a capital decide only between languages shown alike. Where nothing of
//! a script shows a language,
//! those lead that are taken for granted (English, Arabic, and the only one of its script). What leads decides
//!
//! - ambiguous number words (`once`, `bin`), which are no evidence themselves;
//! - all that stands around numbers: qualifiers, cues, suffixes, words about years;
//! - which reading goes first where two are of one length (`billion`).
//!
//! Number words that are not ambiguous are read everywhere.

use crate::language::Script;
use crate::language::languages;
use crate::quantity::lexeme::{Form, Gap};
use crate::quantity::reader::Reader;

/// A set of languages, by their places in the registry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Languages(u32);

impl Languages {
    pub(super) const NONE: Self = Self(0);

    pub(super) fn one(place: usize) -> Self {
        Self(1 << (place % 32))
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn has(self, place: usize) -> bool {
        self.0 & Self::one(place).0 != 0
    }

    fn places(self) -> impl Iterator<Item = usize> {
        (0..languages().len()).filter(move |place| self.has(*place))
    }
}

/// How often a language is shown in a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Shown {
    words: usize,
    /// Words with a capital that have its letters.
    names: usize,
}

/// A full stop after fewer letters is an abbreviation's more often than a sentence's: `Dr.`, `Mio.`, `тыс.`
const FEWEST: usize = 4;

/// Digits of a day or an ordinal, which a full stop follows in German: `5. März`.
const DAY: usize = 2;

impl Reader<'_> {
    /// Looks at the sentence that begins at `at`: its end, and what leads it.
    pub(super) fn look_at_sentence(&mut self, at: usize) {
        let mut counts = vec![Shown::default(); languages().len()];
        let mut end = at;
        while end < self.lexemes.len() && (end == at || !self.begins_sentence(end)) {
            if self.is_word(end) {
                self.look_at_word(end, &mut counts);
            }
            end += 1;
        }
        self.sentence_end = end;
        self.leading = leading(&counts);
    }

    /// Notes the languages that a word shows.
    fn look_at_word(&self, at: usize, counts: &mut [Shown]) {
        let by_word = self.shown_by_word(at);
        let by_letters = self.lexicon.shown_by_letters(self.word(at));
        let name = by_letters != Languages::NONE && self.is_capital(at);
        for (place, count) in counts.iter_mut().enumerate() {
            if by_word.has(place) || by_letters.has(place) && !name {
                count.words += 1;
            } else if by_letters.has(place) {
                count.names += 1;
            }
        }
    }

    /// The languages that have a word, or a phrase of several that begins with it: `kira-kira`, `hemen hemen`.
    fn shown_by_word(&self, at: usize) -> Languages {
        let Some(word) = self.lexicon.words.get(self.word(at)) else {
            return Languages::NONE;
        };
        let phrases = word.entries.iter().filter(|entry| {
            !entry.rest.is_empty() && entry.role.shows_language() && self.goes_on(at, &entry.rest)
        });
        phrases.fold(word.shows, |all, entry| {
            all.with(Languages::one(entry.language))
        })
    }

    /// Whether a sentence begins at a lexeme, as far as that matters here.
    fn begins_sentence(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1) else {
            return true;
        };
        match self.sign(last) {
            _ if self.gap(at) == Gap::Break => true,
            Some('!' | '?' | '؟' | '۔' | '。') => true,
            Some('.') if self.gap(at) == Gap::Space => last.checked_sub(1).is_none_or(|before| {
                let letters = self.word(before).chars().filter(|c| c.is_alphanumeric());
                let length = letters.count();
                let is_number = !self.is_word(before) && self.sign(before).is_none();
                length >= FEWEST || self.sign(before).is_some() || is_number && length > DAY
            }),
            _ => false,
        }
    }

    /// The languages that may read a number at `at`, in order: those that lead, taken for granted first, then others.
    pub(super) fn candidates(&self, at: usize) -> Vec<usize> {
        let number_word = self.is_word(at);
        let key = if number_word { at } else { at + 1 };
        let mut own = Languages::NONE;
        for entry in self.lexicon.starting_with(self.word(key)) {
            own = own.with(Languages::one(entry.language));
        }
        if matches!(
            self.lexeme(at).map(|lexeme| lexeme.form),
            Some(Form::Digits(_) | Form::Spaced { .. })
        ) {
            own = own.with(self.leading);
        }
        let rank = |place: &usize| match languages().get(*place) {
            Some(data) if self.leading.has(*place) => usize::from(!data.unless_shown),
            _ => 2,
        };
        let mut places: Vec<usize> = own.places().collect();
        places.sort_by_key(rank);
        places
    }
}

/// Of each script the languages that are shown most often; those taken for granted also where only names speak against them.
fn leading(counts: &[Shown]) -> Languages {
    let mut leading = Languages::NONE;
    for script in Script::ALL {
        let own = || {
            let all = languages().iter().zip(counts).enumerate();
            all.filter(move |(_, (data, _))| data.script == script)
        };
        let most = own()
            .map(|(_, (_, count))| *count)
            .max()
            .unwrap_or_default();
        for (place, (data, count)) in own() {
            let shown = *count == most && most > Shown::default();
            if shown || data.unless_shown && count.words == most.words {
                leading = leading.with(Languages::one(place));
            }
        }
    }
    leading
}
