//! Vague amounts: bare plurals (`thousands`, آلاف), and bare scales after `several`.

use crate::language::Numeral;
use crate::quantity::fraction::Fraction;
use crate::quantity::grammar::{Grammarian, Number, Reading};
use crate::quantity::role::{Prefix, Role};

impl Grammarian<'_, '_> {
    /// Bare plurals, and bare scales after `several`: twice their product.
    pub(super) fn vague(&self, at: usize) -> Option<Reading> {
        let (length, scale) = self
            .role(at, |role, _| match role {
                Role::Cardinal(Numeral::Plural(scale)) => Some(scale),
                _ => None,
            })
            .or_else(|| self.vague_scale(at))?;
        let mut end = at + length;
        let mut value = Fraction::whole(2).times(Fraction::whole(scale));
        while let Some((after, scale)) = self.next_vague(end) {
            end = after;
            value = value.times(Fraction::whole(scale));
        }
        let number = Number {
            start: at,
            end,
            span: self.span(at, end),
            value,
            ordinal: false,
            vague: true,
            more: false,
        };
        Some(Reading::Number(number))
    }

    fn vague_scale(&self, at: usize) -> Option<(usize, u64)> {
        let (_, entry) = self
            .reader
            .phrase_before(at, |role| role == Role::VagueBefore)?;
        if entry.language != self.language {
            return None;
        }
        self.role(at, |role, prefix| match role {
            Role::Cardinal(Numeral::Scale(scale)) if prefix == Prefix::None => Some(scale),
            Role::Cardinal(Numeral::Hundred) if prefix == Prefix::None => Some(100),
            Role::Cardinal(Numeral::Tens(10)) if prefix == Prefix::None => Some(10),
            _ => None,
        })
    }

    fn next_vague(&self, end: usize) -> Option<(usize, u64)> {
        let next = self.reader.next(end)?;
        let linked = self
            .is(next, Role::VagueLink)
            .and_then(|length| self.reader.next(next + length));
        let at = linked.unwrap_or(next);
        let (length, scale) = self.role(at, |role, prefix| {
            match role {
                Role::Cardinal(Numeral::Plural(scale)) => Some(scale),
                Role::Cardinal(Numeral::Scale(scale)) if linked.is_none() => Some(scale),
                _ => None,
            }
            .filter(|_| matches!(prefix, Prefix::None | Prefix::Article))
        })?;
        Some((at + length, scale))
    }

    pub(super) fn is_vague_word(&self, at: usize) -> bool {
        self.role(at, |role, _| {
            matches!(role, Role::Cardinal(Numeral::Plural(_))).then_some(())
        })
        .is_some()
    }
}
