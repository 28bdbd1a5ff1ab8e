//! What a finding cites.

use std::collections::{BTreeMap, BTreeSet};

use crate::eval::instances::Instance;
use crate::eval::{Case, Cited, Scope};
use crate::ids::SignalId;
use crate::ir::Use;
use crate::limits;
use crate::scan::by_place;

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
