//! Sections: numbers below ten thousand in single letters, 三千五百零二, which 万 and 亿 multiply.

use crate::language::Numeral;
use crate::quantity::grammar::Grammarian;
use crate::quantity::group::{Group, Lead};
use crate::quantity::role::Role;

/// A section so far.
#[derive(Clone, Copy)]
struct Section {
    end: usize,
    value: u64,
    /// What the last part counted; what follows counts less.
    last: u64,
    /// Whether a zero stands behind it.
    zero: bool,
}

impl Grammarian<'_, '_> {
    /// A number below ten thousand. It never begins with a hundred or thousand: 百度 is a name, 千万 means "by all means".
    pub(super) fn section(&self, at: usize) -> Option<Group> {
        let mut section = Section {
            end: at,
            value: 0,
            last: 10_000,
            zero: false,
        };
        while let Some(longer) = self.longer(section, at) {
            section = longer;
        }
        (section.end > at).then(|| Group::new(section.end, section.value, false))
    }

    fn longer(&self, section: Section, start: usize) -> Option<Section> {
        let begins = section.end == start;
        let next = if begins {
            start
        } else {
            self.reader.next(section.end)?
        };
        let zero = self.is(next, Role::Joiner).filter(|_| !begins);
        let at = next + zero.unwrap_or(0);
        let (length, numeral, _) = self.numeral(at, Lead::Plain)?;
        let (end, value, place) = match numeral {
            Numeral::Tens(tens) => (at + length, tens, 10),
            Numeral::Unit(unit) => match self.place(at + length) {
                Some((end, place)) => (end, unit * place, place),
                None => (at + length, unit * self.tail(section, zero.is_some()), 1),
            },
            _ => return None,
        };
        (place < section.last).then_some(Section {
            end,
            value: section.value + value,
            last: place,
            zero: zero.is_some(),
        })
    }

    /// 千 or 百 behind a unit.
    fn place(&self, end: usize) -> Option<(usize, u64)> {
        let next = self.reader.next(end)?;
        match self.numeral(next, Lead::Plain)? {
            (length, Numeral::Hundred, _) => Some((next + length, 100)),
            (length, Numeral::Scale(1_000), _) => Some((next + length, 1_000)),
            _ => None,
        }
    }

    /// What a unit at the end counts: ones, or tenths of the part before it (三百五).
    fn tail(&self, section: Section, zero: bool) -> u64 {
        match section.last {
            last @ (100 | 1_000) if !zero && !section.zero => last / 10,
            _ => 1,
        }
    }
}
