//! Sizes as people write them.

use std::str::FromStr;

/// A number of bytes: `4096`, `64K`, `1M`, `2G`. The letters count in 1024s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Size(pub usize);

/// A text that is no size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a size is a whole number from 1 of bytes, or of K, M or G: `65536`, `64K`, `1M`")]
pub struct BadSize;

impl FromStr for Size {
    type Err = BadSize;

    fn from_str(text: &str) -> Result<Self, BadSize> {
        let letter = text.chars().last().ok_or(BadSize)?;
        let shift = match letter.to_ascii_uppercase() {
            'K' => 10,
            'M' => 20,
            'G' => 30,
            _ => 0,
        };
        let digits = if shift == 0 {
            text
        } else {
            text.strip_suffix(letter).unwrap_or(text)
        };
        let plain = digits.bytes().all(|b| b.is_ascii_digit());
        let number: usize = digits.parse().map_err(|_| BadSize)?;
        let bytes = number.checked_mul(1 << shift).ok_or(BadSize)?;
        if plain && bytes > 0 {
            Ok(Self(bytes))
        } else {
            Err(BadSize)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_count_in_1024s() {
        assert_eq!("17".parse(), Ok(Size(17)));
        assert_eq!("64k".parse(), Ok(Size(65_536)));
        assert_eq!("1M".parse(), Ok(Size(1 << 20)));
        for wrong in ["", "0", "-1", "+1", "1.5M", "M", "1MB", "99999999999999G"] {
            assert_eq!(wrong.parse::<Size>(), Err(BadSize), "{wrong}");
        }
    }
}
