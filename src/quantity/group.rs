//! Groups: numbers below a thousand in words.

use crate::language::Numeral;
use crate::quantity::fraction::Fraction;
use crate::quantity::grammar::Grammarian;
use crate::quantity::role::{Prefix, Role};

/// What may stand before a number word inside its word.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Lead {
    /// Any prefix: the word begins a number.
    Any,
    /// No prefix.
    Plain,
    /// A prefix that joins.
    Joining,
}

/// What scales multiply: a number below a thousand, or digits.
#[derive(Clone, Copy)]
pub(super) struct Group {
    pub(super) end: usize,
    pub(super) value: Fraction,
    pub(super) ordinal: bool,
}

impl Group {
    pub(super) fn new(end: usize, value: u64, ordinal: bool) -> Self {
        let value = Fraction::whole(value);
        Self {
            end,
            value,
            ordinal,
        }
    }
}

impl Grammarian<'_, '_> {
    /// A number below a thousand in words; `twelve hundred` too.
    pub(super) fn group(&self, at: usize) -> Option<Group> {
        if self.numbers.grammar.letters {
            return self.section(at);
        }
        if let Some(one) = self.article(at) {
            return Some(one);
        }
        let (length, numeral, ordinal) = self.numeral(at, Lead::Any)?;
        let hundreds = match numeral {
            Numeral::Hundred => Group::new(at + length, 100, ordinal),
            Numeral::Hundreds(value) => Group::new(at + length, value, ordinal),
            _ => {
                let group = self.below_hundred(at, Lead::Any)?;
                match self
                    .reader
                    .next(group.end)
                    .and_then(|next| self.hundred(next))
                {
                    Some(end) if !group.ordinal => {
                        let value = group.value.times(Fraction::whole(100));
                        Group {
                            end,
                            value,
                            ordinal: false,
                        }
                    }
                    _ => return Some(group),
                }
            }
        };
        Some(self.below_hundred_after(hundreds))
    }

    /// An article that stands for one: `a million`, `a hundred and ten`.
    fn article(&self, at: usize) -> Option<Group> {
        let end = at + self.is(at, Role::Article)?;
        let next = self.reader.next(end)?;
        if let Some(end) = self.hundred(next) {
            return Some(self.below_hundred_after(Group::new(end, 100, false)));
        }
        let scale = self.role(next, |role, prefix| {
            (matches!(role, Role::Cardinal(Numeral::Scale(_))) && prefix == Prefix::None)
                .then_some(())
        });
        scale.map(|_| Group::new(end, 1, false))
    }

    /// The end of a plain `hundred` at a place.
    pub(super) fn hundred(&self, at: usize) -> Option<usize> {
        let (length, ()) = self.role(at, |role, prefix| {
            let hundred = matches!(
                role,
                Role::Cardinal(Numeral::Hundred | Numeral::Plural(100))
                    | Role::Compound(Numeral::Hundred)
            );
            (hundred && prefix == Prefix::None).then_some(())
        })?;
        Some(at + length)
    }

    /// Hundreds, and what is below a hundred after them.
    pub(super) fn below_hundred_after(&self, hundreds: Group) -> Group {
        if hundreds.ordinal {
            return hundreds;
        }
        let rest = self.following(hundreds.end).and_then(|(at, joined, lead)| {
            if !joined && self.numbers.grammar.joined_parts {
                return None;
            }
            let rest = self.below_hundred(at, lead)?;
            let next_hundreds = self
                .reader
                .next(rest.end)
                .and_then(|next| self.hundred(next));
            let parted = joined && self.between && self.is_beyond(at, hundreds.value);
            (next_hundreds.is_none() && !parted).then_some(rest)
        });
        rest.map_or(hundreds, |rest| Group {
            end: rest.end,
            value: hundreds.value.plus(rest.value),
            ordinal: rest.ordinal,
        })
    }

    pub(super) fn below_hundred(&self, at: usize, lead: Lead) -> Option<Group> {
        let (length, numeral, ordinal) = self.numeral(at, lead)?;
        let end = at + length;
        match numeral {
            Numeral::Small(value) => Some(Group::new(end, value, ordinal)),
            Numeral::Ten => Some(Group::new(end, 10, ordinal)),
            Numeral::Tens(tens) => Some(self.tens_and_unit(end, tens, ordinal)),
            Numeral::Unit(4) if self.twenty(end).is_some() => {
                Some(self.tens_and_unit(self.twenty(end)?, 80, ordinal))
            }
            Numeral::Unit(unit) => Some(self.unit_and_tens(end, unit, ordinal)),
            _ => None,
        }
    }

    /// The end of `vingt` in `quatre-vingt`.
    fn twenty(&self, end: usize) -> Option<usize> {
        let next = self.reader.next(end)?;
        match self.numeral(next, Lead::Plain) {
            Some((length, Numeral::Tens(20), false)) if self.numbers.grammar.twenties => {
                Some(next + length)
            }
            _ => None,
        }
    }

    /// `twenty-five`
    fn tens_and_unit(&self, end: usize, tens: u64, ordinal: bool) -> Group {
        let alone = Group::new(end, tens, ordinal);
        if self.numbers.grammar.units_first || ordinal {
            return alone;
        }
        let Some((at, joined, lead)) = self.following(end) else {
            return alone;
        };
        let teens = self.numbers.grammar.twenties && matches!(tens, 60 | 80);
        match self.numeral(at, lead) {
            Some((length, Numeral::Tens(10), false)) if teens => {
                self.tens_and_unit(at + length, tens + 10, ordinal)
            }
            Some((length, Numeral::Small(small), ordinal)) if teens => {
                Group::new(at + length, tens + small, ordinal)
            }
            Some((length, Numeral::Unit(unit), ordinal))
                if !joined || self.numbers.grammar.joined_tens =>
            {
                Group::new(at + length, tens + unit, ordinal)
            }
            _ => alone,
        }
    }

    /// خمسة عشر, خمسة وعشرون
    fn unit_and_tens(&self, end: usize, unit: u64, ordinal: bool) -> Group {
        let alone = Group::new(end, unit, ordinal);
        let Some((at, joined, lead)) = self.following(end) else {
            return alone;
        };
        match self.numeral(at, lead) {
            Some((length, Numeral::Ten, false)) if !joined => {
                Group::new(at + length, 10 + unit, ordinal)
            }
            Some((length, Numeral::Tens(tens), _))
                if joined && self.numbers.grammar.units_first =>
            {
                if self.between && self.is_beyond(at, Fraction::whole(unit)) {
                    return alone;
                }
                Group::new(at + length, tens + unit, ordinal)
            }
            _ => alone,
        }
    }

    /// What follows in the same number, whether a joiner stands before it, and how its word may begin.
    fn following(&self, end: usize) -> Option<(usize, bool, Lead)> {
        let next = self.reader.next(end)?;
        let (at, joined) = self.after_joiner(next);
        let lead = if joined && at == next {
            Lead::Joining
        } else {
            Lead::Plain
        };
        Some((at, joined, lead))
    }

    /// The number word at a place, and whether it is an ordinal.
    pub(super) fn numeral(&self, at: usize, lead: Lead) -> Option<(usize, Numeral, bool)> {
        let (length, (numeral, ordinal)) = self.role(at, |role, prefix| {
            let fits = match lead {
                Lead::Any => true,
                Lead::Plain => prefix == Prefix::None,
                Lead::Joining => prefix == Prefix::Joining,
            };
            match role {
                Role::Cardinal(numeral) | Role::Compound(numeral) if fits => Some((numeral, false)),
                Role::Ordinal(numeral) if fits => Some((numeral, true)),
                _ => None,
            }
        })?;
        Some((length, numeral, ordinal))
    }
}
