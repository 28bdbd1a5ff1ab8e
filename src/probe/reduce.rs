//! A policy with one rule alive, and what that rule refers to: quick to compile again.

use std::collections::BTreeSet;

use crate::ids::RuleId;
use crate::ir;
use crate::ir::{Expr, SignalKind, Status, TermSet, Terms};

/// The policy, all rules but this one and those it refers to put to rest. Ids stay.
pub(super) fn reduced(policy: &ir::Policy, rule: RuleId) -> ir::Policy {
    let mut needed = BTreeSet::new();
    let mut open = vec![rule];
    while let Some(rule) = open.pop() {
        if !needed.insert(rule) {
            continue;
        }
        open.extend(
            policy
                .rule(rule)
                .nodes
                .iter()
                .filter_map(|node| match node.expr {
                    Expr::Rule(other) => Some(other),
                    _ => None,
                }),
        );
    }
    let sets: BTreeSet<usize> = needed
        .iter()
        .flat_map(|rule| sets_of(policy.rule(*rule)))
        .collect();
    let set = |(at, set): (usize, &TermSet)| TermSet {
        name: set.name.clone(),
        fold: set.fold,
        terms: if sets.contains(&at) {
            set.terms.clone()
        } else {
            Terms::default()
        },
    };
    let mut rules = policy.rules.clone();
    for (at, other) in rules.iter_mut().enumerate() {
        if !needed.contains(&RuleId::new(at)) {
            other.status = Status::Retired;
            other.signals.clear();
            other.nodes.clear();
        }
    }
    ir::Policy {
        name: policy.name.clone(),
        version: policy.version.clone(),
        digest: policy.digest.clone(),
        labels: policy.labels.clone(),
        rules,
        order: policy.order.clone(),
        term_sets: policy.term_sets.iter().enumerate().map(set).collect(),
        tests: vec![],
    }
}

/// The terms of all lists that a rule looks for.
pub(super) fn terms_of(policy: &ir::Policy, rule: &ir::Rule) -> usize {
    let terms = |set: usize| policy.term_sets.get(set).map_or(0, |set| set.terms.len());
    sets_of(rule).into_iter().map(terms).sum()
}

fn sets_of(rule: &ir::Rule) -> Vec<usize> {
    let sets = rule.signals.iter().filter_map(|signal| match &signal.kind {
        SignalKind::Terms(used) => Some(used.set.index()),
        _ => None,
    });
    sets.collect()
}
