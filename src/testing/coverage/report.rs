//! What was seen, in exact fractions, and what was not.

/// So many of so many. Never rounded: 199 of 200 is not all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Fraction {
    /// Those seen.
    pub seen: usize,
    /// All there are.
    pub of: usize,
}

impl Fraction {
    /// Whether nothing is left.
    pub fn is_complete(self) -> bool {
        self.seen == self.of
    }

    pub(super) fn note(&mut self, seen: bool) {
        self.seen += usize::from(seen);
        self.of += 1;
    }

    pub(super) fn add(&mut self, other: Self) {
        self.seen += other.seen;
        self.of += other.of;
    }
}

impl std::fmt::Display for Fraction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} of {}", self.seen, self.of)
    }
}

/// What the tests of a policy show of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Coverage {
    /// Tests that were run.
    pub tests: usize,
    /// Outcomes of conditions: each leaf, exception, `unless` entry and `score.add` entry can hold and can fail.
    pub conditions: Fraction,
    /// Terms of all lists that the rules use, each once however many signals look for it, matched by some test or labelled text.
    pub terms: Fraction,
    /// Those of them that only a labelled text matches.
    pub terms_by_gold: usize,
    /// Canonical values (`is`), each once, of which some term was matched.
    pub entries: Fraction,
    /// By rule.
    pub rules: Vec<RuleCoverage>,
    /// By list, those with most terms unseen first.
    pub lists: Vec<ListCoverage>,
    /// Terms that no test of any of the rules matches, by place.
    pub unused: Vec<UnusedTerm>,
}

/// What a rule's own tests show of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct RuleCoverage {
    /// The rule.
    pub rule: String,
    /// Its tests.
    pub tests: usize,
    /// Outcomes of its conditions.
    pub conditions: Fraction,
    /// Terms of the lists that it uses.
    pub terms: Fraction,
    /// Entries of the lists that it uses.
    pub entries: Fraction,
    /// Outcomes that its tests never show.
    pub gaps: Vec<Gap>,
}

/// What is seen of one list.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct ListCoverage {
    /// The list; `RULE.SIGNAL` for terms written in place.
    pub list: String,
    /// Its terms; one that stands in several lists counts for the shortest.
    pub terms: Fraction,
}

/// An outcome that no test shows.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Gap {
    /// `file:line:column`
    pub at: String,
    /// Its place in the rule: `when.sentence.near.with.object`.
    pub path: String,
    /// What it asks, in few words.
    pub what: String,
    /// `true` or `false`: what it was never seen to be.
    pub never: bool,
}

/// A term that no test matches.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct UnusedTerm {
    /// `file:line:column`
    pub at: String,
    /// Its list.
    pub list: String,
    /// The term as written.
    pub term: String,
}
