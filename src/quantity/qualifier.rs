//! How exact a number says it is: told by the signs and words beside it.

use crate::language::{QualifierWord, Side};
use crate::quantity::Qualifier;
use crate::quantity::grammar::Number;
use crate::quantity::lexeme::Gap;
use crate::quantity::reader::Reader;
use crate::quantity::role::Role;

impl From<QualifierWord> for Qualifier {
    fn from(word: QualifierWord) -> Self {
        match word {
            QualifierWord::About => Self::About,
            QualifierWord::AtLeast => Self::AtLeast,
            QualifierWord::AtMost => Self::AtMost,
        }
    }
}

impl Reader<'_> {
    /// The qualifier of a number: what stands before it and its cues goes before what follows them; `tail` is the place
    /// after the number and the cue that follows it.
    pub(super) fn qualifier(&self, number: &Number, tail: usize) -> Qualifier {
        let start = self.before_cues(number);
        let before = self
            .sign_qualifier(start)
            .or_else(|| self.word_qualifier(start));
        let inside = || number.more.then_some(Qualifier::AtLeast);
        let after = || {
            self.plus(number.end)
                .or_else(|| self.qualifier_after(self.after_ending(tail)))
        };
        before
            .or_else(inside)
            .or_else(after)
            .unwrap_or(Qualifier::Exact)
    }

    fn sign_qualifier(&self, start: usize) -> Option<Qualifier> {
        if self.gap(start) == Gap::Break {
            return None;
        }
        let mut at = start.checked_sub(1)?;
        if self.sign(at) == Some('=') && self.gap(at) == Gap::None {
            at = at.checked_sub(1)?;
        }
        match self.sign(at)? {
            '~' | '≈' | '±' | '∼' => Some(Qualifier::About),
            '>' | '≥' | '⩾' => Some(Qualifier::AtLeast),
            '<' | '≤' | '⩽' => Some(Qualifier::AtMost),
            _ => None,
        }
    }

    pub(super) fn word_qualifier(&self, start: usize) -> Option<Qualifier> {
        let before = |role| matches!(role, Role::Qualifier(Side::Before, _));
        let (begin, entry) = self.phrase_before(start, before)?;
        let meant = meaning(entry.role)?;
        // `от 200 до 300`: the second end of a range.
        let range = meant == Qualifier::AtMost && self.last.is_some_and(|(end, _)| end == begin);
        (!range).then_some(meant)
    }

    /// `660+`
    fn plus(&self, end: usize) -> Option<Qualifier> {
        let plus = self.sign(end) == Some('+') && self.gap(end) == Gap::None;
        plus.then_some(Qualifier::AtLeast)
    }

    /// The place after an apostrophe and a case ending: `500'den fazla`.
    fn after_ending(&self, tail: usize) -> usize {
        let apostrophe = matches!(self.sign(tail), Some('\'' | '’'));
        let glued = self.gap(tail) == Gap::None && self.gap(tail + 1) == Gap::None;
        let ending = self.phrase(tail + 1, |role| role == Role::Ending);
        if apostrophe && glued && ending.is_some() {
            tail + 2
        } else {
            tail
        }
    }

    /// `660 or more`, and with what is counted between: `660 قناة تقريبا`.
    fn qualifier_after(&self, tail: usize) -> Option<Qualifier> {
        let next = self.next(tail)?;
        let noun = if self.is_word(next) {
            self.next(next + 1)
        } else {
            None
        };
        [Some(next), noun].into_iter().flatten().find_map(|at| {
            let after = |role| matches!(role, Role::Qualifier(Side::After, _));
            let (_, entry) = self.phrase(at, after)?;
            meaning(entry.role)
        })
    }
}

fn meaning(role: Role) -> Option<Qualifier> {
    match role {
        Role::Qualifier(_, word) => Some(word.into()),
        _ => None,
    }
}
