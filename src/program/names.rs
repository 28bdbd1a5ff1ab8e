//! The words of a policy that verdicts repeat, made once and shared.

use crate::ids::{LabelId, RuleId};
use crate::ir;
use crate::name::Name;

/// The words that verdicts repeat.
#[derive(Debug)]
pub struct Names {
    labels: Vec<LabelNames>,
    rules: Vec<RuleNames>,
}

/// The words of a label.
#[derive(Debug)]
pub struct LabelNames {
    /// Its name.
    pub name: Name,
    /// Its action.
    pub action: Name,
}

/// The words of a rule.
#[derive(Debug)]
pub struct RuleNames {
    /// Its id.
    pub id: Name,
    /// Its version.
    pub version: Name,
    /// The names of its signals.
    pub signals: Vec<Name>,
    /// The names of its captures.
    pub captures: Vec<Name>,
    /// The ids of its `unless` entries.
    pub unless: Vec<Name>,
}

impl Names {
    /// The words of a policy.
    pub fn new(policy: &ir::Policy) -> Self {
        let labels = policy.labels.iter().map(|label| LabelNames {
            name: (&label.name).into(),
            action: (&label.action).into(),
        });
        let rules = policy.rules.iter().map(|rule| RuleNames {
            id: (&rule.id).into(),
            version: (&rule.version).into(),
            signals: all(&rule.signals, |signal| &signal.name),
            captures: all(&rule.captures, |capture| &capture.name),
            unless: all(&rule.unless, |entry| &entry.id),
        });
        Self {
            labels: labels.collect(),
            rules: rules.collect(),
        }
    }

    /// The words of a label.
    pub fn label(&self, label: LabelId) -> &LabelNames {
        &self.labels[label.index()]
    }

    /// The words of a rule.
    pub fn rule(&self, rule: RuleId) -> &RuleNames {
        &self.rules[rule.index()]
    }
}

fn all<T>(things: &[T], name: fn(&T) -> &String) -> Vec<Name> {
    things.iter().map(|thing| name(thing).into()).collect()
}
