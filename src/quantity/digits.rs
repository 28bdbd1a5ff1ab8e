//! Numbers in digits: grouping and decimals.
//!
//! A cluster is digits with single separators between: `1,000`, `10-20`, `1.2.3`, `10:30`. It is read as one number, as the
//! two ends of a range, or not at all.

use crate::quantity::fraction::Fraction;
use crate::span::Span;

/// A number in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    /// All digits in a row.
    mantissa: u64,
    /// How many of them stand after the decimal sign.
    decimals: u32,
    /// Whether the decimal sign is a full stop before exactly three digits, which groups unless a scale follows.
    dotted: bool,
    /// How many digits stand in a row where nothing parts them; 0 where something does.
    pub(super) single: usize,
    /// Whether the first digit is a zero with more behind it.
    pub(super) zero_led: bool,
}

impl Digits {
    /// The value where no scale follows.
    pub(super) fn plain(self) -> Fraction {
        if self.dotted {
            Fraction::whole(self.mantissa)
        } else {
            self.scaled()
        }
    }

    /// Wholes and decimals, in digits alone.
    pub(super) fn with_decimals(whole: &str, decimals: &str) -> Option<Self> {
        let digits = Self::grouped(&[whole, decimals].concat())?;
        Some(Self {
            decimals: u32::try_from(decimals.len()).ok()?,
            ..digits
        })
    }

    /// What these digits are behind a word for the decimal sign.
    pub(super) fn as_decimals(self) -> Option<Fraction> {
        let places = u32::try_from(self.single)
            .ok()
            .filter(|places| *places > 0)?;
        let denominator = 10_u64.checked_pow(places)?;
        Some(Fraction::new(self.mantissa, denominator))
    }

    /// Whether the first of so many groups, three digits in each of the others, has one digit or two. Three and two groups
    /// more may be a phone number.
    pub(super) fn leads_shortly(self, groups: usize) -> bool {
        let others = u32::try_from(groups.saturating_sub(1)).ok();
        let power = others.and_then(|others| 1_000_u64.checked_pow(others));
        power.is_some_and(|power| self.mantissa / power < 100)
    }

    /// Groups of digits as one number.
    pub(super) fn grouped(text: &str) -> Option<Self> {
        let mut mantissa = text.bytes().filter(u8::is_ascii_digit);
        let mantissa = mantissa.try_fold(0_u64, |value, digit| {
            value.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
        });
        Some(Self {
            mantissa: mantissa?,
            decimals: 0,
            dotted: false,
            single: 0,
            zero_led: false,
        })
    }

    /// Whether this is four digits in a row that may be a year.
    pub(super) fn is_year_shaped(self) -> bool {
        self.single == 4 && (1900..=2099).contains(&self.mantissa)
    }

    /// Whether this is four digits in a row that may be a year of the Hijri calendars, of the sun or the moon.
    pub(super) fn is_hijri_year_shaped(self) -> bool {
        self.single == 4 && (1300..=1499).contains(&self.mantissa)
    }

    /// Whether this is one or two digits in a row that may be a day.
    pub(super) fn is_day_shaped(self) -> bool {
        (1..=2).contains(&self.single) && (1..=31).contains(&self.mantissa)
    }

    /// The value where a scale follows.
    pub(super) fn scaled(self) -> Fraction {
        let denominator = 10_u64.checked_pow(self.decimals).unwrap_or(0);
        Fraction::new(self.mantissa, denominator)
    }
}

/// Digits in a row, and the separator before them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) separator: Option<char>,
    pub(super) span: Span,
}

/// Whether a sign between two digits keeps them in one cluster.
pub(super) fn is_separator(c: char) -> bool {
    is_dash(c) || is_grouping(c) || matches!(c, '.' | '٫' | ':' | '/' | '\u{2044}' | '·')
}

/// Hyphens and the en dash, which part the ends of a range.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}')
}

/// Signs that group digits, the full stop aside. A space counts where the original has a no-break or thin one.
fn is_grouping(c: char) -> bool {
    matches!(c, ',' | '٬' | '،' | '\'' | '’' | '_')
}

/// The numbers of a cluster with their places: one, two of a range; `None` for what is no amount.
pub(super) fn read(folded: &str, runs: &[Run]) -> Option<Vec<(Span, Digits)>> {
    let mut parts = runs.chunk_by(|_, run| !run.separator.is_some_and(is_dash));
    let (first, second) = (parts.next()?, parts.next());
    if parts.next().is_some() {
        return None; // a date, a phone, an identifier
    }
    let Some(second) = second else {
        return Some(vec![read_one(folded, first)?]);
    };
    let is_range = !is_year_and_more(folded, first, second) && !is_phone(folded, first, second);
    let ends = [read_one(folded, first)?, read_one(folded, second)?];
    is_range.then(|| ends.to_vec())
}

/// `2015-12`, `2015-16`: a month or a season.
fn is_year_and_more(folded: &str, first: &[Run], second: &[Run]) -> bool {
    let year =
        alone(folded, first).filter(|year| year.len() == 4 && ("1900".."2100").contains(year));
    year.is_some() && alone(folded, second).is_some_and(|more| more.len() <= 2)
}

/// `555-1234`, `050-1234567`; `100-1000` is a range: phone numbers are seldom round at both ends.
fn is_phone(folded: &str, first: &[Run], second: &[Run]) -> bool {
    match (alone(folded, first), alone(folded, second)) {
        (Some(first), Some(second)) => {
            let round = first.ends_with('0') && second.ends_with('0');
            let local = first.len() == 3 && second.len() == 4 && !round;
            local || first.starts_with('0') && first.len() + second.len() >= DIALLED
        }
        _ => false,
    }
}

/// The digits of a part without separators.
fn alone<'t>(folded: &'t str, part: &[Run]) -> Option<&'t str> {
    match part {
        [run] => Some(run.span.of(folded)),
        _ => None,
    }
}

/// Seven or more digits that begin with a zero are dialled, not counted.
const DIALLED: usize = 7;

fn read_one(folded: &str, part: &[Run]) -> Option<(Span, Digits)> {
    let (first, last) = (part.first()?, part.last()?);
    let span = Span::new(first.span.start, last.span.end);
    let digits = match part {
        [run] => {
            let text = run.span.of(folded);
            let dialled = text.len() >= DIALLED && text.starts_with('0');
            whole(folded, part).filter(|_| !dialled)
        }
        _ => read_separated(folded, part),
    };
    Some((span, digits?))
}

fn read_separated(folded: &str, part: &[Run]) -> Option<Digits> {
    let (last, front) = part.split_last()?;
    let sign = last.separator?;
    let grouped = groups(folded, part);
    if grouped && sign == '.' {
        return read_dotted(folded, part);
    }
    if grouped {
        return whole(folded, part);
    }
    let decimal = matches!(sign, '.' | '٫' | ',')
        && part.get(1).is_some_and(|second| {
            front.len() == 1 || groups(folded, front) && second.separator != Some(sign)
        });
    decimal.then(|| with_decimals(folded, part, last))?
}

/// Full stops before exactly three digits each: one may be a decimal sign, three may be an IP address.
fn read_dotted(folded: &str, part: &[Run]) -> Option<Digits> {
    if part.len() == 2 {
        let digits = whole(folded, part)?;
        return Some(Digits {
            decimals: 3,
            dotted: true,
            ..digits
        });
    }
    let octet = |run: &Run| run.span.of(folded).parse::<u8>().is_ok();
    let address = part.len() == 4 && part.iter().all(octet);
    whole(folded, part).filter(|_| !address)
}

/// Whether the separators of a part group its digits: all alike, three digits after each (or two, and three after the last,
/// the Indian way with commas), and no zero in front.
fn groups(folded: &str, part: &[Run]) -> bool {
    let [first, rest @ ..] = part else {
        return false;
    };
    let Some((last, middle)) = rest.split_last() else {
        return false;
    };
    let sign = last.separator.unwrap_or('\0');
    let alike = rest.iter().all(|run| run.separator == Some(sign));
    let western = first.span.len() <= 3 && middle.iter().all(|run| run.span.len() == 3);
    let indian =
        sign == ',' && first.span.len() <= 2 && middle.iter().all(|run| run.span.len() == 2);
    alike
        && (is_grouping(sign) || matches!(sign, '.' | ' '))
        && last.span.len() == 3
        && (western || indian)
        && !first.span.of(folded).starts_with('0')
}

/// All digits of a part as one number.
fn whole(folded: &str, part: &[Run]) -> Option<Digits> {
    let mut mantissa: u64 = 0;
    for digit in part.iter().flat_map(|run| run.span.of(folded).bytes()) {
        let digit = u64::from(digit.checked_sub(b'0')?);
        mantissa = mantissa.checked_mul(10)?.checked_add(digit)?;
    }
    let (single, text) = match part {
        [run] => (run.span.len(), run.span.of(folded)),
        _ => (0, ""),
    };
    Some(Digits {
        mantissa,
        decimals: 0,
        dotted: false,
        single,
        zero_led: text.len() > 1 && text.starts_with('0'),
    })
}

/// The same, with the last run after the decimal sign; zeros at its end say nothing.
fn with_decimals(folded: &str, part: &[Run], last: &Run) -> Option<Digits> {
    let decimals = last.span.of(folded).trim_end_matches('0').len();
    let mut runs = part.to_vec();
    let kept = runs.last_mut()?;
    kept.span.end = kept.span.start + decimals;
    let digits = whole(folded, &runs)?;
    Some(Digits {
        decimals: u32::try_from(decimals).ok()?,
        ..digits
    })
}
