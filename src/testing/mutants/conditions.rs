//! Mutants of conditions, `unless` and scores.

use std::collections::BTreeSet;

use crate::ids::NodeId;
use crate::ids::RuleId;
use crate::ids::SignalId;
use crate::ir::Bounds;
use crate::ir::Expr;
use crate::ir::Near;
use crate::ir::Per;
use crate::ir::Rule;
use crate::ir::Seq;
use crate::ir::Unit;
use crate::testing::mutants::logic::of_logic;
use crate::testing::mutants::maker::Maker;
use crate::testing::mutants::maker::bounds;
use crate::testing::mutants::maker::distances;
use crate::testing::mutants::mutant::Hint;
use crate::testing::mutants::mutant::Mutant;
use crate::testing::mutants::signals::other_sides;
use crate::testing::mutants::signals::side_name;

/// All mutants of a rule's conditions. `threshold` is its label's. What a filter says is changed once, in the first of
/// `rules` that has it.
pub(super) fn of_conditions(maker: &mut Maker<'_>, threshold: i64, rules: &[RuleId]) {
    of_node(maker, maker.rule.when);
    let shares = maker.shares;
    for (entry, at) in maker.rule.unless.iter().zip(0..) {
        match shares.entry(entry.place) {
            Some(shared) => {
                if shared.iter().find(|(rule, _)| rules.contains(rule)) == Some(&(maker.id, at)) {
                    of_shared(maker, shared);
                }
            }
            None => of_entry(maker, at),
        }
    }
    for add in &maker.rule.score.add {
        of_node(maker, add.when);
    }
    scores(maker, threshold);
}

/// The mutants of a condition and all below it.
fn of_node(maker: &mut Maker<'_>, id: NodeId) {
    node(maker, id);
    of_logic(maker, id);
    for child in maker.rule.expr(id).children() {
        of_node(maker, child);
    }
}

/// The mutants of an entry of `unless`.
fn of_entry(maker: &mut Maker<'_>, at: usize) {
    let entry = &maker.rule.unless[at];
    of_node(maker, entry.when);
    let path = format!("unless.{}", entry.id);
    let found = signals_below(maker.rule, entry.when);
    let elsewhere = || {
        found
            .first()
            .map_or(Hint::Broken, |new| Hint::Elsewhere(*new))
    };
    maker.edit((entry.place, &path), "entry dropped", elsewhere(), |rule| {
        rule.unless.remove(at);
    });
    let other = match entry.at {
        Some(Unit::Document) => None,
        _ => Some(Unit::Document),
    };
    let what = format!("at {} → {}", unit_name(entry.at), unit_name(other));
    maker.edit((entry.place, &path), what, elsewhere(), |rule| {
        rule.unless[at].at = other;
    });
}

/// The mutants of an entry that rules have from one filter: each is one change in all of them.
fn of_shared(maker: &mut Maker<'_>, shared: &[(RuleId, usize)]) {
    let mut all: Vec<Mutant> = vec![];
    for (id, at) in shared {
        let mutants = maker.of_other(*id, |maker| of_entry(maker, *at));
        if all.is_empty() {
            all = mutants;
        } else {
            all.iter_mut()
                .zip(mutants)
                .for_each(|(one, other)| one.join(other));
        }
    }
    maker.mutants.extend(all);
}

fn unit_name(unit: Option<Unit>) -> &'static str {
    unit.map_or("the finding's unit", Unit::as_str)
}

fn scores(maker: &mut Maker<'_>, threshold: i64) {
    let rule = maker.rule;
    let base = rule.score.base;
    let other = if base >= threshold {
        threshold - 1
    } else {
        threshold
    };
    let what = format!("base {base} → {other}");
    maker.edit((rule.place, "score.base"), what, Hint::Same, |rule| {
        rule.score.base = other;
    });
    for (add, at) in rule.score.add.iter().zip(0..) {
        let node = rule.node(add.when);
        let what = format!("{:+} points dropped", add.points);
        let found = signals_below(rule, add.when);
        let hint = found
            .first()
            .map_or(Hint::Same, |new| Hint::Beside(*new, own_signals(rule)));
        maker.edit(
            (node.place, &format!("score.add[{at}]")),
            what,
            hint,
            |rule| {
                rule.score.add.remove(at);
            },
        );
    }
}

fn node(maker: &mut Maker<'_>, id: NodeId) {
    let rule = maker.rule;
    let node = rule.node(id);
    let at = (node.place, node.path.as_str());
    match &node.expr {
        Expr::All(parts) => drop_parts(maker, id, parts, Expr::All),
        Expr::Any(parts) => drop_parts(maker, id, parts, Expr::Any),
        Expr::None(parts) => drop_parts(maker, id, parts, Expr::None),
        Expr::AtLeast { n, of } => {
            let others = [n.checked_sub(1).filter(|n| *n > 0), Some(n + 1)];
            for to in others.into_iter().flatten().filter(|to| *to <= of.len()) {
                let of = of.clone();
                let hint = Hint::Without(
                    of.iter()
                        .flat_map(|part| signals_below(rule, *part))
                        .collect(),
                );
                replace(
                    maker,
                    id,
                    format!("n {n} → {to}"),
                    hint,
                    Expr::AtLeast { n: to, of },
                );
            }
        }
        Expr::Count { of, bounds, .. } => bound(maker, id, of, *bounds, false),
        Expr::Value { of, bounds } => bound(maker, id, of, *bounds, true),
        Expr::Near(inner) => near(maker, id, inner),
        Expr::Seq(inner) => seq(maker, id, inner),
        Expr::In { unit, node } => {
            for to in other_units(*unit).iter().copied() {
                let what = format!("{} → {}", unit.as_str(), to.as_str());
                replace(
                    maker,
                    id,
                    what,
                    Hint::Broken,
                    Expr::In {
                        unit: to,
                        node: *node,
                    },
                );
            }
        }
        Expr::Window { tokens, starts, .. } => {
            let first = starts.first().copied();
            for (to, _) in distances(*tokens).into_iter().filter(|(to, _)| *to > 0) {
                let pairs = first.map_or(vec![], |first| {
                    starts.iter().map(|other| (first, *other)).collect()
                });
                let hint = Hint::Apart {
                    pairs,
                    tokens: (tokens.saturating_sub(3)..=*tokens).collect(),
                };
                let what = format!("tokens {tokens} → {to}");
                maker.edit(at, what, hint, |rule| {
                    if let Expr::Window { tokens, .. } = &mut rule.nodes[id.index()].expr {
                        *tokens = to;
                    }
                });
            }
        }
        Expr::Signal(_) | Expr::Not(_) | Expr::Evaded(_) | Expr::Rule(_) | Expr::Meta { .. } => {}
    }
}

fn replace(maker: &mut Maker<'_>, id: NodeId, what: String, hint: Hint, expr: Expr) {
    let node = maker.rule.node(id);
    maker.edit((node.place, &node.path), what, hint, |rule| {
        rule.nodes[id.index()].expr = expr;
    });
}

/// One part less, as long as one is left and `captures.per` keeps what it names.
fn drop_parts(maker: &mut Maker<'_>, id: NodeId, parts: &[NodeId], make: fn(Vec<NodeId>) -> Expr) {
    let rule = maker.rule;
    for (part, at) in parts.iter().zip(0..) {
        if parts.len() < 2 || binds_per(rule, *part) {
            continue;
        }
        let mut rest = parts.to_vec();
        rest.remove(at);
        let node = rule.node(*part);
        // A text without an `all` part, with only an `any` part.
        let of = if matches!(rule.expr(id), Expr::All(_)) {
            vec![*part]
        } else {
            rest.clone()
        };
        let of = of.iter().flat_map(|part| signals_below(rule, *part));
        let hint = Hint::Without(of.collect());
        maker.edit((node.place, &node.path), "part dropped", hint, |rule| {
            rule.nodes[id.index()].expr = make(rest);
        });
    }
}

fn bound(maker: &mut Maker<'_>, id: NodeId, of: &[SignalId], old: Bounds, is_value: bool) {
    let mut edit = |what: String, shows: u64, new: Bounds| {
        let node = maker.rule.node(id);
        let hint = if is_value {
            Hint::Numbers(of.to_vec(), vec![shows])
        } else {
            // Fewer matches, one by one.
            Hint::Without(of.to_vec())
        };
        maker.edit(
            (node.place, &node.path),
            what,
            hint,
            |rule| match &mut rule.nodes[id.index()].expr {
                Expr::Count { bounds, .. } | Expr::Value { bounds, .. } => *bounds = new,
                _ => {}
            },
        );
    };
    for (to, shows) in old.gte.map_or(vec![], |gte| bounds(gte, true)) {
        let what = format!("gte {} → {to}", old.gte.unwrap_or(0));
        edit(
            what,
            shows,
            Bounds {
                gte: Some(to),
                ..old
            },
        );
    }
    for (to, shows) in old.lte.map_or(vec![], |lte| bounds(lte, false)) {
        let what = format!("lte {} → {to}", old.lte.unwrap_or(0));
        edit(
            what,
            shows,
            Bounds {
                lte: Some(to),
                ..old
            },
        );
    }
    for (to, shows) in old.eq.map_or(vec![], |eq| bounds(eq, false)) {
        let what = format!("eq {} → {to}", old.eq.unwrap_or(0));
        edit(
            what,
            shows,
            Bounds {
                eq: Some(to),
                ..old
            },
        );
    }
}

fn near(maker: &mut Maker<'_>, id: NodeId, near: &Near) {
    let (rule, node) = (maker.rule, maker.rule.node(id));
    let required = near.with.iter().filter(|with| !with.optional).count();
    for (with, at) in near.with.iter().zip(0..) {
        let path = format!("{}.with.{}", node.path, rule.signal(with.signal).name);
        let mut edit = |what: String, hint: Hint, edit: &dyn Fn(&mut crate::ir::With)| {
            maker.edit((node.place, &path), what, hint, |rule| {
                if let Expr::Near(near) = &mut rule.nodes[id.index()].expr {
                    edit(&mut near.with[at]);
                }
            });
        };
        for (to, shows) in distances(with.tokens) {
            let hint = Hint::Apart {
                pairs: vec![(near.anchor, with.signal)],
                tokens: vec![shows],
            };
            let what = format!("tokens {} → {to}", with.tokens);
            edit(what, hint, &|with| with.tokens = to);
        }
        for to in other_sides(with.side) {
            let what = format!("side {} → {}", side_name(with.side), side_name(to));
            let hint = Hint::Swapped(near.anchor, with.signal);
            edit(what, hint, &|with| {
                with.side = to;
                with.prefer = None;
            });
        }
        if let Some(prefer) = with.prefer {
            let what = format!("prefer {} → none", side_name(prefer));
            let hint = Hint::Beside(with.signal, vec![near.anchor]);
            edit(what, hint, &|with| with.prefer = None);
        }
        // A near without required company is no near.
        if with.optional || required > 1 {
            let what = format!("optional {} → {}", with.optional, !with.optional);
            let hint = Hint::Without(vec![with.signal]);
            edit(what, hint, &|with| with.optional = !with.optional);
        }
    }
}

fn seq(maker: &mut Maker<'_>, id: NodeId, seq: &Seq) {
    let node = maker.rule.node(id);
    for (pair, at) in seq.of.windows(2).zip(1..) {
        let [first, second] = pair else { continue };
        for (to, shows) in distances(second.gap) {
            let hint = Hint::Apart {
                pairs: vec![(first.signal, second.signal)],
                tokens: vec![shows],
            };
            let what = format!("gap {} → {to}", second.gap);
            maker.edit(
                (node.place, &format!("{}.of[{at}]", node.path)),
                what,
                hint,
                |rule| {
                    if let Expr::Seq(seq) = &mut rule.nodes[id.index()].expr {
                        seq.of[at].gap = to;
                    }
                },
            );
        }
    }
}

fn other_units(unit: Unit) -> &'static [Unit] {
    match unit {
        Unit::Document => &[Unit::Sentence],
        Unit::Paragraph => &[Unit::Sentence, Unit::Document],
        Unit::Sentence => &[Unit::Paragraph, Unit::Document],
        Unit::Quoted => &[Unit::Sentence],
        Unit::Window => &[],
    }
}

/// Whether what `captures.per` names stands here or below.
pub(super) fn binds_per(rule: &Rule, node: NodeId) -> bool {
    match rule.per {
        Some(Per::Node(per) | Per::Signal(_, per)) => leads_to(rule, node, per),
        None => false,
    }
}

fn leads_to(rule: &Rule, from: NodeId, to: NodeId) -> bool {
    from == to
        || rule
            .expr(from)
            .children()
            .into_iter()
            .any(|child| leads_to(rule, child, to))
}

/// The signals that a condition and all below it ask for.
pub(super) fn signals_below(rule: &Rule, node: NodeId) -> Vec<SignalId> {
    let expr = rule.expr(node);
    let mut all: BTreeSet<SignalId> = expr.signals().into_iter().collect();
    for child in expr.children() {
        all.extend(signals_below(rule, child));
    }
    all.into_iter().collect()
}

fn own_signals(rule: &Rule) -> Vec<SignalId> {
    signals_below(rule, rule.when)
}
