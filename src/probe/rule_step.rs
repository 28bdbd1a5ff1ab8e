//! Changes of a rule that may make a leaf hold.

use std::rc::Rc;

use crate::eval::Outcome;
use crate::fold;
use crate::fold::Profile;
use crate::ids::{NodeId, SignalId, TermSetId};
use crate::ir;
use crate::ir::{Boundary, Bounds, ExceptWhen, Expr, Reason, Side, SignalKind, Status, Unit};
use crate::limits;
use crate::probe::leaves::Leaf;
use crate::probe::repair::{Desk, margin};
use crate::probe::step::{Act, Step, WHOLE};
use crate::source::Place;
use crate::verdict::RepairStep;

/// Where a change stands, and how it is told.
struct Spot {
    path: String,
    at: String,
    of: String,
}

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

    /// Changes that speak of no leaf: what keeps a finding that stands from counting.
    pub(super) fn rule_without_trace(&self, outcomes: &[Outcome]) -> Vec<Vec<Step>> {
        let mut sets: Vec<Vec<Step>> = outcomes
            .iter()
            .filter_map(|outcome| self.without_entries(outcome))
            .collect();
        let label = self.program.policy.label(self.case.rule.label);
        let standing = outcomes.iter().filter(|outcome| outcome.by.is_empty());
        let Some(got) = standing.map(|outcome| outcome.score).max() else {
            return sets;
        };
        let in_force = (self.case.rule.status == Status::Shadow).then(|| {
            let spot = self.spot("status", self.case.rule.place, String::new());
            self.step(WHOLE, spot, "status: shadow", "enforce", |rule| {
                rule.status = Status::Enforce
            })
        });
        if got >= label.threshold {
            sets.extend(in_force.map(|step| vec![step]));
            return sets;
        }
        for step in self.score_steps(got, label.threshold) {
            sets.push(in_force.clone().into_iter().chain([step]).collect());
        }
        sets
    }

    fn score_steps(&self, got: i64, need: i64) -> Vec<Step> {
        let score = &self.case.rule.score;
        let cost = (need - got).unsigned_abs();
        let (base, cap) = (score.base + need - got, score.cap.max(need));
        let spot = self.spot("score", self.case.rule.place, String::new());
        let raised = self.step(
            cost,
            spot,
            &format!("base: {}", score.base),
            &base.to_string(),
            move |rule| {
                rule.score.base = base;
                rule.score.cap = cap;
            },
        );
        let label = self.case.rule.label;
        let name = &self.program.policy.label(label).name;
        let spot = Spot {
            path: format!("labels.{name}.threshold"),
            at: String::new(),
            of: format!(" of the label `{name}`"),
        };
        let lowered = self.policy_step(
            cost,
            spot,
            &format!("threshold: {need}"),
            &got.to_string(),
            move |policy| {
                if let Some(label) = policy.labels.get_mut(label.index()) {
                    label.threshold = got;
                }
            },
        );
        vec![raised, lowered]
    }

    fn without_entries(&self, outcome: &Outcome) -> Option<Vec<Step>> {
        let entries = outcome
            .by
            .iter()
            .filter_map(|at| self.case.rule.unless.get(*at));
        let steps = entries.map(|entry| {
            let id = entry.id.clone();
            let spot = self.spot("unless", entry.place, String::new());
            self.told(
                2 * WHOLE,
                spot,
                format!("take the entry `{id}` out of `unless`"),
                move |policy, rule| {
                    policy.rules[rule].unless.retain(|entry| entry.id != id);
                },
            )
        });
        let steps: Vec<Step> = steps.collect();
        (!steps.is_empty()).then_some(steps)
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
            Spot {
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
        let spot = Spot {
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
        let spot = Spot {
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
        let spot = Spot {
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

    /// What a signal admits.
    fn signal_steps(&self, leaf: &Leaf<'_>, signal: SignalId, reason: &Reason) -> Vec<Step> {
        let meant = self.case.rule.signal(signal);
        let spot = |key: &str| {
            self.spot(
                &format!("signals.{}.{key}", meant.name),
                meant.place,
                format!(" of `{}`", meant.name),
            )
        };
        match (reason, &meant.kind) {
            (Reason::Below { .. } | Reason::Above { .. }, SignalKind::Quantity(filter)) => {
                let bounds = Bounds {
                    gte: filter.gte,
                    lte: filter.lte,
                    eq: filter.eq,
                };
                let Some((from, got, bounds)) = loosened(bounds, reason) else {
                    return vec![];
                };
                let step = self.step(margin(reason), spot("quantity"), &from, &got, move |rule| {
                    if let SignalKind::Quantity(filter) = &mut rule.signals[signal.index()].kind {
                        (filter.gte, filter.lte, filter.eq) = (bounds.gte, bounds.lte, bounds.eq);
                    }
                });
                vec![step]
            }
            (Reason::Excluded { kind }, SignalKind::Quantity(_)) => {
                let kind = kind.clone();
                let (says, vague) = if kind == "vague" {
                    (format!("set `vague: true` for `{}`", meant.name), true)
                } else {
                    (
                        format!("take `{kind}` out of `exclude` of `{}`", meant.name),
                        false,
                    )
                };
                let step = self.told(
                    WHOLE,
                    spot("quantity.exclude"),
                    says,
                    move |policy, rule| {
                        if let SignalKind::Quantity(filter) =
                            &mut policy.rules[rule].signals[signal.index()].kind
                        {
                            filter.vague |= vague;
                            filter.exclude.retain(|other| other.as_str() != kind);
                        }
                    },
                );
                vec![step]
            }
            (Reason::Boundary { .. }, SignalKind::Terms(used)) => {
                self.looser_edges(signal, used.boundary, &spot)
            }
            (Reason::FoldOff { fold }, _) => {
                let profile = if fold == "skeleton" {
                    Profile::Skeleton
                } else {
                    Profile::Default
                };
                let from = format!("fold: {}", profile_name(meant.fold));
                vec![self.told(
                    WHOLE,
                    spot("fold"),
                    format!("`{from}` → `{fold}` of `{}`", meant.name),
                    move |policy, rule| {
                        refold(policy, rule, signal, profile);
                    },
                )]
            }
            (Reason::Excepted { by }, _) => self.narrower_exception(leaf, signal, by),
            _ => vec![],
        }
    }

    fn looser_edges(
        &self,
        signal: SignalId,
        own: Boundary,
        spot: &dyn Fn(&str) -> Spot,
    ) -> Vec<Step> {
        let looser = [
            (Boundary::Prefix, "prefix", 0),
            (Boundary::Suffix, "suffix", 1),
            (Boundary::Infix, "infix", 500),
        ];
        let looser = looser.into_iter().filter(|(boundary, ..)| *boundary != own);
        let steps = looser.map(|(boundary, name, more)| {
            let from = format!("boundary: {}", boundary_name(own));
            self.step(WHOLE + more, spot("boundary"), &from, name, move |rule| {
                if let SignalKind::Terms(used) = &mut rule.signals[signal.index()].kind {
                    used.boundary = boundary;
                }
            })
        });
        steps.collect()
    }

    /// An exception that reaches less far, or is gone.
    fn narrower_exception(&self, leaf: &Leaf<'_>, signal: SignalId, by: &str) -> Vec<Step> {
        let meant = self.case.rule.signal(signal);
        let Some(except) = meant.excepts.iter().find(|except| except.id == by) else {
            return vec![];
        };
        let path = format!("signals.{}.except.{by}", meant.name);
        let spot = || self.spot(&path, except.place, format!(" of the exception `{by}`"));
        let mut steps = vec![];
        if let ExceptWhen::Near {
            tokens,
            signal: cause,
            ..
        } = except.when
            && let Some(gap) = self
                .gap_to(leaf, by, cause)
                .filter(|gap| *gap > 0 && *gap <= tokens)
        {
            let id = by.to_owned();
            let part = ((tokens - gap + 1) * 1000 / tokens.max(1)).min(1000) as u64;
            let from = format!("tokens: {tokens}");
            steps.push(
                self.step(part, spot(), &from, &(gap - 1).to_string(), move |rule| {
                    let own = rule.signals[signal.index()]
                        .excepts
                        .iter_mut()
                        .filter(|except| except.id == id);
                    for except in own {
                        if let ExceptWhen::Near { tokens, .. } = &mut except.when {
                            *tokens = gap - 1;
                        }
                    }
                }),
            );
        }
        let id = by.to_owned();
        steps.push(self.told(
            2 * WHOLE,
            spot(),
            format!("take the exception `{by}` out of `{}`", meant.name),
            move |policy, rule| {
                policy.rules[rule].signals[signal.index()]
                    .excepts
                    .retain(|except| except.id != id);
            },
        ));
        steps
    }

    /// The least distance between a match that the exception dropped and its cause.
    fn gap_to(&self, leaf: &Leaf<'_>, by: &str, cause: SignalId) -> Option<usize> {
        let excepted = |reason: &Reason| matches!(reason, Reason::Excepted { by: id } if id == by);
        let dropped = leaf
            .node
            .dropped
            .iter()
            .filter(|(_, reason)| excepted(reason));
        let causes = self.case.matches.get(cause.index())?;
        let gaps = dropped.flat_map(|(cited, _)| {
            let own = cited.found;
            causes.iter().filter_map(move |other| {
                let field = self
                    .case
                    .texts()
                    .fields
                    .get(own.field as usize)
                    .filter(|_| own.field == other.field)?;
                Some(if other.span.end <= own.span.start {
                    field.tokens().between(other.span.end, own.span.start)
                } else {
                    field.tokens().between(own.span.end, other.span.start)
                })
            })
        });
        gaps.min()
    }

    /// The innermost unit above a leaf, wider.
    fn wider_units(&self, leaf: &Leaf<'_>) -> Vec<Step> {
        let Some(node) = leaf.units.last().copied() else {
            return vec![];
        };
        let spot = || Spot {
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

    fn name(&self, signal: SignalId) -> &str {
        &self.case.rule.signal(signal).name
    }

    fn at_node(&self, node: NodeId) -> String {
        let places = self.program.places.get(self.number.index());
        places
            .and_then(|places| places.get(node.index()))
            .cloned()
            .unwrap_or_default()
    }

    fn spot(&self, path: &str, place: Place, of: String) -> Spot {
        Spot {
            path: path.to_owned(),
            at: self.sources.locate(place),
            of,
        }
    }

    /// `key: from` becomes `to`.
    fn step(
        &self,
        cost: u64,
        spot: Spot,
        from: &str,
        to: &str,
        change: impl Fn(&mut ir::Rule) + 'static,
    ) -> Step {
        let says = format!("`{from}` → `{to}`{}", spot.of);
        self.told(cost, spot, says, move |policy, rule| {
            if let Some(rule) = policy.rules.get_mut(rule) {
                change(rule);
            }
        })
    }

    fn told(
        &self,
        cost: u64,
        spot: Spot,
        says: String,
        change: impl Fn(&mut ir::Policy, usize) + 'static,
    ) -> Step {
        let rule = self.number.index();
        let change = move |policy: &mut ir::Policy| change(policy, rule);
        Step {
            cost,
            told: RepairStep {
                says,
                path: Some(spot.path),
                at: Some(spot.at).filter(|at| !at.is_empty()),
                edits: vec![],
            },
            act: Act::Rule(Rc::new(change)),
        }
    }

    fn policy_step(
        &self,
        cost: u64,
        spot: Spot,
        from: &str,
        to: &str,
        change: impl Fn(&mut ir::Policy) + 'static,
    ) -> Step {
        let says = format!("`{from}` → `{to}`{}", spot.of);
        self.told(cost, spot, says, move |policy, _| change(policy))
    }
}

/// The bounds that just admit what was found: the bound as written, the number, and all bounds then.
fn loosened(bounds: Bounds, reason: &Reason) -> Option<(String, String, Bounds)> {
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

/// Gives a signal another fold: its terms are folded again, into a list of their own.
fn refold(policy: &mut ir::Policy, rule: usize, signal: SignalId, profile: Profile) {
    let signal = &mut policy.rules[rule].signals[signal.index()];
    signal.fold = profile;
    let SignalKind::Terms(used) = &mut signal.kind else {
        return;
    };
    let mut set = policy.term_sets[used.set.index()].clone();
    set.fold = profile;
    for term in &mut set.terms {
        let again = |profile: Profile, phrases: &[ir::Phrase]| -> Vec<ir::Phrase> {
            let word = |word: &ir::PhraseWord| ir::PhraseWord {
                folded: fold::fold_pattern(profile, &word.folded),
                open: word.open,
            };
            let phrase = |phrase: &ir::Phrase| ir::Phrase {
                words: phrase
                    .words
                    .iter()
                    .map(word)
                    .filter(|word| !word.folded.is_empty())
                    .collect(),
            };
            phrases
                .iter()
                .map(phrase)
                .filter(|phrase| !phrase.words.is_empty())
                .collect()
        };
        if profile == Profile::Skeleton {
            term.plain = again(Profile::Default, &term.phrases);
        }
        term.phrases = again(profile, &term.phrases);
    }
    used.set = TermSetId::new(policy.term_sets.len());
    policy.term_sets.push(set);
}

fn profile_name(profile: Profile) -> &'static str {
    match profile {
        Profile::Exact => "exact",
        Profile::Default => "default",
        Profile::Skeleton => "skeleton",
    }
}

fn boundary_name(boundary: Boundary) -> &'static str {
    match boundary {
        Boundary::Word => "word",
        Boundary::Prefix => "prefix",
        Boundary::Suffix => "suffix",
        Boundary::Infix => "infix",
    }
}
