//! What a plain (unquoted) scalar means, by the core schema of YAML 1.2.

/// A plain scalar as YAML 1.2 reads it: `yes`, `no` and `on` are texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
    /// Nothing, `~`, `null`.
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A whole number; `None` beyond 128 bits.
    Integer(Option<i128>),
    /// A number with a point or an exponent, infinity, not-a-number.
    Float,
    /// Anything else.
    Text,
}

impl Plain {
    /// Reads a plain scalar.
    pub fn of(text: &str) -> Self {
        match text {
            "" | "~" | "null" | "Null" | "NULL" => Self::Null,
            "true" | "True" | "TRUE" => Self::Bool(true),
            "false" | "False" | "FALSE" => Self::Bool(false),
            _ if text.len() > LONGEST_NUMBER && is_decimal(unsigned(text)) => Self::Integer(None),
            _ => integer(text).unwrap_or_else(|| {
                if is_float(text) {
                    Self::Float
                } else {
                    Self::Text
                }
            }),
        }
    }
}

/// Digits beyond which no number fits 128 bits.
const LONGEST_NUMBER: usize = 64;

fn integer(text: &str) -> Option<Plain> {
    let radix = |digits: &str, radix: u32| {
        let all = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
        all.then(|| Plain::Integer(i128::from_str_radix(digits, radix).ok()))
    };
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    is_decimal(unsigned(text)).then(|| Plain::Integer(text.parse().ok()))
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

fn is_decimal(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_float(text: &str) -> bool {
    if matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let body = unsigned(text);
    if matches!(body, ".inf" | ".Inf" | ".INF") {
        return true;
    }
    let (mantissa, exponent) = match body.find(['e', 'E']) {
        Some(at) => (&body[..at], Some(unsigned(&body[at + 1..]))),
        None => (body, None),
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let number = match mantissa.split_once('.') {
        Some(("", fraction)) => is_decimal(fraction),
        Some((whole, fraction)) => is_decimal(whole) && digits(fraction),
        None => is_decimal(mantissa),
    };
    number && exponent.is_none_or(is_decimal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_schema_is_kept() {
        for text in [
            "yes", "no", "on", "off", "y", "1_000", "١٢", "1.0.0", "0b1", "+", ".", "e5", "-.",
            "0xg",
        ] {
            assert_eq!(Plain::of(text), Plain::Text, "{text}");
        }
        for text in ["1.5", ".5", "1.", "1e5", "-1.5E+3", ".inf", "-.INF", ".nan"] {
            assert_eq!(Plain::of(text), Plain::Float, "{text}");
        }
        for (text, number) in [
            ("012", 12),
            ("-7", -7),
            ("+7", 7),
            ("0o17", 15),
            ("0xfF", 255),
        ] {
            assert_eq!(Plain::of(text), Plain::Integer(Some(number)), "{text}");
        }
        assert_eq!(Plain::of(&"9".repeat(1 << 20)), Plain::Integer(None));
        assert_eq!(Plain::of("~"), Plain::Null);
        assert_eq!(Plain::of("True"), Plain::Bool(true));
    }
}
