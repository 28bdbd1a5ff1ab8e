//! Case: full case folding, the same for every language (ß → ss, Σ and ς → σ).
//!
//! İ becomes a plain i. It decomposes into I and a dot above, so the dot goes from every i, wherever it came from;
//! [`is_dot_of`] says so to the pass, which knows the letter that a mark stands on.
//!
//! Table: the Unicode Character Database's full, non-Turkic folding, by way of `icu_casemap`.

use icu_casemap::{CaseMapper, CaseMapperBorrowed};

const MAPPER: CaseMapperBorrowed<'static> = CaseMapper::new();

/// Full case folding.
pub fn map(scalar: char, out: &mut String) {
    if scalar.is_ascii() {
        out.push(scalar.to_ascii_lowercase());
        return;
    }
    let mut buffer = [0; 4];
    out.push_str(&MAPPER.fold_string(scalar.encode_utf8(&mut buffer)));
}

/// Whether `mark` is a dot that `base`, an i, has anyway.
pub const fn is_dot_of(mark: char, base: char) -> bool {
    base == 'i' && mark == '\u{307}'
}
