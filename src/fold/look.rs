//! What the walk of the skeleton has to know of a folded scalar.

use crate::fold::kind::Kind;
use crate::fold::steps::accents;
use crate::fold::steps::dotless;
use crate::fold::steps::entities;
use crate::fold::steps::leet;
use crate::fold::steps::lookalikes;
use crate::fold::steps::masks;
use crate::fold::steps::teh;
use crate::fold::steps::wedges;

/// How the steps that look at words look at a scalar. A step that begins to change other scalars says so in
/// [`Look::of`]: `Odd` is right for whatever makes a stretch worth the slow way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Parts words, and no step but `separators` has to do with it.
    Gap,
    /// Parts words, and may stand for a letter: `@`, `$`, `!`.
    Sign,
    /// A digit that stands for no letter.
    Digit,
    /// A digit that may stand for a letter.
    Leet,
    /// A mark of any script.
    Mark,
    /// A mark of a script of its own.
    OwnMark,
    /// A letter of Latin script that stays.
    Latin,
    /// A letter that has look-alikes of Latin ones beside it.
    Alike,
    /// Any other letter that stays.
    Letter,
    /// A letter that becomes another one, whatever stands around it.
    Mapped,
    /// Whatever is too rare to be thought of.
    Odd,
}

impl Look {
    /// All looks, in the order of their numbers.
    pub const ALL: [Self; 11] = [
        Self::Gap,
        Self::Sign,
        Self::Digit,
        Self::Leet,
        Self::Mark,
        Self::OwnMark,
        Self::Latin,
        Self::Alike,
        Self::Letter,
        Self::Mapped,
        Self::Odd,
    ];

    /// The looks that a glance tells apart, one bit each.
    pub const fn bits(self) -> u8 {
        match self {
            Self::Gap => 1,
            Self::Sign => 2,
            Self::Digit | Self::Leet => 4,
            Self::Latin => 8,
            Self::Alike => 16,
            Self::Letter => 32,
            Self::Mapped => 64,
            Self::Mark | Self::OwnMark | Self::Odd => 128,
        }
    }

    /// The look of a folded scalar.
    pub fn of(scalar: char, kind: Kind) -> Self {
        if is_odd(scalar) {
            return Self::Odd;
        }
        if mapped(scalar).is_some() {
            return Self::Mapped;
        }
        match kind {
            Kind::Latin => Self::Latin,
            Kind::Alike => Self::Alike,
            Kind::Arabic | Kind::Letter => Self::Letter,
            Kind::Digit if leet::stands_for_letter(scalar) => Self::Leet,
            Kind::Digit => Self::Digit,
            Kind::Mark if accents::is_general(scalar) => Self::Mark,
            Kind::Mark => Self::OwnMark,
            Kind::Other if leet::is_sign(scalar) => Self::Sign,
            Kind::Other if lookalikes::boxed(scalar).is_some() => Self::Odd,
            Kind::Other => Self::Gap,
        }
    }
}

/// Whether a step that looks farther than the word begins with it.
fn is_odd(scalar: char) -> bool {
    entities::is_edge(scalar)
        || wedges::is_part(scalar)
        || masks::is_mask(scalar)
        || dotless::is_dotless(scalar)
        || accents::is_overlay(scalar)
        || lookalikes::is_telling(scalar)
}

/// The letter that a letter becomes in every word.
pub const fn mapped(scalar: char) -> Option<char> {
    if scalar.is_ascii() {
        return None;
    }
    if let Some(letter) = lookalikes::latin(scalar) {
        return Some(letter);
    }
    match (
        lookalikes::arabic(scalar),
        teh::heh(scalar),
        dotless::noon(scalar),
    ) {
        (Some(letter), _, _) | (_, Some(letter), _) | (_, _, Some(letter)) => Some(letter),
        _ => None,
    }
}
