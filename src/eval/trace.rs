//! The same conditions weighed without short cuts, everything written down.

use crate::eval::misses::Discounted;
use crate::eval::{Bound, Case, Cited, Scope};
use crate::ids::{NodeId, SignalId};
use crate::ir::{Bounds, Expr, Near, Reason, Seq, Side, Unit, With};
use crate::limits;
use crate::scan::Found;
use crate::span::Span;

/// The cost of a leaf that has no margin: as far off as can be.
const FAR: u64 = 1000;

/// One condition weighed in one unit.
#[derive(Clone, Debug)]
pub struct Traced {
    /// The node.
    pub node: NodeId,
    /// What follows the node's path, for parts that are no nodes of their own (`.with.object`).
    pub part: String,
    /// The operator.
    pub op: &'static str,
    /// The signal asked for, by a leaf that asks one.
    pub signal: Option<SignalId>,
    /// Where it was asked.
    pub scope: Scope,
    /// Whether it holds.
    pub holds: bool,
    /// What was found, by a node that compares.
    pub got: Option<u64>,
    /// What was asked for, by a node that compares.
    pub need: Option<String>,
    /// Matches that count.
    pub matches: Vec<Cited>,
    /// Matches that do not, and why.
    pub dropped: Vec<Discounted>,
    /// Why it does not hold, strongest first.
    pub reasons: Vec<Reason>,
    /// 0 if it holds.
    pub cost: u64,
    /// Its parts.
    pub children: Vec<Traced>,
    /// Units left out of its parts.
    pub omitted: usize,
}

const ALL: &Bound = &[];

/// Weighs the whole of a rule's `when`.
pub fn trace(case: &Case<'_>) -> Traced {
    case.traced(case.rule.when, Scope::DOCUMENT)
}

impl Traced {
    fn new(node: NodeId, op: &'static str, scope: Scope) -> Self {
        Self {
            node,
            part: String::new(),
            op,
            signal: None,
            scope,
            holds: false,
            got: None,
            need: None,
            matches: vec![],
            dropped: vec![],
            reasons: vec![],
            cost: FAR,
            children: vec![],
            omitted: 0,
        }
    }

    fn settled(mut self, holds: bool, cost: u64) -> Self {
        self.holds = holds;
        self.cost = if holds { 0 } else { cost.max(1) };
        self
    }
}

impl Case<'_> {
    fn traced(&self, node: NodeId, scope: Scope) -> Traced {
        match self.rule.expr(node) {
            Expr::Signal(signal) => self.leaf(node, *signal, scope, String::new()),
            Expr::All(parts) => self.combined(node, "all", parts, scope, parts.len()),
            Expr::Any(parts) => self.combined(node, "any", parts, scope, 1),
            Expr::AtLeast { n, of } => self.combined(node, "at_least", of, scope, *n),
            Expr::None(parts) => self.denied(node, "none", parts, scope),
            Expr::Not(part) => self.denied(node, "not", &[*part], scope),
            Expr::Count {
                of,
                distinct,
                bounds,
            } => self.compared(
                node,
                "count",
                of,
                *bounds,
                scope,
                Some(self.count(of, *distinct, &scope, ALL)),
            ),
            Expr::Value { of, bounds } => self.compared(
                node,
                "value",
                of,
                *bounds,
                scope,
                self.nearest_value(of, *bounds, &scope),
            ),
            Expr::Near(near) => self.traced_near(node, near, scope),
            Expr::Seq(seq) => self.traced_seq(node, seq, scope),
            Expr::In { unit, node: inner } => {
                let units = scope.inside(*unit, self.texts());
                self.units(node, unit.as_str(), *inner, scope, (*unit, units))
            }
            Expr::Window {
                tokens,
                has,
                starts,
                ..
            } => {
                let windows = self.windows(*tokens, starts, &scope, ALL);
                self.units(node, "window", *has, scope, (Unit::Window, windows))
            }
            Expr::Evaded(of) => self.traced_evaded(node, of, scope),
            Expr::Rule(rule) => {
                let mut traced =
                    Traced::new(node, "rule", scope).settled(self.has_finding(*rule, &scope), FAR);
                if !traced.holds {
                    traced.reasons = vec![Reason::RuleMissing {
                        id: self.facts.program.policy.rule(*rule).id.clone(),
                    }];
                }
                traced
            }
            Expr::Meta { key, .. } => {
                let mut traced =
                    Traced::new(node, "meta", scope).settled(self.holds(node, &scope, ALL), FAR);
                if !traced.holds {
                    traced.reasons = vec![Reason::Meta { key: key.clone() }];
                }
                traced
            }
        }
    }

    /// A signal asked for in a unit.
    fn leaf(&self, node: NodeId, signal: SignalId, scope: Scope, part: String) -> Traced {
        let mut traced = Traced {
            part,
            signal: Some(signal),
            ..Traced::new(node, "signal", scope)
        };
        let matches = self.matches_in(signal, &scope, ALL);
        traced.matches = matches
            .iter()
            .take(limits::MATCHES)
            .map(|found| Cited {
                signal,
                found: *found,
            })
            .collect();
        traced.dropped = self.discounted(signal, &scope);
        if !matches.is_empty() {
            return traced.settled(true, 0);
        }
        traced.reasons = self.reasons(signal, &scope, vec![]);
        let cost = cost_of(&traced.reasons);
        traced.settled(false, cost)
    }

    /// `all`, `any`, `at_least`: so many of the parts must hold.
    fn combined(
        &self,
        node: NodeId,
        op: &'static str,
        parts: &[NodeId],
        scope: Scope,
        need: usize,
    ) -> Traced {
        let mut traced = Traced::new(node, op, scope);
        traced.children = parts.iter().map(|part| self.traced(*part, scope)).collect();
        let got = traced.children.iter().filter(|child| child.holds).count();
        if op == "at_least" {
            traced.got = u64::try_from(got).ok();
            traced.need = Some(format!("at least {need}"));
        }
        let mut costs: Vec<u64> = traced
            .children
            .iter()
            .filter(|child| !child.holds)
            .map(|child| child.cost)
            .collect();
        costs.sort_unstable();
        let cost = costs.into_iter().take(need.saturating_sub(got)).sum();
        traced.settled(got >= need, cost)
    }

    /// `none`, `not`: no part may hold.
    fn denied(&self, node: NodeId, op: &'static str, parts: &[NodeId], scope: Scope) -> Traced {
        let mut traced = Traced::new(node, op, scope);
        traced.children = parts.iter().map(|part| self.traced(*part, scope)).collect();
        let got = traced.children.iter().filter(|child| child.holds).count() as u64;
        if got > 0 {
            traced.reasons = vec![Reason::Above { got, max: 0 }];
        }
        traced.settled(got == 0, got * FAR)
    }

    /// `count`, `value`: a number against bounds. `None`: there is no number.
    fn compared(
        &self,
        node: NodeId,
        op: &'static str,
        of: &[SignalId],
        bounds: Bounds,
        scope: Scope,
        got: Option<u64>,
    ) -> Traced {
        let mut traced = Traced {
            got,
            need: Some(in_words(bounds)),
            ..Traced::new(node, op, scope)
        };
        let holds = got.is_some_and(|got| bounds.admit(got));
        for signal in of {
            let matches = self
                .matches_in(*signal, &scope, ALL)
                .iter()
                .take(limits::MATCHES);
            traced.matches.extend(matches.map(|found| Cited {
                signal: *signal,
                found: *found,
            }));
            if !holds {
                traced
                    .children
                    .push(self.leaf(node, *signal, scope, String::new()));
            }
        }
        if holds {
            return traced.settled(true, 0);
        }
        let least = bounds.gte.max(bounds.eq);
        let most = [bounds.lte, bounds.eq].into_iter().flatten().min();
        traced.reasons.extend(match (got, least, most) {
            (Some(got), Some(need), _) if got < need => Some(Reason::Below { got, need }),
            (Some(got), _, Some(max)) if got > max => Some(Reason::Above { got, max }),
            _ => None,
        });
        let cost = cost_of(&traced.reasons);
        traced.settled(false, cost)
    }

    /// The value that comes nearest to the bounds.
    fn nearest_value(&self, of: &[SignalId], bounds: Bounds, scope: &Scope) -> Option<u64> {
        let values = of
            .iter()
            .flat_map(|signal| self.matches_in(*signal, scope, ALL))
            .filter_map(Found::value);
        let off = |value: u64| {
            let below = bounds
                .gte
                .max(bounds.eq)
                .map_or(0, |least| least.saturating_sub(value));
            let above = [bounds.lte, bounds.eq]
                .into_iter()
                .flatten()
                .min()
                .map_or(0, |most| value.saturating_sub(most));
            below.saturating_add(above)
        };
        values.min_by_key(|value| off(*value))
    }

    fn traced_near(&self, node: NodeId, near: &Near, scope: Scope) -> Traced {
        let mut traced = Traced::new(node, "near", scope);
        for binding in self.near_bindings(near, &scope, ALL).take(limits::MATCHES) {
            let bound = binding.into_iter().filter_map(|(signal, found)| {
                Some(Cited {
                    signal,
                    found: found?,
                })
            });
            traced.matches.extend(bound);
        }
        let holds = !traced.matches.is_empty();
        let anchors = self.matches_in(near.anchor, &scope, ALL);
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
            "within {} tokens{}",
            with.tokens,
            side_in_words(with.side)
        ));
        let mut traced = Traced {
            part,
            need,
            signal: Some(with.signal),
            ..Traced::new(node, "with", scope)
        };
        if let Some((distance, found)) = self.nearest(anchor_signal, anchor, with, &scope, ALL) {
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
        let sides = self.on_each_side(anchor, with.signal, scope, ALL);
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

    fn traced_seq(&self, node: NodeId, seq: &Seq, scope: Scope) -> Traced {
        let mut traced = Traced::new(node, "seq", scope);
        for binding in self
            .seq_bindings(seq, &scope, ALL)
            .into_iter()
            .take(limits::MATCHES)
        {
            traced
                .matches
                .extend(binding.into_iter().filter_map(|(signal, found)| {
                    Some(Cited {
                        signal,
                        found: found?,
                    })
                }));
        }
        let holds = !traced.matches.is_empty();
        let steps = seq.of.iter().enumerate();
        traced.children = steps
            .map(|(at, step)| self.leaf(node, step.signal, scope, format!(".of[{at}]")))
            .collect();
        if !holds && traced.children.iter().all(|child| child.holds) {
            traced.reasons = self.broken_chain(seq, &scope);
        }
        let missing: u64 = traced.children.iter().map(|child| child.cost).sum();
        let cost = if missing > 0 {
            missing
        } else {
            cost_of(&traced.reasons)
        };
        traced.settled(holds, cost)
    }

    /// Where the chain breaks that gets farthest: the next step is too far off, or nowhere behind.
    fn broken_chain(&self, seq: &Seq, scope: &Scope) -> Vec<Reason> {
        for length in (1..seq.of.len()).rev() {
            let part = Seq {
                id: None,
                of: seq.of[..length].to_vec(),
            };
            let step = &seq.of[length];
            let next = self.matches_in(step.signal, scope, ALL);
            let ends = self
                .seq_bindings(&part, scope, ALL)
                .into_iter()
                .filter_map(|chain| chain.last()?.1);
            let gaps = ends.filter_map(|end| {
                let after = next
                    .iter()
                    .find(|found| found.field == end.field && found.span.start >= end.span.end)?;
                let field = self.texts().fields.get(end.field as usize)?;
                Some(field.tokens().between(end.span.end, after.span.start))
            });
            let gaps: Vec<usize> = gaps.collect();
            if let Some(got) = gaps.iter().min() {
                return vec![Reason::TooFar {
                    got: *got as u64,
                    max: step.gap as u64,
                }];
            }
            if !self.seq_bindings(&part, scope, ALL).is_empty() {
                return vec![Reason::WrongSide];
            }
        }
        vec![Reason::WrongSide]
    }

    fn traced_evaded(&self, node: NodeId, of: &[SignalId], scope: Scope) -> Traced {
        let mut traced = Traced::new(node, "evaded", scope);
        for signal in of {
            let evaded = self.evaded_in(std::slice::from_ref(signal), &scope, ALL);
            traced.matches.extend(evaded.map(|found| Cited {
                signal: *signal,
                found: *found,
            }));
        }
        let holds = !traced.matches.is_empty();
        if !holds {
            traced.children = of
                .iter()
                .map(|signal| self.leaf(node, *signal, scope, String::new()))
                .collect();
            if traced.children.iter().any(|child| child.holds) {
                traced.reasons = vec![Reason::Below { got: 0, need: 1 }];
            }
        }
        traced.settled(holds, FAR)
    }

    /// A condition asked in every unit of a kind.
    fn units(
        &self,
        node: NodeId,
        op: &'static str,
        inner: NodeId,
        scope: Scope,
        (unit, units): (Unit, Vec<Scope>),
    ) -> Traced {
        let mut traced = Traced::new(node, op, scope);
        if units.is_empty() {
            // Nowhere to ask: an empty unit tells what is missing.
            let nowhere = Scope {
                unit,
                field: scope.field,
                span: Span::new(scope.span.start, scope.span.start),
            };
            traced.children = vec![self.traced(inner, nowhere)];
            let cost = traced.children[0].cost;
            return traced.settled(false, cost);
        }
        let all: Vec<Traced> = units
            .into_iter()
            .map(|unit| self.traced(inner, unit))
            .collect();
        let holds = all.iter().any(|child| child.holds);
        let cost = all.iter().map(|child| child.cost).min().unwrap_or(FAR);
        let mut costs: Vec<u64> = all
            .iter()
            .filter(|child| !child.holds)
            .map(|child| child.cost)
            .collect();
        costs.sort_unstable();
        let most = costs.get(limits::TRACED_UNITS).copied().unwrap_or(u64::MAX);
        let before = all.len();
        traced.children = all
            .into_iter()
            .filter(|child| child.holds || child.cost < most || most == u64::MAX)
            .collect();
        traced.omitted = before - traced.children.len();
        traced.settled(holds, cost)
    }
}

/// How far off a leaf is by its reasons: the nearest of them; without a margin, as far as can be.
fn cost_of(reasons: &[Reason]) -> u64 {
    let margin = |off: u64, of: u64| (off.saturating_mul(FAR) / of.max(1)).clamp(1, FAR);
    let costs = reasons.iter().map(|reason| match reason {
        Reason::TooFar { got, max } => margin(got.saturating_sub(*max), *max),
        Reason::Below { got, need } => margin(need.saturating_sub(*got), *need),
        Reason::Above { got, max } => margin(got.saturating_sub(*max), *max),
        _ => FAR,
    });
    costs.min().unwrap_or(FAR)
}

fn in_words(bounds: Bounds) -> String {
    let parts = [
        ("at least", bounds.gte),
        ("at most", bounds.lte),
        ("exactly", bounds.eq),
    ];
    let parts = parts
        .iter()
        .filter_map(|(word, bound)| bound.map(|bound| format!("{word} {bound}")));
    parts.collect::<Vec<_>>().join(", ")
}

fn side_in_words(side: Side) -> &'static str {
    match side {
        Side::Before => " before",
        Side::After => " after",
        Side::Either => "",
    }
}
