//! `near`, traced: how far the company stands.

use crate::eval::trace::traced::{Traced, cost_of};
use crate::eval::{Case, Cited, Scope};
use crate::ids::{NodeId, SignalId};
use crate::ir::{Near, Reason, Side, With};
use crate::limits;
use crate::scan::Found;

impl Case<'_> {
    pub(super) fn traced_near(&self, node: NodeId, near: &Near, scope: Scope) -> Traced {
        let mut traced = Traced::new(node, "near", scope);
        for binding in self.near_bindings(near, &scope, &[]).take(limits::MATCHES) {
            let bound = binding.into_iter().filter_map(|(signal, found)| {
                Some(Cited {
                    signal,
                    found: found?,
                })
            });
            traced.matches.extend(bound);
        }
        let holds = !traced.matches.is_empty();
        let anchors = self.matches_in(near.anchor, &scope, &[]);
        let company = |anchor: &Found| -> Vec<Traced> {
            near.with
                .iter()
                .map(|with| self.traced_with(node, near.anchor, anchor, with, scope))
                .collect()
        };
        let required_cost = |parts: &[Traced]| {
            let required = parts
                .iter()
                .zip(&near.with)
                .filter(|(_, with)| !with.optional);
            required.map(|(part, _)| part.cost).sum::<u64>()
        };
        let weighed = anchors
            .iter()
            .take(limits::MATCHES)
            .map(|anchor| (anchor, company(anchor)));
        let best = weighed.min_by_key(|(_, parts)| required_cost(parts));
        let mut anchor_leaf = self.leaf(node, near.anchor, scope, ".anchor".to_owned());
        match best {
            Some((anchor, parts)) => {
                anchor_leaf.matches = vec![Cited {
                    signal: near.anchor,
                    found: *anchor,
                }];
                let cost = required_cost(&parts);
                traced.children = std::iter::once(anchor_leaf).chain(parts).collect();
                traced.settled(holds, cost)
            }
            None => {
                let names = near
                    .with
                    .iter()
                    .filter(|with| !with.optional)
                    .map(|with| (with, self.part_name(with.signal)));
                let parts: Vec<Traced> = names
                    .map(|(with, part)| self.leaf(node, with.signal, scope, part))
                    .collect();
                let cost = anchor_leaf.cost + parts.iter().map(|part| part.cost).sum::<u64>();
                traced.children = std::iter::once(anchor_leaf).chain(parts).collect();
                traced.settled(holds, cost)
            }
        }
    }

    fn part_name(&self, signal: SignalId) -> String {
        format!(".with.{}", self.rule.signal(signal).name)
    }

    /// One companion of one match of the anchor.
    fn traced_with(
        &self,
        node: NodeId,
        anchor_signal: SignalId,
        anchor: &Found,
        with: &With,
        scope: Scope,
    ) -> Traced {
        let part = self.part_name(with.signal);
        let need = Some(format!(
            "within {} tokens{}{}",
            with.tokens,
            side_in_words(with.side),
            preference_in_words(with.prefer)
        ));
        let mut traced = Traced {
            part,
            need,
            signal: Some(with.signal),
            ..Traced::new(node, "with", scope)
        };
        if let Some((distance, found)) = self.nearest(anchor_signal, anchor, with, &scope, &[]) {
            traced.got = u64::try_from(distance).ok();
            traced.matches = vec![Cited {
                signal: with.signal,
                found,
            }];
            return traced.settled(true, 0);
        }
        let (placed, nearest) = self.misplaced(anchor, with, &scope);
        traced.got = nearest.map(|(distance, _)| distance as u64);
        traced.dropped = self.discounted(with.signal, &scope);
        let found = nearest.map(|(_, found)| Cited {
            signal: with.signal,
            found,
        });
        traced.dropped.extend(found.zip(placed.first().cloned()));
        traced.reasons = self.reasons(with.signal, &scope, placed);
        let cost = cost_of(&traced.reasons);
        traced.settled(false, cost)
    }

    /// Why the nearest candidates of a companion are not eligible.
    fn misplaced(
        &self,
        anchor: &Found,
        with: &With,
        scope: &Scope,
    ) -> (Vec<Reason>, Option<(usize, Found)>) {
        let sides = self.on_each_side(anchor, with.signal, scope, &[]);
        let (mut eligible, mut wrong) = (vec![], vec![]);
        for (distance, side, found) in sides.into_iter().flatten() {
            let right = with.side == Side::Either || with.side == side;
            if right { &mut eligible } else { &mut wrong }.push((distance, found));
        }
        let nearest =
            |of: &[(usize, Found)]| of.iter().min_by_key(|(distance, _)| *distance).copied();
        let mut reasons = vec![];
        if let Some((distance, _)) = nearest(&eligible) {
            reasons.push(Reason::TooFar {
                got: distance as u64,
                max: with.tokens as u64,
            });
        }
        if !wrong.is_empty() {
            reasons.push(Reason::WrongSide);
        }
        (reasons, nearest(&eligible).or(nearest(&wrong)))
    }
}

fn side_in_words(side: Side) -> &'static str {
    match side {
        Side::Before => " before",
        Side::After => " after",
        Side::Either => "",
    }
}

fn preference_in_words(prefer: Option<Side>) -> &'static str {
    match prefer {
        Some(Side::Before) => ", before goes first",
        Some(Side::After) => ", after goes first",
        Some(Side::Either) | None => "",
    }
}
