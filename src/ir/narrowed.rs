//! A policy of which some rules alone are alive: quick to compile again, and to ask. All ids stay what they were.

use std::collections::BTreeSet;

use crate::ids::{NodeId, RuleId, TermSetId};
use crate::ir::{Expr, Node, Policy, Rule, Score, SignalKind, Status, TermSet, Terms};

impl Policy {
    /// The policy with `rules` and all that they ask for. The others are retired, look for nothing and never hold; lists
    /// that only they use are empty, and there are no tests.
    pub fn narrowed(&self, rules: &BTreeSet<RuleId>) -> Self {
        let kept = self.with_asked(rules);
        let used = kept.iter().flat_map(|id| self.rule(*id).sets());
        let used: BTreeSet<TermSetId> = used.collect();
        let all = self.rules.iter().enumerate();
        let sets = self.term_sets.iter().enumerate();
        Self {
            name: self.name.clone(),
            version: self.version.clone(),
            digest: self.digest.clone(),
            labels: self.labels.clone(),
            rules: all
                .map(|(index, rule)| match kept.contains(&RuleId::new(index)) {
                    true => rule.clone(),
                    false => rule.asleep(),
                })
                .collect(),
            order: self.order.clone(),
            term_sets: sets
                .map(|(index, set)| TermSet {
                    name: set.name.clone(),
                    fold: set.fold,
                    terms: match used.contains(&TermSetId::new(index)) {
                        true => set.terms.clone(),
                        false => Terms::default(),
                    },
                })
                .collect(),
            tests: vec![],
        }
    }

    /// Rules, and all that they ask for.
    pub fn with_asked(&self, rules: &BTreeSet<RuleId>) -> BTreeSet<RuleId> {
        let mut all = BTreeSet::new();
        let mut open: Vec<RuleId> = rules.iter().copied().collect();
        while let Some(rule) = open.pop() {
            if all.insert(rule) {
                open.extend(self.rule(rule).asked());
            }
        }
        all
    }

    /// Rules, and all that ask for them.
    pub fn with_asking(&self, rules: &BTreeSet<RuleId>) -> BTreeSet<RuleId> {
        let mut all = rules.clone();
        // Rules ask backwards in this order.
        for id in &self.order {
            if self.rule(*id).asked().any(|other| all.contains(&other)) {
                all.insert(*id);
            }
        }
        all
    }
}

impl Rule {
    /// The rules whose findings its conditions ask for.
    pub fn asked(&self) -> impl Iterator<Item = RuleId> {
        self.nodes.iter().filter_map(|node| match node.expr {
            Expr::Rule(other) => Some(other),
            _ => None,
        })
    }

    /// The lists that its signals look for.
    pub fn sets(&self) -> impl Iterator<Item = TermSetId> {
        self.signals.iter().filter_map(|signal| match &signal.kind {
            SignalKind::Terms(used) => Some(used.set),
            _ => None,
        })
    }

    /// As one that never holds.
    fn asleep(&self) -> Self {
        let root = self.node(self.when);
        Self {
            id: self.id.clone(),
            label: self.label,
            title: String::new(),
            public: None,
            version: String::new(),
            owner: None,
            status: Status::Retired,
            langs: vec![],
            signals: vec![],
            order: vec![],
            nodes: vec![Node {
                expr: Expr::Any(vec![]),
                path: root.path.clone(),
                place: root.place,
            }],
            when: NodeId(0),
            unless: vec![],
            score: Score {
                add: vec![],
                ..self.score
            },
            per: None,
            captures: vec![],
            place: self.place,
        }
    }
}
