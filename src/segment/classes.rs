//! What each scalar is to the rules of words, found in one step.

use std::sync::LazyLock;

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup, WordBreak};

/// What a scalar is to the rules of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Class {
    /// Nothing of what follows.
    Other,
    /// A letter of a script with spaces.
    Letter,
    /// A letter, before which a quote mark joins.
    Hebrew,
    /// A digit.
    Digit,
    /// Katakana.
    Katakana,
    /// Belongs to the scalar before it (UAX #29, rule 4).
    Attached,
}

impl Class {
    pub fn is_letter(self) -> bool {
        matches!(self, Self::Letter | Self::Hebrew)
    }

    pub fn is_alphanumeric(self) -> bool {
        matches!(self, Self::Letter | Self::Hebrew | Self::Digit)
    }
}

/// The classes of all scalars below U+10000.
pub(super) struct Classes {
    table: Box<[Class]>,
    /// Which of them belong to words, a bit each.
    words: Box<[u64]>,
}

static CLASSES: LazyLock<Classes> = LazyLock::new(|| {
    let scalars = || (0..=u16::MAX).map(|code| char::from_u32(u32::from(code)));
    let mut words = vec![0; 0x1_0000 / 64];
    for (at, _) in scalars()
        .enumerate()
        .filter(|(_, c)| c.is_some_and(is_of_words))
    {
        words[at / 64] |= 1 << (at % 64);
    }
    Classes {
        table: scalars()
            .map(|c| c.map_or(Class::Other, worked_out))
            .collect(),
        words: words.into_boxed_slice(),
    }
});

impl Classes {
    /// The one table. Who asks often keeps it.
    pub fn get() -> &'static Self {
        &CLASSES
    }

    /// The class of a scalar.
    pub fn of(&self, c: char) -> Class {
        self.at(u32::from(c))
    }

    /// The class of a scalar by its code.
    pub fn at(&self, code: u32) -> Class {
        match self.table.get(code as usize) {
            Some(class) => *class,
            None => char::from_u32(code).map_or(Class::Other, worked_out),
        }
    }
}

impl Classes {
    /// Whether a scalar is a letter, a digit or a mark.
    pub fn is_of_words(&self, c: char) -> bool {
        let code = c as usize;
        match self.words.get(code / 64) {
            Some(word) => word >> (code % 64) & 1 == 1,
            None => is_of_words(c),
        }
    }
}

fn is_of_words(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// Whether a scalar is a mark beyond ASCII.
pub(super) fn is_mark(c: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    !c.is_ascii() && GeneralCategoryGroup::Mark.contains(category)
}

fn worked_out(c: char) -> Class {
    match CodePointMapData::<WordBreak>::new().get(c) {
        WordBreak::ALetter => Class::Letter,
        WordBreak::HebrewLetter => Class::Hebrew,
        WordBreak::Numeric => Class::Digit,
        WordBreak::Katakana => Class::Katakana,
        WordBreak::Extend | WordBreak::Format | WordBreak::ZWJ if !c.is_ascii() => Class::Attached,
        _ => Class::Other,
    }
}
