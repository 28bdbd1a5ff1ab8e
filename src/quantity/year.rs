//! Years and days, by cue or shape.
//!
//! Four digits in a row from 1900 to 2099 are a year
//! - beside a word that asks for one (`in`, `since`, سنة, `года`, a month, a year and a joiner), whatever else stands there;
//! - else not where a qualifier stands beside them (`about 2000`);
//! - else where nothing that may be counted follows: a sign, the end, a function word (`2015 and`), a joined or definite one;
//! - else after `by`, `of`, `from` and the like, where a name follows (`by 2015 Twitter`).
//!
//! So `2000 accounts` is a number. One or two digits beside a month are a day, which is no quantity.

use crate::quantity::grammar::Number;
use crate::quantity::lexeme::{Form, Gap};
use crate::quantity::lexicon::LONGEST_PHRASE;
use crate::quantity::reader::Reader;
use crate::quantity::role::{Prefix, Role};
use crate::quantity::{Kind, Qualifier};

impl Reader<'_> {
    pub(super) fn year(&self, number: &Number, kind: Kind, qualifier: Qualifier) -> Option<Kind> {
        let shaped = match self.lexeme(number.start)?.form {
            Form::Digits(digits) => digits.is_year_shaped() && number.end == number.start + 1,
            _ => false,
        };
        // `2015 года`, 2015年: the cue of a year may be one of a duration too.
        if shaped && kind == Kind::Time && self.is_before_year_word(number.end) {
            return Some(Kind::Year);
        }
        if kind == Kind::Number && !shaped && self.is_hijri_year(number) {
            return Some(Kind::Year);
        }
        if kind != Kind::Number || !shaped {
            return None;
        }
        let start = self.before_prefix(number.start);
        let perhaps = self
            .phrase_before(start, |role| role == Role::PerhapsYear)
            .is_some();
        let qualified = qualifier != Qualifier::Exact && !perhaps;
        let by_cue = self.is_after_year_word(start) || self.is_before_year_word(number.end);
        let by_shape =
            || !qualified && (self.counts_nothing(number.end) || perhaps && self.names(number.end));
        (by_cue || by_shape()).then_some(Kind::Year)
    }

    /// سال ۱۳۹۹, عام ١٤٤١: only where a word asks for a year.
    fn is_hijri_year(&self, number: &Number) -> bool {
        let shaped = match self.lexeme(number.start).map(|lexeme| lexeme.form) {
            Some(Form::Digits(digits)) => digits.is_hijri_year_shaped(),
            _ => false,
        };
        let mut led = self.lexicon.numbers.iter().enumerate();
        shaped
            && number.end == number.start + 1
            && led.any(|(at, numbers)| numbers.grammar.hijri_years && self.leading.has(at))
            && self.is_after_year_word(number.start)
    }

    fn is_before_year_word(&self, end: usize) -> bool {
        let next = self.next(end);
        next.is_some_and(|next| self.phrase(next, |role| role == Role::YearAfter).is_some())
    }

    fn is_after_year_word(&self, start: usize) -> bool {
        let cue = self.phrase_before(start, |role| role == Role::Year);
        cue.is_some() || self.month_before(start) || self.is_after_year(start)
    }

    /// `2015 and 2016`, `March 10, 2015`: a year or day stands before, and at most a joiner and a comma between.
    fn is_after_year(&self, start: usize) -> bool {
        let Some((end, Kind::Year | Kind::Time)) = self.last else {
            return false;
        };
        let mut at = end;
        if matches!(self.sign(at), Some(',' | '،' | '-' | '\u{2013}')) {
            at += 1;
        }
        if at < start && self.phrase(at, |role| role == Role::RangeWord).is_some() {
            at += 1;
        }
        at == start
            && end < start.max(1)
            && self
                .last
                .is_some_and(|(_, kind)| kind == Kind::Year || self.day_at(end))
    }

    /// Whether a day of a month ends at `end`.
    fn day_at(&self, end: usize) -> bool {
        matches!(self.lexeme(end.wrapping_sub(1)).map(|l| l.form), Some(Form::Digits(digits)) if digits.is_day_shaped())
            || self.is_word(end.wrapping_sub(1))
    }

    /// Whether what follows a number is nothing that is counted.
    fn counts_nothing(&self, end: usize) -> bool {
        let Some(next) = self.next(end).filter(|next| self.is_word(*next)) else {
            return true;
        };
        let function = self.phrase(next, |role| role == Role::Function);
        let entries = self.lexicon.starting_with(self.word(next));
        let joined = entries.iter().any(|entry| entry.prefix == Prefix::Joining);
        function.is_some() || joined || self.is_definite(next)
    }

    /// Whether a word begins with a written article: what is counted never does (في عام 2015 الماضي).
    fn is_definite(&self, at: usize) -> bool {
        let word = self.original(at);
        let mut articles = self
            .lexicon
            .numbers
            .iter()
            .flat_map(|numbers| numbers.article_prefixes);
        articles.any(|article| word.starts_with(article))
    }

    /// Whether a name follows: a word with a capital.
    fn names(&self, end: usize) -> bool {
        self.next(end).is_some_and(|next| self.is_capital(next))
    }

    /// A day beside its month: `10 March`, `March 10`, 10 من مارس.
    pub(super) fn is_day_of_month(&self, number: &Number) -> bool {
        let shaped = match self.lexeme(number.start).map(|lexeme| lexeme.form) {
            Some(Form::Digits(digits)) => {
                digits.is_day_shaped() && (number.end == number.start + 1 || number.ordinal)
            }
            _ => false,
        };
        shaped
            && (self.month_before(self.before_prefix(number.start)) || self.month_after(number.end))
    }

    fn month_before(&self, start: usize) -> bool {
        // `Mar. 5`
        let stop = start
            .checked_sub(1)
            .filter(|at| self.sign(*at) == Some('.'));
        let end = stop
            .filter(|_| self.gap(start) == Gap::Space)
            .unwrap_or(start);
        let begins = (1..=LONGEST_PHRASE.min(end)).map(|length| end - length);
        let month = |at: usize| {
            let phrase = self.phrase(at, |role| role == Role::Month);
            phrase.is_some_and(|(length, _)| at + length == end) && self.is_month(at)
        };
        self.gap(start) != Gap::Break && begins.into_iter().any(month)
    }

    fn month_after(&self, end: usize) -> bool {
        // `5. März`
        let stop = self.sign(end) == Some('.') && self.gap(end + 1) == Gap::Space;
        let next = if stop { Some(end + 1) } else { self.next(end) };
        let Some(next) = next else {
            return false;
        };
        let link = self.phrase(next, |role| role == Role::VagueLink);
        let at = link
            .and_then(|(length, _)| self.next(next + length))
            .unwrap_or(next);
        self.phrase(at, |role| role == Role::Month).is_some() && self.is_month(at)
    }

    /// Whether the month at a place is one, and not the word it looks like (`may`).
    fn is_month(&self, at: usize) -> bool {
        let common = self.phrase(at, |role| role == Role::CapitalMonth).is_some();
        !common || self.is_capital(at) && self.gap(at) != Gap::None
    }
}
