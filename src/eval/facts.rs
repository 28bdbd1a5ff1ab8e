//! What is known of a document when a rule is weighed.

use std::collections::BTreeMap;

use crate::document::{DocumentRef, Meta};
use crate::eval::{Outcome, Scope};
use crate::ids::RuleId;
use crate::program::Program;
use crate::scan::{Hits, Texts};

/// What is known of a document beside the rule's own matches.
pub struct Facts<'a> {
    /// The program.
    pub program: &'a Program,
    /// The fields.
    pub texts: &'a Texts<'a>,
    /// The document's facts.
    pub meta: &'a BTreeMap<String, Meta>,
    /// Hits of all plans.
    pub hits: &'a Hits,
    /// Hits inside longer words, when an explanation is asked for.
    pub loose: Option<&'a Hits>,
    /// Whether matches tell the folds that they went through.
    pub folds: bool,
    /// Units of the findings that stand, by rule, of the rules weighed so far.
    pub standing: BTreeMap<RuleId, Vec<Scope>>,
}

impl<'a> Facts<'a> {
    /// What a scan found in a document, before any rule was weighed.
    pub fn new(
        program: &'a Program,
        document: impl Into<DocumentRef<'a>>,
        texts: &'a Texts<'a>,
        hits: &'a Hits,
    ) -> Self {
        Self {
            program,
            texts,
            meta: document.into().meta,
            hits,
            loose: None,
            folds: true,
            standing: BTreeMap::new(),
        }
    }

    /// Notes where findings of a rule stand, for rules that ask for them.
    pub fn stand(&mut self, rule: RuleId, outcomes: &[Outcome]) {
        if !self.program.plans[rule.index()].is_asked_for {
            return;
        }
        let standing = outcomes.iter().filter(|outcome| outcome.by.is_empty());
        let standing: Vec<Scope> = standing.map(|outcome| outcome.scope).collect();
        if !standing.is_empty() {
            self.standing.insert(rule, standing);
        }
    }
}
