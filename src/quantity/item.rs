//! Items of a number: digits, groups in words or fractions, and the scales behind them.

use crate::language::{Apart, Numeral};
use crate::quantity::digits::Digits;
use crate::quantity::fraction::Fraction;
use crate::quantity::grammar::{Grammarian, Item};
use crate::quantity::group::{Group, Lead};
use crate::quantity::lexeme::{Form, Gap};
use crate::quantity::role::{Prefix, Role};

impl Grammarian<'_, '_> {
    /// The item at a place; the error is the end of what looks like one and is none.
    pub(super) fn item(&self, at: usize) -> Option<Result<Item, usize>> {
        match self.reader.lexeme(at)?.form {
            Form::Digits(digits) => return Some(self.digits_item(at, at + 1, digits)),
            Form::Spaced { digits, lexemes }
                if self.numbers.grammar.spaced_digits || self.is_large(at, digits, lexemes) =>
            {
                return Some(self.digits_item(at, at + lexemes, digits));
            }
            _ => {}
        }
        if !self.reader.is_word(at) {
            return None;
        }
        if let Some(item) = self
            .scaled_fraction(at)
            .or_else(|| self.article_and_fraction(at))
            .or_else(|| self.with_quarters(at))
        {
            return Some(Ok(item));
        }
        if let Some(group) = self.group(at) {
            return Some(self.scaled(group, None));
        }
        if self.numbers.grammar.letters {
            return None;
        }
        // `1/3 million`: what stands before is part of it, and was not read.
        let before = at
            .checked_sub(1)
            .and_then(|before| self.reader.lexeme(before));
        if before.is_some_and(|before| before.form == Form::Void)
            && self.reader.gap(at) != Gap::Break
        {
            return None;
        }
        let (length, value, scale) = self.bare_scale(at)?;
        let group = Group::new(at + length, value, false);
        let mut item = self.scales(group, None, Fraction::whole(scale));
        item.value = item.value.times(Fraction::whole(scale));
        Some(Ok(item))
    }

    /// `1 287 330 accounts`: several groups behind a short one, and something that is counted, are no list of numbers.
    fn is_large(&self, at: usize, digits: Digits, lexemes: usize) -> bool {
        let end = at + lexemes;
        lexemes > 2
            && digits.leads_shortly(lexemes)
            && self.reader.is_word(end)
            && self.reader.gap(end) == Gap::Space
    }

    /// A scale at the start: its multiplier, once or twice, and itself.
    fn bare_scale(&self, at: usize) -> Option<(usize, u64, u64)> {
        let (length, (value, scale)) = self.role(at, |role, _| match role {
            Role::Cardinal(Numeral::Scale(scale)) => Some((1, scale)),
            Role::Cardinal(Numeral::Construct(scale)) => Some((self.times_of_construct(at), scale)),
            Role::Cardinal(Numeral::Pair(scale)) => Some((2, scale)),
            _ => None,
        })?;
        Some((length, value, scale))
    }

    /// Twice before a counted noun (ألفا حساب), unless a written tanwin says that it is no dual; else once.
    fn times_of_construct(&self, at: usize) -> u64 {
        const TANWIN: char = '\u{64B}';
        let reader = self.reader;
        let noun = reader
            .next(at + 1)
            .filter(|next| reader.is_word(*next))
            .is_some_and(|next| {
                let other = |role| {
                    matches!(
                        role,
                        Role::Function | Role::Joiner | Role::VagueLink | Role::Qualifier(..)
                    )
                };
                let (_, joined) = self.after_joiner(next);
                !joined && reader.phrase(next, other).is_none()
            });
        if noun && !reader.original(at).contains(TANWIN) {
            2
        } else {
            1
        }
    }

    fn digits_item(&self, at: usize, end: usize, digits: Digits) -> Result<Item, usize> {
        if self.reader.is_glued_name(at) {
            return Err(end);
        }
        let hundred = self.reader.next(end).and_then(|next| self.hundred(next));
        if let Some(end) = hundred {
            let value = digits.scaled().times(Fraction::whole(100));
            let group = self.below_hundred_after(Group {
                end,
                value,
                ordinal: false,
            });
            return self.scaled(group, None).map(|item| Item {
                factor: item.factor.times(Fraction::whole(100)),
                ..item
            });
        }
        let suffix = self
            .is(end, Role::OrdinalSuffix)
            .filter(|_| self.reader.gap(end) == Gap::None);
        let group = Group {
            end: end + suffix.unwrap_or(0),
            value: digits.scaled(),
            ordinal: suffix.is_some(),
        };
        self.scaled(group, Some(digits))
    }

    /// A group with what follows it: a fraction, decimals, scales.
    fn scaled(&self, group: Group, digits: Option<Digits>) -> Result<Item, usize> {
        let group = self.with_fraction(group)?;
        let mut item = self.scales(group, digits, Fraction::whole(1));
        if let Some(digits) = digits
            && item.end == group.end
            && item.value == digits.scaled()
        {
            item.value = digits.plain();
        }
        Ok(item)
    }

    /// `one and a half million`, `one point five million`. A half without a scale makes the number none.
    fn with_fraction(&self, group: Group) -> Result<Group, usize> {
        if let Some(pointed) = self.with_decimals(group) {
            return Ok(pointed);
        }
        if let Some(half) = self.half_ending(group.end) {
            let value = group.value.plus(Fraction::new(1, 2));
            let end = half?;
            return Ok(Group {
                end,
                value,
                ..group
            });
        }
        let Some((at, true)) = self
            .reader
            .next(group.end)
            .map(|next| self.after_joiner(next))
            .map(|(at, joined)| (at, joined || self.numbers.grammar.bare_halves))
        else {
            return Ok(group);
        };
        let article = self
            .is(at, Role::Article)
            .and_then(|length| self.reader.next(at + length));
        let at = article.unwrap_or(at);
        let Some((length, (top, bottom))) = self.fraction(at) else {
            return Ok(group);
        };
        let end = at + length;
        if self
            .reader
            .next(end)
            .and_then(|next| self.scale(next, None))
            .is_none()
        {
            return Err(end);
        }
        let value = group.value.plus(Fraction::new(top, bottom));
        Ok(Group {
            end,
            value,
            ..group
        })
    }

    /// `einhalb` right behind a number, which a scale must follow.
    fn half_ending(&self, end: usize) -> Option<Result<usize, usize>> {
        let glued = self.reader.gap(end) == Gap::None;
        let end = end + self.is(end, Role::HalfEnding).filter(|_| glued)?;
        let scale = self
            .reader
            .next(end)
            .and_then(|next| self.scale(next, None));
        Some(scale.map(|_| end).ok_or(end))
    }

    fn with_decimals(&self, group: Group) -> Option<Group> {
        let point = self.reader.next(group.end)?;
        let mut end = point + self.is(point, Role::Point)?;
        // 2 point 5 million
        if let Some(next) = self.reader.next(end)
            && let Some(Form::Digits(digits)) = self.reader.lexeme(next).map(|l| l.form)
            && let Some(decimals) = digits.as_decimals()
        {
            return Some(Group {
                end: next + 1,
                value: group.value.plus(decimals),
                ..group
            });
        }
        let (mut value, mut place) = (group.value, Fraction::whole(1));
        let mut any = false;
        while let Some(next) = self.reader.next(end) {
            let Some((length, Numeral::Unit(digit) | Numeral::Small(digit @ 0), false)) =
                self.numeral(next, Lead::Plain)
            else {
                break;
            };
            place = place.times(Fraction::new(1, 10));
            value = value.plus(place.times(Fraction::whole(digit)));
            end = next + length;
            any = true;
        }
        any.then_some(Group {
            end,
            value,
            ..group
        })
    }

    /// The scales behind a group, each at least as great as the one before: `hundred thousand million`.
    fn scales(&self, group: Group, digits: Option<Digits>, first: Fraction) -> Item {
        let mut item = Item {
            end: group.end,
            value: group.value,
            factor: first,
            ordinal: group.ordinal,
            digits: digits.is_some(),
            more: false,
        };
        let mut last = first;
        while let Some(next) = self.reader.next(item.end).filter(|_| !item.ordinal) {
            let after_digits = digits.filter(|_| item.end == group.end);
            let more = self.is(next, Role::MoreInside);
            let next = next + more.unwrap_or(0);
            let Some((length, scale, ordinal)) = self.scale(next, after_digits) else {
                break;
            };
            let scale = Fraction::whole(scale);
            if scale.is_below(last) {
                break;
            }
            item.value = item.value.times(scale);
            item.factor = item.factor.times(scale);
            item.ordinal = ordinal;
            item.more |= more.is_some();
            item.end = next + length;
            last = scale;
        }
        item
    }

    /// A scale word, or right after digits a suffix.
    fn scale(&self, at: usize, digits: Option<Digits>) -> Option<(usize, u64, bool)> {
        let (length, (scale, ordinal)) = self.role(at, |role, prefix| match role {
            _ if prefix != Prefix::None => None,
            Role::Cardinal(
                Numeral::Scale(scale) | Numeral::Construct(scale) | Numeral::Plural(scale),
            ) => Some((scale, false)),
            Role::ShortScale(scale) => Some((scale, false)),
            Role::Ordinal(Numeral::Scale(scale)) => Some((scale, true)),
            Role::Suffix(scale, apart) if digits.is_some() && self.may_stand(at, apart) => {
                Some((scale, false))
            }
            _ => None,
        })?;
        Some((length, scale, ordinal))
    }

    fn may_stand(&self, at: usize, apart: Apart) -> bool {
        let spaced = self.reader.gap(at) == Gap::Space;
        if spaced && self.begins_name(at) {
            return false;
        }
        match apart {
            Apart::Freely => true,
            Apart::Capital => !spaced || self.reader.is_capital(at),
            Apart::Never => !spaced,
        }
    }

    /// Whether a letter goes on behind a sign: `40 M-Pesa accounts`, `3 M&A pages`, `3 B.C.`
    fn begins_name(&self, at: usize) -> bool {
        let reader = self.reader;
        let sign = matches!(
            reader.sign(at + 1),
            Some('-' | '\u{2010}' | '&' | '.' | '+' | '/')
        );
        let close = reader.gap(at + 1) == Gap::None && reader.gap(at + 2) == Gap::None;
        sign && close && reader.is_word(at + 2)
    }

    /// A fraction and its scale: `half a million`, نصف المليون.
    pub(super) fn scaled_fraction(&self, at: usize) -> Option<Item> {
        let (length, (top, bottom)) = self.fraction(at)?;
        let next = self.reader.next(at + length)?;
        let link = self
            .is(next, Role::FractionLink)
            .and_then(|length| self.reader.next(next + length));
        let at = link.unwrap_or(next);
        let (length, scale) = self.role(at, |role, prefix| match role {
            _ if !matches!(prefix, Prefix::None | Prefix::Article) => None,
            Role::Cardinal(Numeral::Scale(scale)) => Some(scale),
            Role::Cardinal(Numeral::Hundred) => Some(100),
            // `anderthalb Millionen`
            Role::Cardinal(Numeral::Plural(scale)) if top > bottom => Some(scale),
            _ => None,
        })?;
        let factor = Fraction::whole(scale);
        let value = Fraction::new(top, bottom).times(factor);
        Some(Item {
            end: at + length,
            value,
            factor,
            ordinal: false,
            digits: false,
            more: false,
        })
    }

    /// ساڑھے تین لاکھ: quarters more or less than the number before the scale.
    fn with_quarters(&self, at: usize) -> Option<Item> {
        let (length, quarters) = self.role(at, |role, _| match role {
            Role::Quarters(quarters) => Some(quarters),
            _ => None,
        })?;
        let at = self.reader.next(at + length)?;
        let group = match self.reader.lexeme(at)?.form {
            Form::Digits(digits) => Group {
                end: at + 1,
                value: digits.scaled(),
                ordinal: false,
            },
            _ => self.below_hundred(at, Lead::Plain)?,
        };
        let fours = group.value.times(Fraction::whole(4)).to_whole()?;
        let value = Fraction::new(fours.checked_add_signed(quarters)?, 4);
        if let Some(end) = self
            .reader
            .next(group.end)
            .and_then(|next| self.hundred(next))
        {
            let value = value.times(Fraction::whole(100));
            let group = Group {
                end,
                value,
                ..group
            };
            return Some(self.scales(group, None, Fraction::whole(100)));
        }
        let item = self.scales(Group { value, ..group }, None, Fraction::whole(1));
        (item.end > group.end).then_some(item)
    }

    /// `a quarter of a million`
    fn article_and_fraction(&self, at: usize) -> Option<Item> {
        // `bir buçuk milyon` is one and a half.
        if self.numbers.grammar.bare_halves {
            return None;
        }
        let length = self.is(at, Role::Article)?;
        self.scaled_fraction(self.reader.next(at + length)?)
    }

    pub(super) fn fraction(&self, at: usize) -> Option<(usize, (u64, u64))> {
        self.role(at, |role, _| match role {
            Role::Fraction(top, bottom) => Some((top, bottom)),
            _ => None,
        })
    }
}
