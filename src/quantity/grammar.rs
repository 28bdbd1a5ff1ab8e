//! Numbers out of lexemes: items of falling scale.
//!
//! ```text
//! number  two million | three hundred and fifty thousand | and five       items, joined or not
//! item    three hundred and fifty  ×  thousand                            group.rs × scales
//! ```
//!
//! The grammar is the same for all languages; what differs is said by the `grammar` of its [`Numbers`]. A part is taken only if
//! it fits under what stands before it, so `two hundred and three hundred` are two numbers. Number words that stand side by
//! side and do not fit (`nine one one`) are none.

use crate::language::Numbers;
use crate::quantity::fraction::Fraction;
use crate::quantity::lexeme::{Form, Gap};
use crate::quantity::reader::Reader;
use crate::quantity::role::{Prefix, Role};
use crate::span::Span;

/// A number in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    /// Its first lexeme.
    pub(super) start: usize,
    /// One past its last lexeme.
    pub(super) end: usize,
    /// Its bytes of the folded text.
    pub(super) span: Span,
    pub(super) value: Fraction,
    pub(super) ordinal: bool,
    pub(super) vague: bool,
    /// Whether a word inside it says that it is more.
    pub(super) more: bool,
}

/// What was read at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Reading {
    Number(Number),
    /// What looks like a number and is none.
    Nothing {
        /// One past its last lexeme.
        end: usize,
    },
}

impl Reading {
    fn end(self) -> usize {
        match self {
            Self::Number(number) => number.end,
            Self::Nothing { end } => end,
        }
    }
}

/// One item of a number: a group times its scales.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) end: usize,
    pub(super) value: Fraction,
    /// The product of its scales: what the next item must stay below.
    pub(super) factor: Fraction,
    pub(super) ordinal: bool,
    /// Made of digits alone.
    pub(super) digits: bool,
    /// Whether a word inside it says that it is more.
    pub(super) more: bool,
}

/// A language's view of a text.
pub(super) struct Grammarian<'r, 't> {
    pub(super) reader: &'r Reader<'t>,
    pub(super) language: usize,
    pub(super) numbers: &'static Numbers,
    /// After `between`: a joiner that leads to something greater parts the ends of a range.
    pub(super) between: bool,
}

impl Reader<'_> {
    /// The number at a place, in the language that reads most of it; of two, in the one that comes first.
    pub(super) fn number(&self, at: usize) -> Option<Reading> {
        let mut best: Option<Reading> = None;
        for language in self.candidates(at) {
            let Some(numbers) = self.lexicon.numbers.get(language).copied() else {
                continue;
            };
            let start = self.before_prefix(at);
            let between = self.phrase_before(start, |role| role == Role::Between);
            let between = between.is_some_and(|(_, entry)| entry.language == language);
            let grammarian = Grammarian {
                reader: self,
                language,
                numbers,
                between,
            };
            let Some(reading) = grammarian.number(at) else {
                continue;
            };
            let better = best.is_none_or(|best| {
                let number =
                    matches!(reading, Reading::Number(_)) && !matches!(best, Reading::Number(_));
                reading.end() > best.end() || reading.end() == best.end() && number
            });
            if better {
                best = Some(reading);
            }
        }
        best
    }
}

impl Grammarian<'_, '_> {
    /// The phrase of this language at a place.
    pub(super) fn role<T>(
        &self,
        at: usize,
        pick: impl Fn(Role, Prefix) -> Option<T>,
    ) -> Option<(usize, T)> {
        let entries = self
            .reader
            .lexicon
            .starting_with(self.reader.word(at))
            .iter();
        let mut own = entries.filter(|entry| {
            entry.language == self.language
                && (!entry.led || self.reader.leading.has(entry.language))
                && self.reader.goes_on(at, &entry.rest)
        });
        own.find_map(|entry| Some((entry.rest.len() + 1, pick(entry.role, entry.prefix)?)))
    }

    pub(super) fn is(&self, at: usize, wanted: Role) -> Option<usize> {
        self.role(at, |role, _| (role == wanted).then_some(()))
            .map(|(length, ())| length)
    }

    fn number(&self, at: usize) -> Option<Reading> {
        if let Some(vague) = self.vague(at) {
            return Some(vague);
        }
        let first = match self.item(at)? {
            Ok(item) => item,
            Err(end) => return Some(Reading::Nothing { end }),
        };
        let mut number = Number {
            start: at,
            end: first.end,
            span: Span::default(),
            value: first.value,
            ordinal: first.ordinal,
            vague: false,
            more: first.more,
        };
        let mut last = first;
        if let Some((item, value)) = self.thousand_millions(&first) {
            number.end = item.end;
            number.value = value;
            last = item;
        }
        while let Some(item) = self.next_item(&number, &last) {
            number.end = item.end;
            number.value = number.value.plus(item.value);
            number.ordinal = item.ordinal;
            number.more |= item.more;
            last = item;
        }
        self.finish(number, &last)
    }

    /// `dos mil quinientos millones`: what stands behind the thousands, and all of it.
    fn thousand_millions(&self, first: &Item) -> Option<(Item, Fraction)> {
        let thousand = Fraction::whole(1_000);
        if !self.numbers.grammar.thousand_millions || first.factor != thousand || first.digits {
            return None;
        }
        let (at, _) = self.after_joiner(self.reader.next(first.end)?);
        let item = self.item(at)?.ok()?;
        let below = item.value.is_below(item.factor.times(thousand));
        let value = first.value.times(item.factor).plus(item.value);
        (thousand.is_below(item.factor) && below).then_some((item, value))
    }

    /// The item that goes on with a number, if there is one that fits.
    fn next_item(&self, number: &Number, last: &Item) -> Option<Item> {
        if number.ordinal || last.factor == Fraction::whole(1) {
            return None;
        }
        let next = self.reader.next(number.end)?;
        let (at, joined) = self.after_joiner(next);
        if let Some(part) = self.fraction_of(at, joined, last) {
            return Some(part);
        }
        let item = self.item(at)?.ok()?;
        // nine thousand third-party sellers
        if item.ordinal && self.reader.goes_on_hyphened(item.end) {
            return None;
        }
        let item = self.tenths(item, joined, last);
        if joined && self.between && self.is_beyond(at, number.value) {
            return None;
        }
        let scaled = item.factor != Fraction::whole(1);
        let allowed = if joined {
            scaled || !item.digits || self.numbers.grammar.digits_after_joiner
        } else {
            scaled
                || !item.digits && !self.numbers.grammar.joined_parts
                || item.digits && self.fills(item.value, last)
        };
        let plain = joined || self.has_plain_start(at);
        (allowed && plain && item.value.is_below(last.factor) && !self.is_vague_word(at))
            .then_some(item)
    }

    /// 3 bin 500: digits that fill the zeros of the scale before them. `2 milyon 2019` names a year behind a number.
    fn fills(&self, digits: Fraction, last: &Item) -> bool {
        let tenth = last.factor.times(Fraction::new(1, 10));
        self.numbers.grammar.digits_after_scale && !digits.is_below(tenth)
    }

    /// 一万五: a unit right behind a scale counts tenths of it, where numbers are written in letters.
    fn tenths(&self, item: Item, joined: bool, last: &Item) -> Item {
        let unit = item.factor == Fraction::whole(1) && item.value.is_below(Fraction::whole(10));
        if !self.numbers.grammar.letters || joined || item.digits || !unit {
            return item;
        }
        let tenth = last.factor.times(Fraction::new(1, 10));
        Item {
            value: item.value.times(tenth),
            ..item
        }
    }

    /// Whether a number that is greater than `value` begins at `at`.
    pub(super) fn is_beyond(&self, at: usize, value: Fraction) -> bool {
        let free = Grammarian {
            between: false,
            ..*self
        };
        matches!(free.number(at), Some(Reading::Number(number)) if value.is_below(number.value))
    }

    /// `ونصف`, `and a half` after a scale.
    fn fraction_of(&self, at: usize, joined: bool, last: &Item) -> Option<Item> {
        let article = self
            .is(at, Role::Article)
            .and_then(|length| self.reader.next(at + length));
        let at = article.unwrap_or(at);
        let (length, (top, bottom)) = self.fraction(at)?;
        let end = at + length;
        let scale_follows = self.scaled_fraction(at).is_some();
        (joined && !scale_follows).then(|| Item {
            end,
            value: last.factor.times(Fraction::new(top, bottom)),
            factor: Fraction::whole(1),
            ordinal: false,
            digits: false,
            more: false,
        })
    }

    /// What follows a joiner at `next`, a word of its own or a prefix; and whether there is one.
    pub(super) fn after_joiner(&self, next: usize) -> (usize, bool) {
        if let Some(length) = self.is(next, Role::Joiner) {
            let digits = matches!(
                self.reader.lexeme(next + 1).map(|l| l.form),
                Some(Form::Digits(_))
            );
            let glued = digits && self.reader.gap(next + 1) == Gap::None;
            let after = if glued {
                Some(next + 1)
            } else {
                self.reader.next(next + length)
            };
            return after.map_or((next, false), |after| (after, true));
        }
        let joining = |_, prefix| (prefix == Prefix::Joining).then_some(());
        (next, self.role(next, joining).is_some())
    }

    fn has_plain_start(&self, at: usize) -> bool {
        !self.reader.is_word(at)
            || self
                .role(at, |_, prefix| (prefix == Prefix::None).then_some(()))
                .is_some()
    }
}
