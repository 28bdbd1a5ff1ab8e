//! What became of the mutants.

use std::collections::BTreeMap;

use crate::diagnostic::MutantKind;

/// How many terms of a list and parts of a regex are dropped in turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MutantLimit {
    /// The first so many terms a rule, without their variants.
    Terms(usize),
    /// Every term, and every variant of a term.
    All,
}

impl Default for MutantLimit {
    fn default() -> Self {
        Self::Terms(50)
    }
}

/// What became of all mutants.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct MutationReport {
    /// Mutants that some test or labelled text notices.
    pub killed: usize,
    /// Those of them that only a labelled text notices.
    pub killed_by_gold: usize,
    /// Mutants that nothing notices, and that a comment argues.
    pub argued: usize,
    /// Mutants that were tried.
    pub tried: usize,
    /// Mutants of terms and regexes beyond the limit.
    pub untried: usize,
    /// Tests that fail without any change. They notice nothing.
    pub failing: usize,
    /// By kind of change.
    pub kinds: BTreeMap<MutantKind, KindMutants>,
    /// By rule; a list counts with the first rule that uses it.
    pub rules: Vec<RuleMutants>,
    /// Mutants that nothing notices and no comment argues, by rule and place.
    pub survivors: Vec<Survivor>,
    /// Comments `# allow: mutant REASON`, by file and line; those aside of which too few mutants were tried to judge.
    pub arguments: Vec<Argument>,
}

/// What became of the mutants of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct KindMutants {
    /// Mutants that some test or labelled text notices.
    pub killed: usize,
    /// Mutants that nothing notices, and that a comment argues.
    pub argued: usize,
    /// Mutants that were tried.
    pub tried: usize,
}

/// What became of one rule's mutants.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct RuleMutants {
    /// The rule.
    pub rule: String,
    /// Its tests.
    pub tests: usize,
    /// Mutants that some test or labelled text notices.
    pub killed: usize,
    /// Mutants that nothing notices, and that a comment argues.
    pub argued: usize,
    /// Mutants that were tried.
    pub tried: usize,
    /// Mutants of terms beyond the limit.
    pub untried: usize,
}

/// A comment that says why no test has to notice certain mutants.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Argument {
    /// `file:line:column` of the comment.
    pub at: String,
    /// What it says.
    pub reason: String,
    /// What it argues. Nothing: all mutants of its place die, or it has none.
    pub mutants: Vec<ArguedMutant>,
}

/// A mutant that nothing notices, as it is argued.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ArguedMutant {
    /// The rule.
    pub rule: String,
    /// `file:line:column` of what was changed.
    pub at: String,
    /// Its place in the rule.
    pub path: String,
    /// What was changed.
    pub change: String,
}

/// A mutant that no test notices.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Survivor {
    /// The rule.
    pub rule: String,
    /// `file:line:column` of what was changed.
    pub at: String,
    /// Its place in the rule: `signals.action.except.negated`.
    pub path: String,
    /// What was changed: `tokens 14 → 15`.
    pub change: String,
    /// The kind of change: `distance`.
    pub kind: MutantKind,
    /// A test that would notice it, tried out. None: no variation of the rule's tests tells the two apart.
    pub suggestion: Option<Suggestion>,
}

/// A test that tells the policy from its mutant.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Suggestion {
    /// The text.
    pub text: String,
    /// What the policy as it stands makes of it, as written under `expect`. Whether that is right, the author knows.
    pub expect: String,
}

impl Suggestion {
    /// The test as an entry of `tests:`, what cannot be seen escaped.
    pub fn as_yaml(&self) -> String {
        // A JSON string is a YAML string.
        let text = serde_json::Value::from(self.text.as_str()).to_string();
        let mut visible = String::new();
        for c in text.chars() {
            match c {
                '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}' => visible.push_str(&format!("\\u{:04x}", c as u32)),
                _ => visible.push(c),
            }
        }
        format!("- {{text: {visible}, expect: {{{}}}}}", self.expect)
    }
}
