//! What stands glued before digits.

use crate::language::{Cue, Side};
use crate::quantity::kind::is_unit_sign;
use crate::quantity::lexeme::{Form, Gap};
use crate::quantity::reader::Reader;
use crate::quantity::role::Role;

impl Reader<'_> {
    /// The place where digits begin with the prefix before them: glued (و300), set off by a hyphen (ال-660) or by a space.
    pub(super) fn before_prefix(&self, at: usize) -> usize {
        if self.gap(at) == Gap::Break || at == 0 || self.is_word(at) {
            return at;
        }
        let hyphen = self.sign(at - 1) == Some('-') && self.gap(at) == Gap::None;
        let word = at.saturating_sub(if hyphen { 2 } else { 1 });
        if self.is_word(word) && self.lexicon.prefix(self.word(word)).is_some() {
            word
        } else {
            at
        }
    }

    /// Whether letters or a dash glued before digits make them part of a name, or negative.
    pub(super) fn is_glued_name(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.gap(at) == Gap::None) else {
            return false;
        };
        match self.sign(before) {
            _ if self.is_word(before) => {
                self.lexicon.prefix(self.word(before)).is_none() && !self.is_currency_word(at)
            }
            Some('-' | '\u{2010}') => !self.may_precede_dash(before, false),
            Some('\u{2013}') => !self.may_precede_dash(before, true),
            _ => false,
        }
    }

    /// `Rp5`
    fn is_currency_word(&self, at: usize) -> bool {
        self.phrase_before(at, |role| role == Role::Cue(Side::Before, Cue::Money))
            .is_some()
    }

    /// Whether digits after a dash are numbers of their own: the second end of a range, or a prefix set off (ال-660).
    /// After other words an en dash parts what a hyphen would join (`COVID-19`).
    fn may_precede_dash(&self, dash: usize, parts_words: bool) -> bool {
        let Some(before) = dash.checked_sub(1).filter(|_| self.gap(dash) == Gap::None) else {
            return false;
        };
        let digits_at =
            |at: usize| matches!(self.lexeme(at).map(|l| l.form), Some(Form::Digits(_)));
        if self.is_word(before) {
            // 10k-20k
            let suffix =
                self.gap(before) == Gap::None && before.checked_sub(1).is_some_and(digits_at);
            return parts_words || suffix || self.lexicon.prefix(self.word(before)).is_some();
        }
        digits_at(before) || self.sign(before).is_some_and(is_unit_sign)
    }
}
