//! Digits that a word before them makes a name: phone numbers (`tel 555 1234`) and versions (`version 5.0`).
//!
//! The words are read whatever language leads, for they stand in texts of all.

use crate::quantity::digits::is_dash;
use crate::quantity::grammar::Number;
use crate::quantity::lexeme::{Form, Gap};
use crate::quantity::lexicon::LONGEST_PHRASE;
use crate::quantity::reader::Reader;
use crate::quantity::role::Role;

/// Digits of the shortest phone number.
const FEWEST: usize = 7;
/// No phone number has more groups.
const GROUPS: usize = 8;
/// Signs between the word and the digits: `Tel.: 555 1234`.
const SIGNS: usize = 2;

impl Reader<'_> {
    /// The end of the phone number at `at`, if a word before says that it is one.
    pub(super) fn dialled(&self, at: usize) -> Option<usize> {
        let is_number = |at: usize| {
            let form = self.lexeme(at).map(|lexeme| lexeme.form);
            matches!(
                form,
                Some(Form::Digits(_) | Form::Spaced { .. } | Form::Void)
            )
        };
        if !is_number(at) || !self.follows(at, Role::Phone) {
            return None;
        }
        let (mut end, mut digits) = (at, 0);
        for _ in 0..GROUPS {
            let dash = self.sign(end).is_some_and(is_dash) && self.gap(end) == Gap::None;
            let next = if dash { end + 1 } else { end };
            let near = match dash {
                true => self.gap(next) == Gap::None,
                false => end == at || self.gap(next) == Gap::Space,
            };
            if !near || !is_number(next) {
                break;
            }
            digits += self.word(next).bytes().filter(u8::is_ascii_digit).count();
            end = next + 1;
        }
        (digits >= FEWEST).then_some(end)
    }

    /// Whether a number is a version: digits with a full stop, no scale, behind a word that says so.
    pub(super) fn is_version(&self, number: &Number) -> bool {
        let digits = number.end == number.start + 1 && !self.is_word(number.start);
        let parted = self.word(number.start).rsplit_once(['.', '٫']);
        let pointed = parted.is_some_and(|(_, last)| last.len() != 3);
        digits && pointed && self.follows(number.start, Role::Version)
    }

    /// Whether a phrase of that role stands before `at`, a colon, a full stop or a bracket aside.
    fn follows(&self, at: usize, wanted: Role) -> bool {
        let mut start = at;
        for _ in 0..SIGNS {
            let sign = start.checked_sub(1).and_then(|before| self.sign(before));
            if matches!(sign, Some(':' | '.' | '(')) && self.gap(start) != Gap::Break {
                start -= 1;
            }
        }
        if self.gap(start) == Gap::Break {
            return false;
        }
        (1..=LONGEST_PHRASE.min(start)).any(|length| {
            let first = start - length;
            let entries = self.lexicon.starting_with(self.word(first)).iter();
            let mut fitting = entries.filter(|entry| {
                entry.role == wanted
                    && entry.rest.len() + 1 == length
                    && (!entry.led || self.leading.has(entry.language))
                    && self.goes_on(first, &entry.rest)
            });
            fitting.next().is_some()
        })
    }
}
