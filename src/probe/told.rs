//! A change of a rule: where it stands, and how it is told.

use std::rc::Rc;

use crate::ids::{NodeId, SignalId};
use crate::ir;
use crate::probe::repair::Desk;
use crate::probe::step::{Act, Step};
use crate::source::Place;
use crate::verdict::RepairStep;

/// Where a change stands, and how it is told.
pub(super) struct RulePlace {
    pub path: String,
    pub at: String,
    pub of: String,
}

impl Desk<'_, '_> {
    /// A signal's name.
    pub(super) fn name(&self, signal: SignalId) -> &str {
        &self.case.rule.signal(signal).name
    }

    /// `file:line:column` of a condition.
    pub(super) fn at_node(&self, node: NodeId) -> String {
        let places = self.program.places.get(self.number.index());
        places
            .and_then(|places| places.get(node.index()))
            .cloned()
            .unwrap_or_default()
    }

    /// A place of the rule.
    pub(super) fn spot(&self, path: &str, place: Place, of: String) -> RulePlace {
        RulePlace {
            path: path.to_owned(),
            at: self.sources.locate(place),
            of,
        }
    }

    /// `key: from` becomes `to`.
    pub(super) fn step(
        &self,
        cost: u64,
        spot: RulePlace,
        from: &str,
        to: &str,
        change: impl Fn(&mut ir::Rule) + 'static,
    ) -> Step {
        let says = format!("`{from}` → `{to}`{}", spot.of);
        self.told(cost, spot, says, move |policy, rule| {
            if let Some(rule) = policy.rules.get_mut(rule) {
                change(rule);
            }
        })
    }

    /// A change told in words.
    pub(super) fn told(
        &self,
        cost: u64,
        spot: RulePlace,
        says: String,
        change: impl Fn(&mut ir::Policy, usize) + 'static,
    ) -> Step {
        let rule = self.number.index();
        let change = move |policy: &mut ir::Policy| change(policy, rule);
        Step {
            cost,
            told: RepairStep {
                says,
                path: Some(spot.path),
                at: Some(spot.at).filter(|at| !at.is_empty()),
                edits: vec![],
            },
            alike: None,
            act: Act::Rule(Rc::new(change)),
        }
    }

    /// As [`Desk::step`], of the policy.
    pub(super) fn policy_step(
        &self,
        cost: u64,
        spot: RulePlace,
        from: &str,
        to: &str,
        change: impl Fn(&mut ir::Policy) + 'static,
    ) -> Step {
        let says = format!("`{from}` → `{to}`{}", spot.of);
        self.told(cost, spot, says, move |policy, _| change(policy))
    }
}
