//! What a quantity is.

use crate::span::Span;

/// One amount found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Original bytes: digits, number words and scale words; qualifier words, prefixes and cues are outside.
    pub span: Span,
    /// The same place in the text folded by `default`.
    pub folded: Span,
    /// The exact value; of a vague one, twice its scale.
    pub value: u64,
    /// What the words around it make of it; `at_least` for a vague one.
    pub qualifier: Qualifier,
    /// What is counted.
    pub kind: Kind,
    /// A bare plural (`hundreds`, `آلاف`), which counts only where `vague: true` is asked for.
    pub vague: bool,
}

/// How exact a quantity says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// `660`
    Exact,
    /// `more than 660`, `660+`
    AtLeast,
    /// `up to 660`
    AtMost,
    /// `about 660`
    About,
}

impl Qualifier {
    /// As verdicts show it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::About => "about",
        }
    }
}

/// What a number is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A plain amount.
    Number,
    /// `2015`, `in 1998`
    Year,
    /// `5 %`
    Percent,
    /// `$5`, `5 dollars`
    Money,
    /// `3rd`, `الثالث`
    Ordinal,
    /// `10:30`, `5 minutes`
    Time,
    /// `+44 20 7946 0018`
    Phone,
}

impl Kind {
    /// As authors write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Year => "year",
            Self::Percent => "percent",
            Self::Money => "money",
            Self::Ordinal => "ordinal",
            Self::Time => "time",
            Self::Phone => "phone",
        }
    }
}
