//! From a text to its quantities.

use crate::fold::{FoldedText, Profile, fold_pattern};
use crate::quantity::glued::part_glued;
use crate::quantity::grammar::{Number, Reading};
use crate::quantity::leading::Languages;
use crate::quantity::lexeme::{Form, Gap, Lexeme, lexemes};
use crate::quantity::lexicon::{LONGEST_PHRASE, Lexicon};
use crate::quantity::phone::void_phones;
use crate::quantity::role::{Entry, Role};
use crate::quantity::{Kind, Qualifier, Quantity};

/// All quantities of a text, in order, without overlap. `folded` is `text` folded by `default`.
pub fn quantities(text: &str, folded: &FoldedText) -> Vec<Quantity> {
    let mut lexemes = lexemes(text, folded);
    void_phones(folded.text(), &mut lexemes);
    let lexicon = Lexicon::get();
    Reader {
        text,
        folded,
        lexemes: part_glued(lexemes, text, folded, lexicon),
        lexicon,
        last: None,
        leading: Languages::NONE,
        sentence_end: 0,
    }
    .read()
}

/// A text on its way to quantities.
pub(super) struct Reader<'t> {
    text: &'t str,
    folded: &'t FoldedText,
    pub(super) lexemes: Vec<Lexeme>,
    pub(super) lexicon: &'static Lexicon,
    /// The number read last: its end, and its kind.
    pub(super) last: Option<(usize, Kind)>,
    /// The languages that lead the sentence before `sentence_end`.
    pub(super) leading: Languages,
    pub(super) sentence_end: usize,
}

impl Reader<'_> {
    fn read(mut self) -> Vec<Quantity> {
        let mut quantities = Vec::new();
        let mut at = 0;
        while at < self.lexemes.len() {
            if !self.may_begin(at) {
                at += 1;
                continue;
            }
            while at >= self.sentence_end {
                self.look_at_sentence(self.sentence_end);
            }
            if let Some(length) = self.opaque(at) {
                at += length;
                continue;
            }
            if let Some(end) = self.dialled(at) {
                at = end;
                continue;
            }
            match self.number(at) {
                Some(Reading::Number(number)) => {
                    let (kind, tail) = self.kind(&number);
                    quantities.extend(self.quantity(&number, kind, tail));
                    // A cue is no number of its own: `one second`.
                    at = tail.max(at + 1);
                }
                Some(Reading::Nothing { end }) => at = end.max(at + 1),
                None => at += 1,
            }
        }
        quantities
    }

    /// Whether something at `at` is worth a look: most words are not.
    fn may_begin(&self, at: usize) -> bool {
        match self.lexeme(at).map(|lexeme| lexeme.form) {
            Some(Form::Digits(_) | Form::Spaced { .. }) => true,
            Some(Form::Word) => {
                let entries = self.lexicon.starting_with(self.word(at));
                entries
                    .iter()
                    .any(|entry| entry.role.begins_number() || entry.role.begins_opaque())
                    && !self.lacks_hamza(at)
            }
            _ => false,
        }
    }

    /// Whether a word is a number only with the hamza that is not written in it.
    fn lacks_hamza(&self, at: usize) -> bool {
        let word = self.word(at);
        self.lexicon
            .with_hamza
            .iter()
            .any(|known| word.ends_with(known.as_str()))
            && {
                let written = fold_pattern(Profile::Exact, self.original(at));
                !written.contains(['\u{654}', '\u{621}'])
            }
    }

    /// The length of a phrase at `at` that holds a number word and is no number: `في المئة`, `تشرين الأول`.
    fn opaque(&self, at: usize) -> Option<usize> {
        let (length, entry) = self.phrase(at, Role::begins_opaque)?;
        (length > 1 || entry.role != Role::Month).then_some(length)
    }

    fn quantity(&mut self, number: &Number, kind: Kind, tail: usize) -> Option<Quantity> {
        let value = number.value.to_whole()?;
        if self.is_day_of_month(number) {
            self.last = Some((number.end, Kind::Time));
            return None;
        }
        let qualifier = if number.vague {
            Qualifier::AtLeast
        } else {
            self.qualifier(number, tail)
        };
        let kind = self.year(number, kind, qualifier).unwrap_or(kind);
        self.last = Some((number.end, kind));
        Some(Quantity {
            span: self.folded.original(number.span),
            folded: number.span,
            value,
            qualifier,
            kind,
            vague: number.vague,
        })
    }

    pub(super) fn lexeme(&self, at: usize) -> Option<&Lexeme> {
        self.lexemes.get(at)
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.lexeme(at)
            .map_or("", |lexeme| lexeme.span.of(self.folded.text()))
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.lexeme(at)
            .is_some_and(|lexeme| lexeme.form == Form::Word)
    }

    pub(super) fn gap(&self, at: usize) -> Gap {
        self.lexeme(at).map_or(Gap::Break, |lexeme| lexeme.gap)
    }

    pub(super) fn sign(&self, at: usize) -> Option<char> {
        match self.lexeme(at)?.form {
            Form::Sign(c) => Some(c),
            _ => None,
        }
    }

    /// A lexeme as it stands in the original.
    pub(super) fn original(&self, at: usize) -> &str {
        let span = self
            .lexeme(at)
            .map(|lexeme| self.folded.original(lexeme.span));
        span.map_or("", |span| span.of(self.text))
    }

    /// Whether the original of a word begins with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.original(at).starts_with(char::is_uppercase)
    }

    /// The lexeme after `end` where it goes on in the same phrase: after white space, a tight hyphen, or glued to digits.
    pub(super) fn next(&self, end: usize) -> Option<usize> {
        let lexeme = self.lexeme(end)?;
        match (lexeme.gap, lexeme.form) {
            (Gap::Space, _) => Some(end),
            (Gap::None, Form::Sign('-' | '\u{2010}')) => {
                (self.gap(end + 1) == Gap::None && self.is_word(end + 1)).then_some(end + 1)
            }
            (Gap::None, Form::Word) => Some(end),
            _ => None,
        }
    }

    /// The longest phrase at `at` of a wanted role, in a language that leads: its length in lexemes, and what it is.
    pub(super) fn phrase(
        &self,
        at: usize,
        wanted: impl Fn(Role) -> bool,
    ) -> Option<(usize, &'static Entry)> {
        let entries = self.lexicon.starting_with(self.word(at)).iter();
        let mut fitting = entries.filter(|entry| {
            wanted(entry.role) && self.leading.has(entry.language) && self.goes_on(at, &entry.rest)
        });
        fitting.next().map(|entry| (entry.rest.len() + 1, entry))
    }

    /// Whether a word goes on at `end` behind a tight hyphen: `third-party`.
    pub(super) fn goes_on_hyphened(&self, end: usize) -> bool {
        matches!(self.sign(end), Some('-' | '\u{2010}'))
            && self.gap(end) == Gap::None
            && self.gap(end + 1) == Gap::None
            && self.is_word(end + 1)
    }

    pub(super) fn goes_on(&self, at: usize, rest: &[String]) -> bool {
        rest.iter().enumerate().all(|(place, word)| {
            let at = at + 1 + place;
            self.word(at) == word && self.gap(at) != Gap::Break
        })
    }

    /// The longest phrase of a wanted role, in a language that leads, that ends just before `at`: where it begins, and what it is.
    pub(super) fn phrase_before(
        &self,
        at: usize,
        wanted: impl Fn(Role) -> bool,
    ) -> Option<(usize, &'static Entry)> {
        if self.gap(at) == Gap::Break {
            return None;
        }
        (1..=LONGEST_PHRASE.min(at)).rev().find_map(|length| {
            let start = at - length;
            let entries = self.lexicon.starting_with(self.word(start)).iter();
            let mut fitting = entries.filter(|entry| {
                entry.rest.len() + 1 == length
                    && wanted(entry.role)
                    && self.leading.has(entry.language)
                    && self.goes_on(start, &entry.rest)
            });
            fitting.next().map(|entry| (start, entry))
        })
    }
}

#[cfg(test)]
mod languages;
#[cfg(test)]
mod misread;
#[cfg(test)]
mod tests;
