//! Invisible: characters that are not shown go: soft hyphen, zero width characters, direction controls, variation
//! selectors, tags, fillers.
//!
//! Inside an emoji sequence they carry meaning and stay: a joiner between two emoji, a variation selector behind an
//! emoji, tags behind the black flag. An emoji here is a pictograph that no other step changes (™ is letters), or a
//! skin tone; squared letters such as 🅰 are letters in disguise and no emoji.
//!
//! Table: Default_Ignorable_Code_Point and Extended_Pictographic, by way of `icu_properties`.

use icu_properties::CodePointSetData;
use icu_properties::CodePointSetDataBorrowed;
use icu_properties::props::DefaultIgnorableCodePoint;
use icu_properties::props::ExtendedPictographic;

const IGNORABLE: CodePointSetDataBorrowed<'static> =
    CodePointSetData::new::<DefaultIgnorableCodePoint>();
const PICTOGRAPHS: CodePointSetDataBorrowed<'static> =
    CodePointSetData::new::<ExtendedPictographic>();

/// The one invisible that parts words: it is dropped, and remembered.
pub const ZERO_WIDTH_SPACE: char = '\u{200B}';
const JOINER: char = '\u{200D}';
const FLAG: char = '\u{1F3F4}';

/// Drops what is not shown.
pub fn map(scalar: char, out: &mut String) {
    if !IGNORABLE.contains(scalar) {
        out.push(scalar);
    }
}

/// Whether emoji sequences are made of this scalar.
pub fn is_emoji(scalar: char) -> bool {
    let skin_tone = matches!(scalar, '\u{1F3FB}'..='\u{1F3FF}');
    let squared_letter = matches!(scalar, '\u{1F170}'..='\u{1F189}');
    skin_tone || (!squared_letter && !scalar.is_ascii() && PICTOGRAPHS.contains(scalar))
}

/// Whether this invisible may have a meaning inside an emoji sequence.
pub const fn is_sequence_part(scalar: char) -> bool {
    matches!(
        scalar,
        JOINER | '\u{FE0E}' | '\u{FE0F}' | '\u{E0020}'..='\u{E007F}'
    )
}

/// How far an emoji sequence has come, directly before the next scalar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sequence {
    /// The last scalar was no part of one, or was dropped.
    #[default]
    None,
    /// An emoji.
    Emoji,
    /// The black flag, or a tag behind it.
    Tagged,
    /// A variation selector behind an emoji.
    Varied,
    /// A joiner.
    Joined,
}

impl Sequence {
    /// The state behind an emoji.
    pub const fn behind(emoji: char) -> Self {
        match emoji {
            FLAG => Self::Tagged,
            _ => Self::Emoji,
        }
    }

    /// The state behind the invisible `part`, or `None` if it is to be dropped here. `before_emoji`: what follows
    /// begins with an emoji.
    pub const fn step(self, part: char, before_emoji: bool) -> Option<Self> {
        match (self, part) {
            (Self::None | Self::Joined, _) => None,
            (_, JOINER) if before_emoji => Some(Self::Joined),
            (_, JOINER) => None,
            (Self::Emoji | Self::Tagged, '\u{FE0E}' | '\u{FE0F}') => Some(Self::Varied),
            (Self::Tagged, '\u{E0020}'..='\u{E007F}') => Some(Self::Tagged),
            _ => None,
        }
    }
}
