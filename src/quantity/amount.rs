//! Whether what was read is an amount, seen from its neighbours.

use crate::language::Numeral;
use crate::language::Side;
use crate::quantity::fraction::Fraction;
use crate::quantity::grammar::{Grammarian, Item, Number, Reading};
use crate::quantity::lexeme::{Form, Gap};
use crate::quantity::role::{Prefix, Role};
use crate::span::Span;

impl Grammarian<'_, '_> {
    /// Looks at the neighbours that make a number none, and measures the rest.
    pub(super) fn finish(&self, mut number: Number, last: &Item) -> Option<Reading> {
        let alone = number.end == number.start + 1;
        let cardinal = |role, _| matches!(role, Role::Cardinal(_) | Role::Ordinal(_)).then_some(());
        if alone && self.reader.is_word(number.start) && self.role(number.start, cardinal).is_none()
        {
            return None; // a word that is a number only in compounds
        }
        if alone && self.numbers.grammar.letters && !self.is_counted(&number) {
            return None;
        }
        let end = self.unfit(&number, last.digits && last.factor == Fraction::whole(1));
        if end > number.end || self.is_no_amount(&number) {
            return Some(Reading::Nothing { end });
        }
        number.span = self.span(number.start, number.end);
        Some(Reading::Number(number))
    }

    /// Whether what stands beside a letter makes a number of it (三个, 第三): most are parts of other words (三楼).
    fn is_counted(&self, number: &Number) -> bool {
        let counter = self.reader.next(number.end);
        let ordinal = |role| matches!(role, Role::Cue(Side::Before, _));
        !self.reader.is_word(number.start)
            || counter.is_some_and(|next| self.is(next, Role::Counter).is_some())
            || self.reader.phrase_before(number.start, ordinal).is_some()
    }

    /// The folded bytes from the number word or digits at `start`, prefix aside, to the end of the lexeme before `end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let from = self
            .reader
            .lexeme(start)
            .map_or(0, |lexeme| lexeme.span.start);
        let last = self.reader.lexeme(end.saturating_sub(1));
        let to = last.map_or(from, |lexeme| lexeme.span.end);
        Span::new(from + self.prefix_len(start), to)
    }

    fn prefix_len(&self, at: usize) -> usize {
        let entries = self
            .reader
            .lexicon
            .starting_with(self.reader.word(at))
            .iter();
        let mut own = entries.filter(|entry| {
            let number = entry.role.begins_number();
            number && entry.language == self.language && self.reader.goes_on(at, &entry.rest)
        });
        own.next().map_or(0, |entry| entry.prefix_len)
    }

    /// The end of number words that follow directly and do not fit, so that nothing of the run can be trusted.
    fn unfit(&self, number: &Number, digits: bool) -> usize {
        let mut end = number.end;
        if number.ordinal {
            return end;
        }
        while let Some(next) = self.reader.next(end) {
            if next != end {
                break; // a hyphen parts the ends of a range
            }
            let follows = self.role(next, |role, prefix| {
                match role {
                    Role::Cardinal(Numeral::Scale(_) | Numeral::Plural(_) | Numeral::Hundred) => {
                        Some(())
                    }
                    Role::Cardinal(_) if !digits => Some(()),
                    _ => None,
                }
                .filter(|()| prefix == Prefix::None)
            });
            let Some((length, ())) = follows else {
                break;
            };
            end = next + length;
        }
        let denominator = self
            .reader
            .next(end)
            .filter(|next| self.is(*next, Role::Denominator).is_some())
            .filter(|next| !self.reader.goes_on_hyphened(next + 1));
        denominator.map_or(end, |next| next + 1)
    }

    /// Whether the neighbours of a number make something else of it.
    fn is_no_amount(&self, number: &Number) -> bool {
        let start = self.reader.before_prefix(number.start);
        let negative = self
            .reader
            .phrase_before(start, |role| role == Role::Negative);
        // `au moins trois` is no negative number.
        negative.is_some() && self.reader.word_qualifier(start).is_none()
            || self.is_glued_before(number)
            || self.is_glued_after(number)
            || self.is_denominator(number)
            || self.reader.is_version(number)
    }

    /// A number word after a hyphen and another word: `no-one`; but not the second end of a range.
    fn is_glued_before(&self, number: &Number) -> bool {
        let reader = self.reader;
        let Some(hyphen) = number.start.checked_sub(1).filter(|hyphen| *hyphen > 0) else {
            return false;
        };
        reader.is_word(number.start)
            && reader.gap(number.start) == Gap::None
            && reader.gap(hyphen) == Gap::None
            && matches!(reader.sign(hyphen), Some('-' | '\u{2010}'))
            && reader.is_word(hyphen - 1)
            && reader.last.is_none_or(|(end, _)| end != hyphen)
    }

    /// Letters or digits right after digits, an apostrophe and letters after a word: `4chan`, `one's`.
    fn is_glued_after(&self, number: &Number) -> bool {
        let reader = self.reader;
        let Some(next) = reader
            .lexeme(number.end)
            .filter(|next| next.gap == Gap::None)
        else {
            return false;
        };
        let after = number.end + 1;
        match next.form {
            Form::Word | Form::Digits(_) | Form::Spaced { .. } | Form::Void => true,
            Form::Sign('\'' | '’') => {
                let letters = reader.is_word(after) && reader.gap(after) == Gap::None;
                reader.is_word(number.start) && letters
            }
            Form::Sign(_) => false,
        }
    }

    /// `a third of`
    fn is_denominator(&self, number: &Number) -> bool {
        let article = number.start.checked_sub(1);
        let after_article = article.is_some_and(|at| self.is(at, Role::Article).is_some());
        let link = |next| {
            self.is(next, Role::FractionLink).is_some() && self.is(next, Role::Article).is_none()
        };
        number.ordinal && after_article && self.reader.next(number.end).is_some_and(link)
    }
}
