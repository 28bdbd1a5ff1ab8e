//! `near`: matches in company.

use crate::eval::{Bound, Case, Scope};
use crate::ids::SignalId;
use crate::ir::{Near, Side, With};
use crate::scan::{Found, What};

/// One match of the anchor with its company, by signal as written; what is optional may be missing.
pub(super) type Binding = Vec<(SignalId, Option<Found>)>;

impl Case<'_> {
    /// The bindings of a near, in order of the anchor.
    pub(super) fn near_bindings<'m>(
        &'m self,
        near: &'m Near,
        scope: &'m Scope,
        bound: &'m Bound,
    ) -> impl Iterator<Item = Binding> + 'm {
        let company = self.has_company(near, scope, bound);
        let anchors = self.matches_in(near.anchor, scope, bound).iter();
        let anchors = anchors
            .filter(move |anchor| company && self.is_accompanied(near, anchor, scope, bound));
        anchors.map(move |anchor| {
            let mut binding = vec![(near.anchor, Some(*anchor))];
            binding.extend(near.with.iter().map(|with| {
                let company = self.nearest(near.anchor, anchor, with, scope, bound);
                (with.signal, company.map(|(_, found)| found))
            }));
            binding
        })
    }

    /// Whether some match of the anchor has all its required company.
    pub(super) fn near_holds(&self, near: &Near, scope: &Scope, bound: &Bound) -> bool {
        let mut anchors = self.matches_in(near.anchor, scope, bound).iter();
        self.has_company(near, scope, bound)
            && anchors.any(|anchor| self.is_accompanied(near, anchor, scope, bound))
    }

    /// Whether all required company is there at all: without it, no distance has to be measured.
    fn has_company(&self, near: &Near, scope: &Scope, bound: &Bound) -> bool {
        let mut required = near.with.iter().filter(|with| !with.optional);
        required.all(|with| !self.matches_in(with.signal, scope, bound).is_empty())
    }

    fn is_accompanied(&self, near: &Near, anchor: &Found, scope: &Scope, bound: &Bound) -> bool {
        let mut required = near.with.iter().filter(|with| !with.optional);
        required.all(|with| {
            self.nearest(near.anchor, anchor, with, scope, bound)
                .is_some()
        })
    }

    /// The nearest eligible match of a companion, on the preferred side if one stands there, with its distance in tokens.
    pub(super) fn nearest(
        &self,
        anchor_signal: SignalId,
        anchor: &Found,
        with: &With,
        scope: &Scope,
        bound: &Bound,
    ) -> Option<(usize, Found)> {
        let candidates = self.on_each_side(anchor, with.signal, scope, bound);
        let sided = candidates
            .into_iter()
            .flatten()
            .filter(|(_, side, _)| with.side == Side::Either || with.side == *side);
        // On the side that the author prefers first; a dual's other half stands on every side.
        let last = |side| with.prefer.is_some_and(|preferred| preferred != side);
        let near = sided
            .filter(|(distance, _, _)| *distance <= with.tokens)
            .map(|(distance, side, found)| (last(side), distance, found));
        let fused = self
            .fused(anchor_signal, anchor, with.signal, scope, bound)
            .map(|found| (false, 0, found));
        near.chain(fused)
            .min_by_key(|(last, distance, found)| (*last, *distance, found.span.start))
            .map(|(_, distance, found)| (distance, found))
    }

    /// The nearest match before and after the anchor, without overlap, with distance and side.
    pub(super) fn on_each_side(
        &self,
        anchor: &Found,
        signal: SignalId,
        scope: &Scope,
        bound: &Bound,
    ) -> [Option<(usize, Side, Found)>; 2] {
        let Some(field) = self.texts().fields.get(anchor.field as usize) else {
            return [None, None];
        };
        let all = self.matches_in(signal, scope, bound);
        let from = all.partition_point(|found| found.field < anchor.field);
        let to = all.partition_point(|found| found.field <= anchor.field);
        let all = all.get(from..to).unwrap_or(&[]);
        let gap_before = |found: &Found| field.tokens().between(found.span.end, anchor.span.start);
        let before = all
            .get(..all.partition_point(|found| found.span.end <= anchor.span.start))
            .unwrap_or(&[]);
        let before = before.last().map(|last| {
            let distance = gap_before(last);
            // Of several at the same distance (signs are no tokens), the first.
            let first = before.partition_point(|found| gap_before(found) > distance);
            (
                distance,
                Side::Before,
                before.get(first).copied().unwrap_or(*last),
            )
        });
        let after = all.get(all.partition_point(|found| found.span.start < anchor.span.end));
        let after = after.map(|next| {
            (
                field.tokens().between(anchor.span.end, next.span.start),
                Side::After,
                *next,
            )
        });
        [before, after]
    }

    /// The other half of a dual form: the quantity and the term are one word.
    fn fused(
        &self,
        anchor_signal: SignalId,
        anchor: &Found,
        signal: SignalId,
        scope: &Scope,
        bound: &Bound,
    ) -> Option<Found> {
        let all = self.matches_in(signal, scope, bound);
        let at = all.partition_point(|found| {
            (found.field, found.span.start) < (anchor.field, anchor.span.start)
        });
        let other = all
            .get(at)
            .filter(|found| found.field == anchor.field && found.span == anchor.span)?;
        let pair = self.is_dual(anchor_signal, anchor) && self.is_dual(signal, other);
        let kinds_differ = matches!(anchor.what, What::Quantity { .. })
            != matches!(other.what, What::Quantity { .. });
        (pair && kinds_differ).then_some(*other)
    }

    fn is_dual(&self, signal: SignalId, found: &Found) -> bool {
        match found.what {
            What::Quantity { dual, .. } => dual,
            _ => self.term(signal, found).is_some_and(|term| term.dual()),
        }
    }
}
