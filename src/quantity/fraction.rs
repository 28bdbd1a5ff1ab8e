//! Exact fractions, as numbers are before all their scales are known.

/// A fraction without sign. What grows beyond 128 bits becomes unreadable and stays so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fraction {
    numerator: u128,
    /// 0 marks a fraction that grew beyond all bounds.
    denominator: u128,
}

const LOST: Fraction = Fraction {
    numerator: 1,
    denominator: 0,
};

impl Fraction {
    pub(super) fn new(numerator: u64, denominator: u64) -> Self {
        Self {
            numerator: u128::from(numerator),
            denominator: u128::from(denominator),
        }
    }

    pub(super) fn whole(value: u64) -> Self {
        Self::new(value, 1)
    }

    pub(super) fn times(self, factor: Self) -> Self {
        let numerator = self.numerator.checked_mul(factor.numerator);
        let denominator = self.denominator.checked_mul(factor.denominator);
        Self::of(numerator, denominator)
    }

    pub(super) fn plus(self, other: Self) -> Self {
        let left = self.numerator.checked_mul(other.denominator);
        let right = other.numerator.checked_mul(self.denominator);
        let sum = left.zip(right).and_then(|(l, r)| l.checked_add(r));
        Self::of(sum, self.denominator.checked_mul(other.denominator))
    }

    fn of(numerator: Option<u128>, denominator: Option<u128>) -> Self {
        match (numerator, denominator) {
            (Some(numerator), Some(denominator)) if denominator > 0 => Self {
                numerator,
                denominator,
            },
            _ => LOST,
        }
    }

    /// Whether this is less than `other`; never of what grew beyond all bounds.
    pub(super) fn is_below(self, other: Self) -> bool {
        let left = self.numerator.checked_mul(other.denominator);
        let right = other.numerator.checked_mul(self.denominator);
        self.denominator > 0 && left.zip(right).is_some_and(|(left, right)| left < right)
    }

    /// The value, if it is a whole number that fits.
    pub(super) fn to_whole(self) -> Option<u64> {
        let whole = self.numerator.checked_div(self.denominator)?;
        let exact = self.numerator.checked_rem(self.denominator)? == 0;
        u64::try_from(whole).ok().filter(|_| exact)
    }
}
