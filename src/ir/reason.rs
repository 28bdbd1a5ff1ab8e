//! Reasons for a miss: the closed list of explanations, why-not and tests.

use crate::ir::Unit;

/// Why a condition does not hold: a closed list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// An exception dropped the match.
    Excepted {
        /// The exception's id.
        by: String,
    },
    /// A quantity of a kind that does not count.
    Excluded {
        /// The kind.
        kind: String,
    },
    /// Less than asked for.
    Below {
        /// Found.
        got: u64,
        /// Asked for.
        need: u64,
    },
    /// More than admitted.
    Above {
        /// Found.
        got: u64,
        /// Admitted.
        max: u64,
    },
    /// Found, but too far from the anchor.
    TooFar {
        /// Tokens between.
        got: u64,
        /// Tokens admitted.
        max: u64,
    },
    /// Found, but on the other side of the anchor.
    WrongSide,
    /// Found, but in another unit.
    HitElsewhere {
        /// The kind of unit that it is not in.
        unit: Unit,
    },
    /// Found inside a longer word.
    Boundary {
        /// That word, in the original text.
        word: String,
    },
    /// It would match under another fold.
    FoldOff {
        /// That fold.
        fold: String,
    },
    /// Nothing like it in the text.
    NoHit,
    /// A finding was taken back.
    Unless {
        /// The entry's id.
        by: String,
    },
    /// Another finding of the label tells the same claim.
    Told {
        /// The rule of that finding.
        by: String,
    },
    /// The score is below the label's threshold.
    Score {
        /// Reached.
        got: i64,
        /// Needed.
        need: i64,
    },
    /// The rule referred to has no finding here.
    RuleMissing {
        /// Its id.
        id: String,
    },
    /// The fact is not as asked.
    Meta {
        /// Its key.
        key: String,
    },
    /// The rule is in shadow.
    Shadow,
    /// A bound cut what was needed.
    Truncated {
        /// What.
        what: String,
    },
}

impl Reason {
    /// The reason's name in the closed list.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Excepted { .. } => "excepted",
            Self::Excluded { .. } => "excluded",
            Self::Below { .. } => "below",
            Self::Above { .. } => "above",
            Self::TooFar { .. } => "too_far",
            Self::WrongSide => "wrong_side",
            Self::HitElsewhere { .. } => "hit_elsewhere",
            Self::Boundary { .. } => "boundary",
            Self::FoldOff { .. } => "fold_off",
            Self::NoHit => "no_hit",
            Self::Unless { .. } => "unless",
            Self::Told { .. } => "told",
            Self::Score { .. } => "score",
            Self::RuleMissing { .. } => "rule_missing",
            Self::Meta { .. } => "meta",
            Self::Shadow => "shadow",
            Self::Truncated { .. } => "truncated",
        }
    }

    /// The names that authors may write under `because`.
    pub const NAMES: [&'static str; 17] = [
        "no_hit",
        "hit_elsewhere",
        "too_far",
        "wrong_side",
        "below",
        "above",
        "boundary",
        "fold_off",
        "excepted",
        "excluded",
        "unless",
        "told",
        "score",
        "rule_missing",
        "meta",
        "shadow",
        "truncated",
    ];
}
