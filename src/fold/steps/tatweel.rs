//! Tatweel: U+0640, which only draws a word out, goes.

/// Drops the tatweel.
pub fn map(scalar: char, out: &mut String) {
    if scalar != '\u{640}' {
        out.push(scalar);
    }
}
