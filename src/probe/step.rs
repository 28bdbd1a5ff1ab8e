//! One change, to be tried alone or with others.

use std::rc::Rc;

use crate::document::{Document, Meta};
use crate::ir;
use crate::verdict::{RepairStep, TextEdit};

/// A change without a margin.
pub(super) const WHOLE: u64 = 1000;

/// One change of a text or of a rule.
#[derive(Clone)]
pub(super) struct Step {
    /// How much is changed.
    pub cost: u64,
    /// What is told of it.
    pub told: RepairStep,
    /// What else would do as well: steps that share it are told once.
    pub alike: Option<String>,
    /// What is done, beside the edits of the text.
    pub act: Act,
}

/// What a step does.
#[derive(Clone)]
pub(super) enum Act {
    /// Its edits.
    Edits,
    /// Gives a fact a value, or takes it away.
    Fact(String, Option<Meta>),
    /// Changes the rule, which stands at that place of the policy.
    Rule(Rc<dyn Fn(&mut ir::Policy)>),
}

impl Step {
    /// A change of the text.
    pub fn text(cost: u64, says: impl Into<String>, edits: Vec<TextEdit>) -> Self {
        let told = RepairStep {
            says: says.into(),
            edits,
            ..RepairStep::default()
        };
        Self {
            cost,
            told,
            alike: None,
            act: Act::Edits,
        }
    }
}

/// The document after all steps; `None` if they do not go together.
pub(super) fn changed(document: &Document, steps: &[&Step]) -> Option<Document> {
    let edits: Vec<&TextEdit> = steps.iter().flat_map(|step| &step.told.edits).collect();
    let mut document = crate::probe::edit::edited(document, &edits)?;
    for step in steps {
        match &step.act {
            Act::Fact(key, Some(value)) => drop(document.meta.insert(key.clone(), value.clone())),
            Act::Fact(key, None) => drop(document.meta.remove(key)),
            Act::Edits | Act::Rule(_) => {}
        }
    }
    Some(document)
}
