//! Compatibility: full decomposition, so that a letter has one form however it was typed.
//!
//! Changes precomposed letters (é → e + acute), presentation forms (ﻫ → ه), ligatures (ﬁ → f i, ﷲ → ا ل ل ه),
//! full-width and mathematical letters, Hangul syllables (into jamo). Nothing is ever composed. Profile `exact` has the
//! canonical part of it only. Marks in canonical order are the business of `marks.rs`, since that looks at a run.
//!
//! Table: the Unicode Character Database, by way of `icu_normalizer`.

use icu_normalizer::DecomposingNormalizerBorrowed;

const CANONICAL: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfd();
const COMPATIBLE: DecomposingNormalizerBorrowed<'static> =
    DecomposingNormalizerBorrowed::new_nfkd();

/// The canonical decomposition.
pub fn canonical(scalar: char, out: &mut String) {
    let mut buffer = [0; 4];
    out.push_str(&CANONICAL.normalize(scalar.encode_utf8(&mut buffer)));
}

/// The compatibility decomposition.
pub fn full(scalar: char, out: &mut String) {
    let mut buffer = [0; 4];
    out.push_str(&COMPATIBLE.normalize(scalar.encode_utf8(&mut buffer)));
}
