//! What a known phrase is to a number: part of it, or its neighbour.

use crate::language::{Apart, Cue, Numeral, QualifierWord, Side};

/// The part that a phrase plays in a number or beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Role {
    Cardinal(Numeral),
    /// A cardinal that is a common word too, so no number alone.
    Compound(Numeral),
    /// A scale behind numbers only.
    ShortScale(u64),
    Ordinal(Numeral),
    OrdinalSuffix,
    Suffix(u64, Apart),
    Article,
    Joiner,
    Point,
    Fraction(u64, u64),
    /// Quarters to add to the number behind it.
    Quarters(i64),
    FractionLink,
    Denominator,
    VagueLink,
    VagueBefore,
    MoreInside,
    Counter,
    Ending,
    Negative,
    /// Before a phone number.
    Phone,
    /// Before a version.
    Version,
    /// `einhalb`, at the end of a number word.
    HalfEnding,
    Qualifier(Side, QualifierWord),
    Cue(Side, Cue),
    Year,
    YearAfter,
    PerhapsYear,
    Month,
    CapitalMonth,
    Function,
    Common,
    RangeWord,
    Between,
}

impl Role {
    /// Whether a number may begin so.
    pub(super) fn begins_number(self) -> bool {
        matches!(
            self,
            Self::Cardinal(_)
                | Self::Compound(_)
                | Self::Ordinal(_)
                | Self::Fraction(..)
                | Self::Quarters(_)
                | Self::Article
        )
    }

    /// Whether a word that plays this part shows its language: letters that only mean something behind digits do not, nor what is called alike everywhere.
    pub(super) fn shows_language(self) -> bool {
        !matches!(
            self,
            Self::Suffix(..) | Self::OrdinalSuffix | Self::Ending | Self::Phone | Self::Version
        )
    }

    /// Whether only a language that leads its sentence has this: what is short or said in many languages.
    pub(super) fn is_weak(self) -> bool {
        matches!(self, Self::Suffix(..) | Self::OrdinalSuffix | Self::Article)
    }

    /// Whether a phrase that may hide a number word begins so.
    pub(super) fn begins_opaque(self) -> bool {
        matches!(self, Self::Month | Self::Cue(_, Cue::Percent))
    }
}

/// What stands before a number inside its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prefix {
    None,
    /// It joins the number to the one before.
    Joining,
    Article,
    Other,
}

/// A phrase by its first word.
#[derive(Debug)]
pub(super) struct Entry {
    /// The place of its language in the registry.
    pub(super) language: usize,
    pub(super) role: Role,
    pub(super) prefix: Prefix,
    /// How many bytes of the first word are prefix.
    pub(super) prefix_len: usize,
    /// Whether it is read only where its language leads.
    pub(super) led: bool,
    /// The words that follow.
    pub(super) rest: Vec<String>,
}
