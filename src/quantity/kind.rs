//! What a number counts: told by the signs and words beside it.

use crate::language::{Cue, Side};
use crate::quantity::Kind;
use crate::quantity::grammar::Number;
use crate::quantity::lexeme::Gap;
use crate::quantity::reader::Reader;
use crate::quantity::role::Role;

fn is_percent(c: char) -> bool {
    matches!(c, '%' | '٪')
}

/// Signs of currencies: all of Unicode's block, and those outside of it.
fn is_currency(c: char) -> bool {
    matches!(
        c,
        '$' | '£' | '€' | '¥' | '¢' | '\u{20A0}'..='\u{20CF}' | '\u{60B}' | '\u{E3F}'
    )
}

/// Whether a sign says what is counted.
pub(super) fn is_unit_sign(c: char) -> bool {
    is_percent(c) || is_currency(c)
}

impl Cue {
    fn kind(self) -> Kind {
        match self {
            Cue::Percent => Kind::Percent,
            Cue::Money => Kind::Money,
            Cue::Ordinal => Kind::Ordinal,
            Cue::Time => Kind::Time,
        }
    }
}

impl Reader<'_> {
    /// The kind of a number, years aside, and the place after it and the cue that follows it. Percent goes before money,
    /// money before ordinals, these before times.
    pub(super) fn kind(&self, number: &Number) -> (Kind, usize) {
        let after = self.cue_after(number.end);
        let tail = after.map_or(number.end, |(_, end)| end);
        let start = self.before_prefix(number.start);
        let before = [self.sign_before(start), self.cue_before(start)];
        let said = |kind: Kind| {
            let before = before.iter().flatten().any(|(cue, _)| *cue == kind);
            let ordinal = kind == Kind::Ordinal && number.ordinal;
            before || ordinal || after.is_some_and(|(cue, _)| cue == kind)
        };
        let order = [Kind::Percent, Kind::Money, Kind::Ordinal, Kind::Time];
        let kind = order.into_iter().find(|kind| said(*kind));
        (kind.unwrap_or(Kind::Number), tail)
    }

    /// Where all cues before a number begin, so that its qualifier is found before them: `more than US$5`.
    pub(super) fn before_cues(&self, number: &Number) -> usize {
        let mut start = self.before_prefix(number.start);
        if let Some((_, sign)) = self.sign_before(start) {
            start = sign;
            // US$5
            if start > 0 && self.gap(start) == Gap::None && self.is_word(start - 1) {
                start -= 1;
            }
        }
        self.cue_before(start).map_or(start, |(_, cue)| cue)
    }

    fn sign_before(&self, start: usize) -> Option<(Kind, usize)> {
        let at = start.checked_sub(1)?;
        let kind = match self.sign(at)? {
            c if is_currency(c) && self.gap(start) != Gap::Break => Kind::Money,
            c if is_percent(c) && self.gap(start) == Gap::None => Kind::Percent,
            '#' | '№' if self.gap(start) == Gap::None => Kind::Ordinal,
            _ => return None,
        };
        Some((kind, at))
    }

    fn cue_before(&self, start: usize) -> Option<(Kind, usize)> {
        let (at, entry) =
            self.phrase_before(start, |role| matches!(role, Role::Cue(Side::Before, _)))?;
        match entry.role {
            Role::Cue(_, cue) => Some((cue.kind(), at)),
            _ => None,
        }
    }

    fn cue_after(&self, end: usize) -> Option<(Kind, usize)> {
        if let Some(c) = self
            .sign(end)
            .filter(|c| is_unit_sign(*c) && self.gap(end) != Gap::Break)
        {
            let kind = if is_percent(c) {
                Kind::Percent
            } else {
                Kind::Money
            };
            // `5 $10`: the sign belongs to what follows.
            let taken = self.gap(end) == Gap::Space
                && self.gap(end + 1) == Gap::None
                && !self.is_word(end + 1)
                && self.sign(end + 1).is_none();
            return (!taken).then_some((kind, end + 1));
        }
        let next = self.next(end)?;
        let (length, entry) =
            self.phrase(next, |role| matches!(role, Role::Cue(Side::After, _)))?;
        match entry.role {
            Role::Cue(_, cue) => Some((cue.kind(), next + length)),
            _ => None,
        }
    }
}
