//! What the disguises did.

use crate::testing::evasions::technique::Technique;

/// What disguises do to the tests of a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct EvasionReport {
    /// Texts that were rewritten and tried.
    pub tried: usize,
    /// Of texts with findings, those that keep them all.
    pub kept: usize,
    /// Of texts with findings, all.
    pub positive: usize,
    /// Of texts without findings, those that get one.
    pub gained: usize,
    /// Of texts without findings, all.
    pub negative: usize,
    /// By rule.
    pub rules: Vec<RuleEvasions>,
    /// Every text that was lost or gained.
    pub texts: Vec<Evaded>,
}

/// What disguises do to the tests of one rule.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct RuleEvasions {
    /// The rule.
    pub rule: String,
    /// By technique, those that change no text of the rule left out.
    pub techniques: Vec<Evasions>,
}

/// What one disguise does to the tests of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Evasions {
    /// The disguise.
    pub technique: Technique,
    /// Of texts with findings, those that keep them all.
    pub kept: usize,
    /// Texts with findings that it changes.
    pub positive: usize,
    /// Of texts without findings, those that get one.
    pub gained: usize,
    /// Texts without findings that it changes.
    pub negative: usize,
}

/// A text that a disguise changed the verdict of.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Evaded {
    /// The rule.
    pub rule: String,
    /// The disguise.
    pub technique: Technique,
    /// `file:line:column` of the test.
    pub at: String,
    /// The text in disguise.
    pub text: String,
    /// Findings of the text as written.
    pub before: usize,
    /// Findings of the text in disguise.
    pub after: usize,
}
