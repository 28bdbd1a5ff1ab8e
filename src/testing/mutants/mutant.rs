//! One change of a policy, and where to look for a text that shows it.

use crate::diagnostic::MutantKind;
use crate::ids::RuleId;
use crate::ids::SignalId;
use crate::source::Place;
use crate::testing::bench::Change;

/// One change.
pub(super) struct Mutant {
    /// The rule it is counted under.
    pub(super) rule: RuleId,
    /// What was changed.
    pub(super) place: Place,
    /// Its place in the rule.
    pub(super) path: String,
    /// What it is now.
    pub(super) what: String,
    /// The change.
    pub(super) change: Change,
    /// Tests that could notice it, by place in the policy.
    pub(super) tests: Vec<usize>,
    /// Where to look for a test that does.
    pub(super) hint: Hint,
}

impl Mutant {
    /// Makes the same change in another rule, too.
    pub(super) fn join(&mut self, other: Self) {
        if let (Change::Rules(own), Change::Rules(others)) = (&mut self.change, other.change) {
            own.extend(others);
            self.tests.extend(other.tests);
        }
    }

    /// What kind of thing was changed.
    pub(super) fn kind(&self) -> MutantKind {
        match self.what.split(' ').next().unwrap_or("") {
            "term" => MutantKind::Term,
            "variant" => MutantKind::Variant,
            "star" | "affixes" | "boundary" => MutantKind::Edge,
            "fold" => MutantKind::Fold,
            "alternative" | "edge" => MutantKind::Regex,
            "per" | "capture" | "one_per" => MutantKind::Capture,
            "distinct" | "signal" => MutantKind::Count,
            "step" | "steps" | "all" | "any" | "part" | "optional" => MutantKind::Part,
            "fact" => MutantKind::Fact,
            "in" => MutantKind::Field,
            "tokens" | "gap" => MutantKind::Distance,
            "side" | "prefer" => MutantKind::Side,
            "entry" | "exception" => MutantKind::Exception,
            "gte" | "lte" | "eq" | "n" | "min_tokens" => MutantKind::Bound,
            "base" | "points" | "threshold" | "cap" => MutantKind::Score,
            "vague" => MutantKind::Number,
            what if what.starts_with('`') => MutantKind::Number,
            what if what.starts_with(['+', '-']) => MutantKind::Score,
            _ => MutantKind::Unit,
        }
    }
}

/// How a test's text is varied to find one that shows the change.
#[derive(Clone, Debug)]
pub(super) enum Hint {
    /// This stands where another term of the signals was found.
    Term {
        /// The term in one of its spellings.
        text: String,
        /// Its language.
        language: Option<String>,
        /// Signals that look for it.
        signals: Vec<(RuleId, SignalId)>,
    },
    /// Matches of two signals stand so many tokens apart.
    Apart {
        /// The signals.
        pairs: Vec<(SignalId, SignalId)>,
        /// Tokens between.
        tokens: Vec<usize>,
    },
    /// The first signal's match stands beside one of the others.
    Beside(SignalId, Vec<SignalId>),
    /// The signal's match stands after the text, in its last sentence or in one of its own.
    Elsewhere(SignalId),
    /// The first signal's match stands in the place of the other's.
    Instead(SignalId, SignalId),
    /// The matches of these signals are gone.
    Without(Vec<SignalId>),
    /// A letter is glued to a match.
    Glued(SignalId),
    /// A line or paragraph ends between two words.
    Broken,
    /// Two matches change places.
    Swapped(SignalId, SignalId),
    /// The quantity is one of these.
    Numbers(Vec<SignalId>, Vec<u64>),
    /// The match is one of these.
    Words(SignalId, &'static [&'static str]),
    /// The text stands twice, in one sentence and in two.
    Doubled,
    /// The match is disguised.
    Disguised(SignalId),
    /// The tests' own texts show it, if more is expected of them.
    Same,
}
