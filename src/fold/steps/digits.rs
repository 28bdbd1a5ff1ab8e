//! Digits: the decimal digits of every script become ASCII (١٢٣, ۱۲۳ and १२३ become 123).
//!
//! Table: general category Nd, by way of `icu_properties`. The Unicode Standard encodes decimal digits in runs of ten,
//! zero first, so a digit's value is its place in its run.

use icu_properties::CodePointMapData;
use icu_properties::CodePointMapDataBorrowed;
use icu_properties::props::GeneralCategory;

const CATEGORY: CodePointMapDataBorrowed<'static, GeneralCategory> = CodePointMapData::new();

/// Maps a digit.
pub fn map(scalar: char, out: &mut String) {
    if scalar.is_ascii() || !is_digit(scalar) {
        out.push(scalar);
        return;
    }
    let before = (0..u32::from(scalar))
        .rev()
        .take_while(|code| char::from_u32(*code).is_some_and(is_digit))
        .count();
    out.extend(char::from_digit((before % 10) as u32, 10));
}

fn is_digit(scalar: char) -> bool {
    CATEGORY.get(scalar) == GeneralCategory::DecimalNumber
}
