//! Marks: the marks of Arabic script go (harakat, shadda, superscript alef, Quranic signs).
//!
//! Hamza above and below and madda are marks of their letter once it is decomposed, so أ إ آ become ا, ؤ becomes و and
//! ئ becomes ي (through ى, see `arabic.rs`). Marks of Latin letters stay, as marks.
//!
//! Table: nonspacing marks whose script, or one of whose script extensions, is Arabic, by way of `icu_properties`:
//! U+0610–061A, 064B–065F, 0670, 06D6–06DC, 06DF–06E4, 06E7–06E8, 06EA–06ED, 0897–089F, 08CA–08E1, 08E3–08FF and the
//! later blocks.

use icu_properties::CodePointMapData;
use icu_properties::CodePointMapDataBorrowed;
use icu_properties::props::GeneralCategory;
use icu_properties::props::Script;
use icu_properties::script::ScriptWithExtensions;

const CATEGORY: CodePointMapDataBorrowed<'static, GeneralCategory> = CodePointMapData::new();

/// Drops Arabic marks.
pub fn map(scalar: char, out: &mut String) {
    if !is_arabic_mark(scalar) {
        out.push(scalar);
    }
}

fn is_arabic_mark(scalar: char) -> bool {
    scalar >= '\u{600}'
        && CATEGORY.get(scalar) == GeneralCategory::NonspacingMark
        && ScriptWithExtensions::new().has_script(scalar, Script::Arabic)
}
