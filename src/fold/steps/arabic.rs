//! Arabic: forms of one letter become that letter.
//!
//! | from | to |
//! |---|---|
//! | ٱ | ا |
//! | ى ی ې | ي |
//! | ک ڪ | ك |
//! | ھ ہ ە | ه |
//! | ۃ | ة |
//!
//! ة stays (see the skeleton's `teh.rs`). أ إ آ ؤ ئ are not here: they lose their hamza in `marks.rs`.
//!
//! Table: our own; the Persian, Urdu and Kurdish keyboards' letters that stand for an Arabic one.

/// Maps a letter form.
pub fn map(scalar: char, out: &mut String) {
    out.push(match scalar {
        'ٱ' => 'ا',
        'ى' | 'ی' | 'ې' => 'ي',
        'ک' | 'ڪ' => 'ك',
        'ھ' | 'ہ' | 'ە' => 'ه',
        'ۃ' => 'ة',
        other => other,
    });
}
