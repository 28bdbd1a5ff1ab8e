//! The tables of a policy.

use crate::ids::{LabelId, RuleId, TermSetId};
use crate::ir::{PublicText, Rule, TermSet, TestCase};

/// A checked policy.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The manifest's name.
    pub name: String,
    /// The manifest's version.
    pub version: String,
    /// Lower-case hexadecimal SHA-256 over the policy's meaning; layout, comments, titles and tests do not count.
    pub digest: String,
    /// Labels, sorted by name; indexed by [`LabelId`].
    pub labels: Vec<Label>,
    /// Rules of every status, sorted by id; indexed by [`RuleId`].
    pub rules: Vec<Rule>,
    /// Rules in an order in which every `rule:` condition refers backwards.
    pub order: Vec<RuleId>,
    /// Lists of terms, each folded as its users ask; indexed by [`TermSetId`].
    pub term_sets: Vec<TermSet>,
    /// The rules' own tests, in the order of rules and then as written.
    pub tests: Vec<TestCase>,
}

impl Policy {
    /// The rule behind an id.
    pub fn rule(&self, id: RuleId) -> &Rule {
        &self.rules[id.index()]
    }

    /// The label behind an id.
    pub fn label(&self, id: LabelId) -> &Label {
        &self.labels[id.index()]
    }

    /// The term set behind an id.
    pub fn term_set(&self, id: TermSetId) -> &TermSet {
        &self.term_sets[id.index()]
    }
}

/// A declared label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// `takedown_statistic`
    pub name: String,
    /// What it means, for people.
    pub title: String,
    /// How grave it is.
    pub severity: Severity,
    /// The least score of a finding that gives the label, 0 to 1000.
    pub threshold: i64,
    /// What the caller should do, a kebab-case word.
    pub action: String,
    /// What may be told of a finding to the person concerned, where its rule says nothing.
    pub public: Option<PublicText>,
    /// The capture whose bytes make a claim, of which one finding tells.
    pub one_per: Option<String>,
}

/// How grave a label is, least first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
    /// Critical.
    Critical,
}
