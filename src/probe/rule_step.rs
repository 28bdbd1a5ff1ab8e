//! Changes of a rule that may make a leaf hold.

use crate::ids::SignalId;
use crate::ir;
use crate::ir::{Bounds, Expr, Reason, Side, Unit};
use crate::limits;
use crate::probe::leaves::Leaf;
use crate::probe::repair::{Desk, margin};
use crate::probe::step::{Step, WHOLE};
use crate::probe::told::RulePlace;

impl Desk<'_, '_> {
    /// Changes of the rule that may make a leaf hold.
    pub(super) fn rule_steps(&self, leaf: &Leaf<'_>) -> Vec<Step> {
        let mut steps: Vec<Step> = leaf
            .node
            .reasons
            .iter()
            .flat_map(|reason| match leaf.node.op {
                "with" => self.with_steps(leaf, reason),
                "count" | "value" => self.bound_steps(leaf, reason),
                "seq" => self.gap_steps(leaf, reason),
                _ => vec![],
            })
            .collect();
        if let Some(signal) = leaf.node.signal {
            let by_reason = |reason| self.signal_steps(leaf, signal, reason);
            steps.extend(leaf.node.reasons.iter().flat_map(by_reason));
            let elsewhere = |reason: &Reason| matches!(reason, Reason::HitElsewhere { .. });
            if leaf.node.reasons.iter().any(elsewhere) {
                steps.extend(self.wider_units(leaf));
            }
            steps.extend(self.optional(leaf, signal));
        }
        steps.sort_by_key(|step| step.cost);
        steps
    }

    /// `tokens` and `side` of a near's company.
    fn with_steps(&self, leaf: &Leaf<'_>, reason: &Reason) -> Vec<Step> {
        let (node, Some(signal)) = (leaf.node.node, leaf.node.signal) else {
            return vec![];
        };
        let Expr::Near(near) = self.case.rule.expr(node) else {
            return vec![];
        };
        let Some(with) = near.with.iter().find(|with| with.signal == signal) else {
            return vec![];
        };
        let got = leaf.node.got.and_then(|got| usize::try_from(got).ok());
        let change = move |rule: &mut ir::Rule, change: &dyn Fn(&mut ir::With)| {
            if let Expr::Near(near) = &mut rule.nodes[node.index()].expr {
                near.with
                    .iter_mut()
                    .filter(|with| with.signal == signal)
                    .for_each(change);
            }
        };
        let spot = |key: &str| {
            let path = format!(
                "{}.with.{}.{key}",
                self.case.rule.node(node).path,
                self.name(signal)
            );
            RulePlace {
                path,
                at: self.at_node(node),
                of: format!(" of `{}`", self.name(signal)),
            }
        };
        match (reason, got) {
            (Reason::TooFar { got, .. }, _) if *got <= limits::TOKENS as u64 => {
                let tokens = *got as usize;
                let from = format!("tokens: {}", with.tokens);
                let step = self.step(
                    margin(reason),
                    spot("tokens"),
                    &from,
                    &got.to_string(),
                    move |rule| change(rule, &|with| with.tokens = tokens),
                );
                vec![step]
            }
            (Reason::WrongSide, Some(got)) if got <= limits::TOKENS as usize => {
                let from = format!(
                    "side: {}",
                    if with.side == Side::Before {
                        "before"
                    } else {
                        "after"
                    }
                );
                let tokens = with.tokens.max(got);
                let wide = if tokens > with.tokens {
                    format!("either, with `tokens: {tokens}`")
                } else {
                    "either".to_owned()
                };
                let step = self.step(WHOLE / 2, spot("side"), &from, &wide, move |rule| {
                    change(rule, &|with| {
                        with.side = Side::Either;
                        with.tokens = tokens;
                    })
                });
                vec![step]
            }
            _ => vec![],
        }
    }

    /// The company is asked for no more, where other company is.
    fn optional(&self, leaf: &Leaf<'_>, signal: SignalId) -> Option<Step> {
        let node = leaf.node.node;
        let Expr::Near(near) = self.case.rule.expr(node) else {
            return None;
        };
        let required = near.with.iter().filter(|with| !with.optional);
        let (others, own): (Vec<_>, Vec<_>) = required.partition(|with| with.signal != signal);
        if others.is_empty() || own.is_empty() || leaf.node.part == ".anchor" {
            return None;
        }
        let name = self.name(signal);
        let spot = RulePlace {
            path: format!("{}.with.{name}.optional", self.case.rule.node(node).path),
            at: self.at_node(node),
            of: format!(" of `{name}`"),
        };
        Some(
            self.step(2 * WHOLE, spot, "optional: false", "true", move |rule| {
                if let Expr::Near(near) = &mut rule.nodes[node.index()].expr {
                    let own = near.with.iter_mut().filter(|with| with.signal == signal);
                    own.for_each(|with| with.optional = true);
                }
            }),
        )
    }

    /// The bounds of `count` and `value`.
    fn bound_steps(&self, leaf: &Leaf<'_>, reason: &Reason) -> Vec<Step> {
        let node = leaf.node.node;
        let (Expr::Count { bounds, .. } | Expr::Value { bounds, .. }) = self.case.rule.expr(node)
        else {
            return vec![];
        };
        let spot = RulePlace {
            path: self.case.rule.node(node).path.clone(),
            at: self.at_node(node),
            of: format!(" of `{}`", leaf.node.op),
        };
        let Some((from, got, bounds)) = loosened(*bounds, reason) else {
            return vec![];
        };
        vec![self.step(margin(reason), spot, &from, &got, move |rule| {
            if let Expr::Count { bounds: own, .. } | Expr::Value { bounds: own, .. } =
                &mut rule.nodes[node.index()].expr
            {
                *own = bounds;
            }
        })]
    }

    /// The gap before a step of `seq`.
    fn gap_steps(&self, leaf: &Leaf<'_>, reason: &Reason) -> Vec<Step> {
        let (node, Reason::TooFar { got, max }) = (leaf.node.node, reason) else {
            return vec![];
        };
        let (got, max) = (*got as usize, *max as usize);
        let spot = RulePlace {
            path: format!("{}.gap", self.case.rule.node(node).path),
            at: self.at_node(node),
            of: String::new(),
        };
        vec![self.step(
            margin(reason),
            spot,
            &format!("gap: {max}"),
            &got.to_string(),
            move |rule| {
                if let Expr::Seq(seq) = &mut rule.nodes[node.index()].expr {
                    let narrow = seq.of.iter_mut().filter(|step| step.gap == max);
                    narrow.for_each(|step| step.gap = got);
                }
            },
        )]
    }

    /// The innermost unit above a leaf, wider.
    fn wider_units(&self, leaf: &Leaf<'_>) -> Vec<Step> {
        let Some(node) = leaf.units.last().copied() else {
            return vec![];
        };
        let spot = || RulePlace {
            path: self.case.rule.node(node).path.clone(),
            at: self.at_node(node),
            of: String::new(),
        };
        match self.case.rule.expr(node) {
            Expr::In { unit, .. } => {
                let around = leaf
                    .units
                    .iter()
                    .rev()
                    .nth(1)
                    .map(|node| self.case.rule.expr(*node));
                let floor = match around {
                    Some(Expr::In { unit, .. }) => unit.rank() + 1,
                    _ => 0,
                };
                let wider = [(Unit::Paragraph, 0), (Unit::Document, 200)];
                let wider = wider
                    .into_iter()
                    .filter(|(wider, _)| (floor..unit.rank()).contains(&wider.rank()));
                let steps = wider.map(|(wider, more)| {
                    let says =
                        format!("ask `{}:` in place of `{}:`", wider.as_str(), unit.as_str());
                    self.told(WHOLE / 2 + more, spot(), says, move |policy, rule| {
                        if let Expr::In { unit, .. } =
                            &mut policy.rules[rule].nodes[node.index()].expr
                        {
                            *unit = wider;
                        }
                    })
                });
                steps.collect()
            }
            Expr::Window { tokens, .. } => {
                let most = limits::TOKENS as usize;
                let wider = [tokens * 2, tokens * 4, most]
                    .into_iter()
                    .filter(|wider| *wider <= most);
                let steps = wider.map(|wider| {
                    let cost = WHOLE / 2 + wider as u64;
                    self.step(
                        cost,
                        spot(),
                        &format!("tokens: {tokens}"),
                        &wider.to_string(),
                        move |rule| {
                            if let Expr::Window { tokens, .. } = &mut rule.nodes[node.index()].expr
                            {
                                *tokens = wider;
                            }
                        },
                    )
                });
                steps.collect()
            }
            _ => vec![],
        }
    }
}

/// The bounds that just admit what was found: the bound as written, the number, and all bounds then.
pub(super) fn loosened(bounds: Bounds, reason: &Reason) -> Option<(String, String, Bounds)> {
    let (got, is_below) = match reason {
        Reason::Below { got, .. } if *got > 0 => (*got, true),
        Reason::Above { got, .. } => (*got, false),
        _ => return None,
    };
    let (key, old, bounds) = match (bounds, is_below) {
        (Bounds { eq: Some(eq), .. }, _) => (
            "eq",
            eq,
            Bounds {
                eq: Some(got),
                ..bounds
            },
        ),
        (Bounds { gte: Some(gte), .. }, true) => (
            "gte",
            gte,
            Bounds {
                gte: Some(got),
                ..bounds
            },
        ),
        (Bounds { lte: Some(lte), .. }, false) => (
            "lte",
            lte,
            Bounds {
                lte: Some(got),
                ..bounds
            },
        ),
        _ => return None,
    };
    Some((format!("{key}: {old}"), got.to_string(), bounds))
}
