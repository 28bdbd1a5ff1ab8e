//! What a finding cites.

use std::collections::{BTreeMap, BTreeSet};

use crate::eval::instances::Instance;
use crate::eval::{Case, Cited, Scope};
use crate::ids::{NodeId, SignalId};
use crate::ir::{Expr, Per};
use crate::limits;
use crate::scan::by_place;

/// A positive use of a signal, and the unit nodes above it, outermost first.
#[derive(Clone, Debug)]
pub(super) struct Use {
    signal: SignalId,
    above: Vec<NodeId>,
}

/// How many matches a rule may still cite on a document, by signal.
#[derive(Clone, Debug, Default)]
pub(super) struct Quota {
    spent: BTreeMap<SignalId, usize>,
    /// Signals of which there were more matches than could be cited.
    pub cut: BTreeSet<SignalId>,
}

impl Quota {
    /// How many of `wanted` matches may be cited.
    fn grant(&mut self, signal: SignalId, wanted: usize) -> usize {
        let spent = self.spent.entry(signal).or_default();
        let granted = wanted.min(limits::MATCHES).min(limits::CITATIONS - *spent);
        *spent += granted;
        if granted < wanted {
            self.cut.insert(signal);
        }
        granted
    }
}

impl Case<'_> {
    /// The positive uses of signals in `when`, outside of what `per` names.
    pub(super) fn uses(&self) -> Vec<Use> {
        let own = self.rule.per.map(|per| match per {
            Per::Node(node) | Per::Signal(_, node) => node,
        });
        let mut uses = vec![];
        self.collect(self.rule.when, own, &mut vec![], &mut uses);
        uses
    }

    fn collect(
        &self,
        node: NodeId,
        own: Option<NodeId>,
        above: &mut Vec<NodeId>,
        uses: &mut Vec<Use>,
    ) {
        let expr = self.rule.expr(node);
        if own == Some(node) || matches!(expr, Expr::None(_) | Expr::Not(_)) {
            return;
        }
        uses.extend(expr.positive_signals().into_iter().map(|signal| Use {
            signal,
            above: above.clone(),
        }));
        let unit = matches!(expr, Expr::In { .. } | Expr::Window { .. });
        if unit {
            above.push(node);
        }
        for child in expr.children() {
            self.collect(child, own, above, uses);
        }
        if unit {
            above.pop();
        }
    }

    /// The matches that an instance cites, by place and signal: what it binds, and of each use as many as the quota has.
    pub(super) fn cited(&self, instance: &Instance, uses: &[Use], quota: &mut Quota) -> Vec<Cited> {
        let bound = instance.bound.iter().filter_map(|(signal, found)| {
            found.map(|found| Cited {
                signal: *signal,
                found,
            })
        });
        let mut cited: Vec<Cited> = bound.collect();
        for used in uses {
            let scope = self.scope_of(instance, used);
            let matches = self.matches_in(used.signal, &scope, &[]);
            let granted = quota.grant(used.signal, matches.len());
            cited.extend(matches.iter().take(granted).map(|found| Cited {
                signal: used.signal,
                found: *found,
            }));
        }
        // Signals are numbered by name.
        cited.sort_by_key(|cited| {
            let Cited { signal, found } = cited;
            (
                found.field,
                found.span.start,
                std::cmp::Reverse(found.span.end),
                *signal,
                by_place(found),
            )
        });
        cited.dedup();
        cited
    }

    /// Where a use was asked: the deepest unit of the finding's own chain that stands above it.
    fn scope_of(&self, instance: &Instance, used: &Use) -> Scope {
        let shared = instance
            .chain
            .iter()
            .rev()
            .find(|(node, _)| used.above.contains(node));
        shared.map_or(Scope::DOCUMENT, |(_, scope)| *scope)
    }
}
