//! Kinds of changes that mutation testing makes: what `# allow: mutant/KIND reason` may speak of.

use crate::diagnostic::nearest;

/// What of a policy a mutant changes.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum MutantKind {
    /// A bound of a count, a value, a fact or an amount moves by one.
    Bound,
    /// A capture, `per` or `one_per` is dropped.
    Capture,
    /// `distinct` is turned, or a signal is no longer counted.
    Count,
    /// A distance in tokens is another.
    Distance,
    /// `boundary` or `affixes` are turned, or a star is dropped.
    Edge,
    /// An exception of a signal or an entry of `unless` is dropped.
    Exception,
    /// A fact must only be there, or may have a value less.
    Fact,
    /// A signal looks into every field.
    Field,
    /// `skeleton` becomes `default`.
    Fold,
    /// An excluded kind of number is let in, or `vague` is turned.
    Number,
    /// A part of a condition, or a step, is dropped, or they hold otherwise.
    Part,
    /// An alternative or an edge of a regex is dropped.
    Regex,
    /// Points, base, cap or threshold are others.
    Score,
    /// A side is another, or what is preferred.
    Side,
    /// A term is dropped.
    Term,
    /// A sentence becomes a paragraph, and the like.
    Unit,
    /// One spelling of a term is dropped.
    Variant,
}

impl MutantKind {
    /// Each kind, by name.
    pub const ALL: [Self; 17] = [
        Self::Bound,
        Self::Capture,
        Self::Count,
        Self::Distance,
        Self::Edge,
        Self::Exception,
        Self::Fact,
        Self::Field,
        Self::Fold,
        Self::Number,
        Self::Part,
        Self::Regex,
        Self::Score,
        Self::Side,
        Self::Term,
        Self::Unit,
        Self::Variant,
    ];

    /// As authors write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bound => "bound",
            Self::Capture => "capture",
            Self::Count => "count",
            Self::Distance => "distance",
            Self::Edge => "edge",
            Self::Exception => "exception",
            Self::Fact => "fact",
            Self::Field => "field",
            Self::Fold => "fold",
            Self::Number => "number",
            Self::Part => "part",
            Self::Regex => "regex",
            Self::Score => "score",
            Self::Side => "side",
            Self::Term => "term",
            Self::Unit => "unit",
            Self::Variant => "variant",
        }
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The kind that an unknown name was probably meant to be.
    pub(super) fn nearest(name: &str) -> Option<Self> {
        let names = Self::ALL.iter().map(|kind| kind.as_str());
        nearest(name, names).and_then(Self::named)
    }
}
