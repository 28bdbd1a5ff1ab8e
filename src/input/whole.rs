//! A stream → one text.

use std::io::{self, Read};

/// A whole text, as far as it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whole {
    /// The text. A byte order mark at its start is part of it.
    Text(String),
    /// Longer than the bound.
    TooLong,
    /// Not UTF-8 from this byte on.
    NotUtf8 {
        /// The first byte that does not fit.
        at: usize,
    },
}

/// Reads a stream to its end, but never more than one byte beyond `most`.
///
/// # Errors
/// When the stream cannot be read.
pub fn read_whole(from: impl Read, most: usize) -> io::Result<Whole> {
    let mut bytes = Vec::new();
    let bound = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    from.take(bound).read_to_end(&mut bytes)?;
    if bytes.len() > most {
        return Ok(Whole::TooLong);
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Whole::Text(text),
        Err(error) => Whole::NotUtf8 {
            at: error.utf8_error().valid_up_to(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_never_cut() {
        let read = |bytes: &[u8]| read_whole(bytes, 4).unwrap();
        assert_eq!(read(b"abcd"), Whole::Text("abcd".to_owned()));
        assert_eq!(read(b"abcde"), Whole::TooLong);
        assert_eq!(read(b"ab\xff"), Whole::NotUtf8 { at: 2 });
        assert_eq!(read(b""), Whole::Text(String::new()));
    }
}
