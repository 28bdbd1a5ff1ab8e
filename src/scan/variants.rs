//! The phrases that a literal stands for. Its owners come in order of their terms and variants, so that the variants of a
//! term are walked once and not from their beginning for each.

use crate::ids::TermSetId;
use crate::ir::{Phrase, Phrases, Policy, Term};
use crate::program::Owner;

/// A walk along the owners of one literal.
pub(super) struct Variants<'p> {
    policy: &'p Policy,
    at: Option<(TermSetId, u32)>,
    term: Option<Term<'p>>,
    /// The variants from the next one on, and its number.
    rest: Phrases<'p>,
    next: u32,
}

impl<'p> Variants<'p> {
    /// A walk that has not begun.
    pub(super) fn new(policy: &'p Policy) -> Self {
        Self {
            policy,
            at: None,
            term: None,
            rest: Phrases::default(),
            next: 0,
        }
    }

    /// The term and the phrase of an owner. Each owner is asked for once.
    pub(super) fn of(&mut self, owner: Owner) -> Option<(Term<'p>, Phrase<'p>)> {
        if self.at != Some((owner.set, owner.term)) || owner.phrase < self.next {
            self.at = Some((owner.set, owner.term));
            let terms = &self.policy.term_set(owner.set).terms;
            self.term = terms.get(owner.term as usize);
            self.rest = self.term.map(Term::phrases).unwrap_or_default();
            self.next = 0;
        }
        loop {
            let (phrase, rest) = self.rest.split_first()?;
            (self.rest, self.next) = (rest, self.next + 1);
            if self.next > owner.phrase {
                return Some((self.term?, phrase));
            }
        }
    }
}
