//! How often a rule is expected to be weighed.

use std::collections::BTreeSet;

use crate::ids::{RuleId, SignalId};
use crate::ir::{Rates, Rule};
use crate::language::Rate;
use crate::program::{Gate, Matcher, Program, Witness};

/// What wakes a rule.
pub(super) enum Asked {
    /// Every text.
    Always,
    /// A match of one of these signals.
    By(Vec<SignalId>, Rate),
}

impl Asked {
    /// What wakes a rule of the program; a rule that is not live, if it were.
    pub(super) fn of(program: &Program, id: RuleId, rates: &Rates<'_>) -> Self {
        let rule = program.policy.rule(id);
        let waits = match program.plans.get(id.index()).map(|plan| (&plan.gate, plan)) {
            Some((Gate::Open, _)) => None,
            Some((Gate::AnyOf(any), plan)) => Some(signals(any, &plan.matchers)),
            Some((Gate::Shut, _)) | None => {
                rule.waits_for(&|signal| rates.wakes(rule.signal(signal)).map(|rate| rate.0))
            }
        };
        match waits {
            Some(signals) => {
                let rate = wake_rate(rule, &signals, rates);
                Self::By(signals, rate)
            }
            None => Self::Always,
        }
    }

    /// How often; `None`: on every text.
    pub(super) fn rate(&self) -> Option<Rate> {
        match self {
            Self::Always => None,
            Self::By(_, rate) => Some(*rate),
        }
    }
}

fn wake_rate(rule: &Rule, signals: &[SignalId], rates: &Rates<'_>) -> Rate {
    let each = signals
        .iter()
        .map(|signal| rates.wakes(rule.signal(*signal)));
    each.flatten().sum()
}

/// The first signal behind each witness of a gate.
fn signals(any: &[Witness], matchers: &[Matcher]) -> Vec<SignalId> {
    let mut known = BTreeSet::new();
    let each = matchers.iter().zip(0..).filter_map(|(matcher, index)| {
        let witness = match matcher {
            Matcher::Terms(terms) => Witness::Terms(*terms),
            Matcher::Regex(regex) => Witness::Atom(*regex),
            Matcher::Quantity | Matcher::Quote => return None,
        };
        (any.contains(&witness) && known.insert(witness)).then_some(SignalId(index))
    });
    each.collect()
}
