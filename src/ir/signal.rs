//! Signals as meant: named matchers, and what keeps a match of theirs from counting.

use crate::fold::Profile;
use crate::ids::{SignalId, TermSetId};
use crate::ir::{Side, Terms};
use crate::quantity::Kind;
use crate::source::Place;

/// A named matcher of a rule.
#[derive(Clone, Debug)]
pub struct Signal {
    /// Its name.
    pub name: String,
    /// What it matches.
    pub kind: SignalKind,
    /// The form in which text is compared.
    pub fold: Profile,
    /// The only field it looks at; `None`: all fields.
    pub field: Option<String>,
    /// What keeps a match from counting, in the order of writing.
    pub excepts: Vec<Except>,
    /// The document of shared signals it stands in; others with this signal have it from the same place.
    pub home: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// The four kinds of signal.
#[derive(Clone, Debug)]
pub enum SignalKind {
    /// Terms of a list.
    Terms(TermsUse),
    /// A regular expression on the folded text.
    Regex(String),
    /// A counted amount.
    Quantity(QuantityFilter),
    /// A quoted passage of at least so many tokens.
    Quote {
        /// Least number of tokens, 0 for any.
        min_tokens: usize,
    },
}

/// A use of a term set by a signal.
#[derive(Clone, Debug)]
pub struct TermsUse {
    /// The terms, folded by the signal's fold.
    pub set: TermSetId,
    /// Where in a word a term may stand.
    pub boundary: Boundary,
    /// Whether the affixes of the terms' languages may stand around a term (`auto`), or not (`none`).
    pub affixes: bool,
}

/// Where in a word a term may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Boundary {
    /// A whole word, affixes aside.
    Word,
    /// At a word's beginning.
    Prefix,
    /// At a word's end.
    Suffix,
    /// Anywhere.
    Infix,
}

impl Boundary {
    /// Whether a term must begin where a word begins.
    pub fn binds_start(self) -> bool {
        matches!(self, Self::Word | Self::Prefix)
    }

    /// Whether a term must end where a word ends.
    pub fn binds_end(self) -> bool {
        matches!(self, Self::Word | Self::Suffix)
    }
}

/// A list of terms under one fold.
#[derive(Clone, Debug)]
pub struct TermSet {
    /// The list's name in `lists:`, or `RULE.SIGNAL` for terms written in place.
    pub name: String,
    /// The fold of every phrase here.
    pub fold: Profile,
    /// Terms in list order.
    pub terms: Terms,
}

/// Which quantities count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuantityFilter {
    /// Least value.
    pub gte: Option<u64>,
    /// Greatest value.
    pub lte: Option<u64>,
    /// The only value.
    pub eq: Option<u64>,
    /// Kinds that do not count, sorted.
    pub exclude: Vec<Kind>,
    /// Whether bare plurals (`thousands`) count, as twice their scale.
    pub vague: bool,
}

/// A reason for a match not to count.
#[derive(Clone, Debug)]
pub struct Except {
    /// Its id, cited by what it drops.
    pub id: String,
    /// When it drops a match.
    pub when: ExceptWhen,
    /// Where it stands.
    pub place: Place,
}

/// When an exception drops a match.
#[derive(Clone, Debug)]
pub enum ExceptWhen {
    /// The match lies inside a surviving match of this signal, or equals it.
    Inside(SignalId),
    /// A surviving match of this signal stands in the same sentence, at most `tokens` tokens away on that side, without
    /// overlap. `side` says where the other stands, seen from the match.
    Near {
        /// The other signal.
        signal: SignalId,
        /// Most tokens strictly between.
        tokens: usize,
        /// Where the other stands.
        side: Side,
    },
}

impl ExceptWhen {
    /// The signal that it refers to.
    pub fn signal(&self) -> SignalId {
        match self {
            Self::Inside(signal) | Self::Near { signal, .. } => *signal,
        }
    }
}
