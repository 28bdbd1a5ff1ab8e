//! What kind of character a folded scalar is, as far as the steps that look at words ask.

use icu_properties::CodePointMapData;
use icu_properties::CodePointMapDataBorrowed;
use icu_properties::props::GeneralCategory;
use icu_properties::props::GeneralCategoryGroup;
use icu_properties::props::Script;

const CATEGORY: CodePointMapDataBorrowed<'static, GeneralCategory> = CodePointMapData::new();
const SCRIPT: CodePointMapDataBorrowed<'static, Script> = CodePointMapData::new();

/// The kind of a scalar. Letters, digits and marks make up words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A letter of Latin script.
    Latin,
    /// A letter of a script that has look-alikes of Latin letters: Cyrillic, Greek, Armenian, Cherokee.
    Alike,
    /// A letter of Arabic script.
    Arabic,
    /// Any other letter.
    Letter,
    /// A number.
    Digit,
    /// A mark on what stands before it.
    Mark,
    /// White space, punctuation, symbols.
    Other,
}

impl Kind {
    /// The kind of `scalar`.
    pub fn of(scalar: char) -> Self {
        match scalar {
            'a'..='z' => return Self::Latin,
            '0'..='9' => return Self::Digit,
            '\0'..='@' => return Self::Other,
            _ => {}
        }
        let category = CATEGORY.get(scalar);
        if GeneralCategoryGroup::Letter.contains(category) {
            Self::letter(SCRIPT.get(scalar))
        } else if GeneralCategoryGroup::Number.contains(category) {
            Self::Digit
        } else if GeneralCategoryGroup::Mark.contains(category) {
            Self::Mark
        } else {
            Self::Other
        }
    }

    /// Whether words are made of it.
    pub fn is_word(self) -> bool {
        self != Self::Other
    }

    /// Whether it is a letter.
    pub const fn is_letter(self) -> bool {
        matches!(
            self,
            Self::Latin | Self::Alike | Self::Arabic | Self::Letter
        )
    }

    fn letter(script: Script) -> Self {
        match script {
            Script::Latin => Self::Latin,
            Script::Cyrillic | Script::Greek | Script::Armenian | Script::Cherokee => Self::Alike,
            Script::Arabic => Self::Arabic,
            _ => Self::Letter,
        }
    }
}
