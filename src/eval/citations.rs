//! What a finding cites.

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
        let window = matches!(expr, Expr::Window { .. });
        if own == Some(node) && !window {
            return;
        }
        if matches!(expr, Expr::None(_) | Expr::Not(_)) {
            return;
        }
        uses.extend(expr.positive_signals().into_iter().map(|signal| Use {
            signal,
            above: above.clone(),
        }));
        let unit = window || matches!(expr, Expr::In { .. });
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

    /// The matches that an instance cites, by place and signal, and the signals of which there were too many to cite.
    pub(super) fn cited(&self, instance: &Instance, uses: &[Use]) -> Vec<Cited> {
        let bound = instance.bound.iter().filter_map(|(signal, found)| {
            found.map(|found| Cited {
                signal: *signal,
                found,
            })
        });
        let mut cited: Vec<Cited> = bound.collect();
        for used in uses {
            let scope = self.scope_of(instance, used);
            let matches = self.matches_in(used.signal, &scope, &[]).iter();
            cited.extend(matches.map(|found| Cited {
                signal: used.signal,
                found: *found,
            }));
        }
        cited.sort_by_key(|cited| (cited.signal, by_place(&cited.found)));
        cited.dedup();
        let mut seen = (None, 0);
        cited.retain(|cited| {
            seen = if seen.0 == Some(cited.signal) {
                (seen.0, seen.1 + 1)
            } else {
                (Some(cited.signal), 1)
            };
            seen.1 <= limits::MATCHES
        });
        // Signals are numbered by name.
        cited.sort_by_key(|cited| {
            let Cited { signal, found } = cited;
            (
                found.field,
                found.span.start,
                std::cmp::Reverse(found.span.end),
                *signal,
            )
        });
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
