//! Signals and their exceptions.

use crate::policy::{At, Matching, Name, TermsDef};
use crate::source::Place;

/// One entry of `signals`.
#[derive(Clone, Debug)]
pub struct SignalDef {
    /// Its name.
    pub name: Name,
    /// Its one matcher.
    pub kind: SignalKindDef,
    /// Its own matching options.
    pub matching: Matching,
    /// `in`
    pub field: Option<Name>,
    /// `except`
    pub excepts: Vec<ExceptDef>,
}

/// What a signal matches.
#[derive(Clone, Debug)]
pub enum SignalKindDef {
    /// `terms`
    Terms(TermsDef),
    /// `regex`
    Regex(Name),
    /// `quantity`
    Quantity(QuantityDef),
    /// `quote`
    Quote {
        /// `min_tokens`
        min_tokens: Option<At<i64>>,
    },
}

/// `quantity`
#[derive(Clone, Debug)]
pub struct QuantityDef {
    /// `gte`
    pub gte: Option<At<u64>>,
    /// `lte`
    pub lte: Option<At<u64>>,
    /// `eq`
    pub eq: Option<At<u64>>,
    /// `exclude`, each one of the kinds' words.
    pub exclude: Vec<At<crate::quantity::Kind>>,
    /// `vague`
    pub vague: bool,
    /// Where it stands.
    pub place: Place,
}

/// One entry of `except`.
#[derive(Clone, Debug)]
pub struct ExceptDef {
    /// `id`
    pub id: Name,
    /// `why`
    pub why: Option<Name>,
    /// `inside` or `near`.
    pub when: ExceptWhenDef,
    /// Where it stands.
    pub place: Place,
}

/// When an exception drops a match, as written.
#[derive(Clone, Debug)]
pub enum ExceptWhenDef {
    /// `inside: signal`
    InsideSignal(Name),
    /// `inside:` with terms in place
    InsideTerms(TermsDef),
    /// `near`, `tokens`, `side`
    Near {
        /// The signal.
        signal: Name,
        /// `tokens`
        tokens: At<i64>,
        /// `side`
        side: crate::ir::Side,
    },
}
