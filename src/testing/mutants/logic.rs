//! Mutants of what conditions ask beside numbers: how parts go together, which signals count, what is distinct, which facts.

use crate::document::Meta;
use crate::ids::NodeId;
use crate::ids::SignalId;
use crate::ir::Distinct;
use crate::ir::Expr;
use crate::ir::MetaTest;
use crate::ir::Near;
use crate::ir::Seq;
use crate::testing::mutants::conditions::binds_per;
use crate::testing::mutants::conditions::signals_below;
use crate::testing::mutants::maker::Maker;
use crate::testing::mutants::mutant::Hint;

/// The mutants of one condition.
pub(super) fn of_logic(maker: &mut Maker<'_>, id: NodeId) {
    match maker.rule.expr(id).clone() {
        Expr::All(parts)
            if parts.len() > 1 && !parts.iter().any(|part| binds_per(maker.rule, *part)) =>
        {
            together(maker, id, "all → any", &parts, Expr::Any(parts.clone()));
        }
        Expr::Any(parts) if parts.len() > 1 => {
            together(maker, id, "any → all", &parts, Expr::All(parts.clone()));
        }
        Expr::Count {
            of,
            distinct,
            bounds,
        } => {
            let other = match distinct {
                Some(_) => None,
                None => Some(Distinct::Text),
            };
            let what = format!("distinct {} → {}", shown(distinct), shown(other));
            let expr = |of, distinct| Expr::Count {
                of,
                distinct,
                bounds,
            };
            change(maker, id, what, Hint::Doubled, expr(of.clone(), other));
            fewer(maker, id, &of, &|of| expr(of, distinct));
        }
        Expr::Value { of, bounds } => fewer(maker, id, &of, &|of| Expr::Value { of, bounds }),
        Expr::Evaded(of) => fewer(maker, id, &of, &Expr::Evaded),
        Expr::Near(near) => preferred(maker, id, &near),
        Expr::Seq(seq) => steps(maker, id, &seq),
        Expr::Meta { key, test } => {
            for (what, test) in facts(&test) {
                let key = key.clone();
                change(maker, id, what, Hint::Same, Expr::Meta { key, test });
            }
        }
        _ => {}
    }
}

fn shown(distinct: Option<Distinct>) -> String {
    distinct.map_or("none".to_owned(), |one| format!("{one:?}").to_lowercase())
}

fn change(maker: &mut Maker<'_>, id: NodeId, what: impl Into<String>, hint: Hint, expr: Expr) {
    let node = maker.rule.node(id);
    maker.edit((node.place, &node.path), what, hint, |rule| {
        rule.nodes[id.index()].expr = expr;
    });
}

/// Parts that go together otherwise: a text with some of them tells.
fn together(maker: &mut Maker<'_>, id: NodeId, what: &str, parts: &[NodeId], expr: Expr) {
    let signals = parts
        .iter()
        .flat_map(|part| signals_below(maker.rule, *part));
    let hint = Hint::Without(signals.collect());
    change(maker, id, what, hint, expr);
}

/// One of several signals no longer counts.
fn fewer(maker: &mut Maker<'_>, id: NodeId, of: &[SignalId], make: &dyn Fn(Vec<SignalId>) -> Expr) {
    for (signal, at) in of.iter().zip(0..).filter(|_| of.len() > 1) {
        let mut rest = of.to_vec();
        rest.remove(at);
        let what = format!(
            "signal `{}` no longer counted",
            maker.rule.signal(*signal).name
        );
        change(maker, id, what, Hint::Without(rest.clone()), make(rest));
    }
}

/// The other side goes before.
fn preferred(maker: &mut Maker<'_>, id: NodeId, near: &Near) {
    use crate::ir::Side;
    for (with, at) in near.with.iter().zip(0..) {
        let (from, to) = match with.prefer {
            Some(Side::Before) => ("before", Side::After),
            Some(Side::After) => ("after", Side::Before),
            Some(Side::Either) | None => continue,
        };
        let mut near = near.clone();
        near.with[at].prefer = Some(to);
        let what = format!(
            "prefer {from} → {}",
            if from == "before" { "after" } else { "before" }
        );
        let hint = Hint::Beside(with.signal, vec![near.anchor]);
        change(maker, id, what, hint, Expr::Near(near));
    }
}

/// A chain with a step less, and with two steps in each other's places.
fn steps(maker: &mut Maker<'_>, id: NodeId, seq: &Seq) {
    for (pair, at) in seq.of.windows(2).zip(0..) {
        let [first, second] = pair else { continue };
        if first.signal != second.signal {
            let mut other = seq.clone();
            other.of[at].signal = second.signal;
            other.of[at + 1].signal = first.signal;
            let hint = Hint::Swapped(first.signal, second.signal);
            let what = format!("steps {at} and {} swapped", at + 1);
            change(maker, id, what, hint, Expr::Seq(other));
        }
    }
    for (step, at) in seq.of.iter().zip(0..).filter(|_| seq.of.len() > 2) {
        let mut other = seq.clone();
        other.of.remove(at);
        let hint = Hint::Without(vec![step.signal]);
        change(
            maker,
            id,
            format!("step {at} dropped"),
            hint,
            Expr::Seq(other),
        );
    }
}

/// What else could be asked of a fact.
fn facts(test: &MetaTest) -> Vec<(String, MetaTest)> {
    let bound = |name: &str, from: Option<i128>, make: &dyn Fn(i128) -> MetaTest| {
        let others = from.into_iter().flat_map(|bound| [bound - 1, bound + 1]);
        let named = others.map(|to| (format!("fact {name} → {to}"), make(to)));
        named.collect::<Vec<_>>()
    };
    match test {
        MetaTest::Eq(_) => vec![("fact eq → exists".to_owned(), MetaTest::Exists(true))],
        MetaTest::In(values) => {
            let each = (0..values.len()).filter(|_| values.len() > 1);
            let dropped = each.map(|at| {
                let mut rest: Vec<Meta> = values.clone();
                rest.remove(at);
                (format!("fact value {at} dropped"), MetaTest::In(rest))
            });
            dropped.collect()
        }
        MetaTest::Within { gte, lte } => {
            let mut all = bound("gte", *gte, &|to| MetaTest::Within {
                gte: Some(to),
                lte: *lte,
            });
            all.extend(bound("lte", *lte, &|to| MetaTest::Within {
                gte: *gte,
                lte: Some(to),
            }));
            all
        }
        MetaTest::Exists(there) => {
            let what = format!("fact exists {there} → {}", !there);
            vec![(what, MetaTest::Exists(!there))]
        }
    }
}
