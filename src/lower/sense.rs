//! Conditions that can never hold, or that always do.

use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::fold::Profile;
use crate::fold::fold_pattern;
use crate::ids::NodeId;
use crate::ids::SignalId;
use crate::ir::Bounds;
use crate::ir::Distinct;
use crate::ir::Expr;
use crate::ir::MetaTest;
use crate::ir::Node;
use crate::ir::Signal;
use crate::ir::SignalKind;
use crate::ir::TermSet;
use crate::lower::faults::Faults;
use crate::lower::logic::check_logic;
use crate::lower::signals::BOUNDS_HELP;
use crate::lower::signals::Signals;
use crate::lower::signals::is_contradiction;
use crate::lower::signals::told;
use crate::lower::truth::Truth;
use crate::lower::truth::World;
use crate::lower::truth::on_nothing;
use crate::lower::truth::requires;
use crate::lower::uses::children;

/// Checks each condition of a rule by itself; true if none is at fault.
pub fn check_nodes(
    nodes: &[Node],
    signals: &Signals,
    sets: &[TermSet],
    faults: &mut Faults,
) -> bool {
    let before = faults.entries().len();
    for node in nodes {
        let fault = match &node.expr {
            Expr::Count {
                of,
                distinct,
                bounds,
            } => count_fault(*bounds)
                .or_else(|| distinct_fault(of, (*distinct)?, *bounds, signals, sets)),
            Expr::Value { of, bounds } => value_fault(of, *bounds, signals),
            Expr::Evaded(of) => evaded_fault(of, signals),
            Expr::Meta {
                test:
                    MetaTest::Within {
                        gte: Some(least),
                        lte: Some(most),
                    },
                ..
            } if least > most => {
                let message = format!("no number is {least} or more and {most} or less");
                Some((Code::NeverMatches, message, BOUNDS_HELP))
            }
            _ => None,
        };
        if let Some((code, message, help)) = fault {
            faults.push(Diagnostic::new(code, node.place, message).help(help));
        }
    }
    check_logic(nodes, faults);
    faults.entries().len() == before
}

/// A code, what is wrong, and what helps.
type Finding = Option<(Code, String, &'static str)>;

const NO_VALUE: &str = "none of these signals is a quantity, so no match has a value";

fn count_fault(bounds: Bounds) -> Finding {
    if is_contradiction(bounds) {
        let message = format!("no number is {}", told(bounds));
        return Some((Code::NeverMatches, message, BOUNDS_HELP));
    }
    let open = bounds.gte == Some(0) && bounds.lte.is_none() && bounds.eq.is_none();
    let message = "a count of 0 or more holds on every text".to_owned();
    open.then_some((Code::AlwaysMatches, message, "ask for 1 or more"))
}

fn distinct_fault(
    of: &[SignalId],
    distinct: Distinct,
    bounds: Bounds,
    signals: &Signals,
    sets: &[TermSet],
) -> Finding {
    let used = whole(of, signals)?;
    let needed = bounds.gte.or(bounds.eq).unwrap_or(0);
    match distinct {
        Distinct::Value if used.iter().all(|signal| !is_quantity(signal)) && needed > 0 => Some((
            Code::NeverMatches,
            NO_VALUE.to_owned(),
            "count the matches without `distinct: value`, or name a `quantity` signal",
        )),
        Distinct::Term | Distinct::Is => {
            let there = used
                .iter()
                .map(|signal| distinct_terms(signal, distinct, sets))
                .sum::<Option<u64>>()?;
            let message =
                format!("{needed} different ones are asked for, and the lists hold {there}");
            let help = "ask for fewer, or let the same one count several times: no `distinct`";
            (there < needed).then_some((Code::NeverMatches, message, help))
        }
        _ => None,
    }
}

fn distinct_terms(signal: &Signal, distinct: Distinct, sets: &[TermSet]) -> Option<u64> {
    let SignalKind::Terms(terms) = &signal.kind else {
        return None;
    };
    let terms = sets.get(terms.set.index())?.terms.iter();
    let texts: BTreeSet<&str> = terms
        .map(|term| match distinct {
            Distinct::Is => term.value(),
            _ => term.text(),
        })
        .collect();
    u64::try_from(texts.len()).ok()
}

fn value_fault(of: &[SignalId], bounds: Bounds, signals: &Signals) -> Finding {
    if is_contradiction(bounds) {
        let message = format!("no value is {}", told(bounds));
        return Some((Code::NeverMatches, message, BOUNDS_HELP));
    }
    let used = whole(of, signals)?;
    let mut filters = used.iter().filter_map(|signal| match &signal.kind {
        SignalKind::Quantity(filter) => Some(filter),
        _ => None,
    });
    if filters.clone().next().is_none() {
        let help = "name a signal of `quantity`";
        return Some((Code::NeverMatches, NO_VALUE.to_owned(), help));
    }
    let apart = filters.all(|filter| {
        let gte = bounds.gte.max(filter.gte);
        let lte = [bounds.lte, filter.lte].into_iter().flatten().min();
        let both = Bounds {
            gte,
            lte,
            eq: bounds.eq.or(filter.eq),
        };
        is_contradiction(both) || matches!((bounds.eq, filter.eq), (Some(a), Some(b)) if a != b)
    });
    let message = format!(
        "no match has a value of {}: the signals' own bounds leave none",
        told(bounds)
    );
    let help = "the bounds of the signal are under its `quantity`: change those or these";
    apart.then_some((Code::NeverMatches, message, help))
}

fn evaded_fault(of: &[SignalId], signals: &Signals) -> Finding {
    let used = whole(of, signals)?;
    let blind = |signal: &&Signal| {
        signal.fold != Profile::Skeleton
            || !matches!(signal.kind, SignalKind::Terms(_) | SignalKind::Regex(_))
    };
    let message = "none of these signals sees through disguises".to_owned();
    let help = "write `fold: skeleton` beside the signal's terms or regex";
    used.iter()
        .all(blind)
        .then_some((Code::NeverMatches, message, help))
}

/// The signals, if all of them could be read.
fn whole<'s>(of: &[SignalId], signals: &'s Signals) -> Option<Vec<&'s Signal>> {
    let unbroken = |id: &SignalId| match signals.broken.get(id.index()) {
        Some(false) => signals.all.get(id.index()),
        _ => None,
    };
    of.iter().map(unbroken).collect()
}

fn is_quantity(signal: &Signal) -> bool {
    matches!(signal.kind, SignalKind::Quantity(_))
}

/// Checks the root of `when`: it must ask for something to be there.
pub fn check_when(
    nodes: &[Node],
    root: NodeId,
    signals: &[Signal],
    sets: &[TermSet],
    faults: &mut Faults,
) {
    let Some(node) = nodes.get(root.index()) else {
        return;
    };
    match on_nothing(nodes, root) {
        Truth::Yes => {
            let message = "the condition holds where nothing is found";
            let mut fault = Diagnostic::new(Code::AlwaysMatches, node.place, message);
            fault.witness = innocent(signals, sets).map(str::to_owned);
            faults.push(fault.help("ask for some signal too: `all: [signal, ...]`"));
        }
        Truth::Maybe => {
            let message =
                "the condition can hold without any match, so it is weighed on every text";
            let fault = Diagnostic::new(Code::OpenRule, node.place, message);
            faults.push(
                fault.help("ask for some signal too, unless facts alone are meant to decide"),
            );
        }
        Truth::No => {}
    }
}

/// Texts that say nothing.
const INNOCENT: [&str; 3] = ["good morning", "see you soon", "صباح الخير"];

/// A text in which no signal of a rule matches.
fn innocent(signals: &[Signal], sets: &[TermSet]) -> Option<&'static str> {
    let may_match = |text: &str, signal: &Signal| match &signal.kind {
        SignalKind::Terms(used) => {
            let folded = fold_pattern(signal.fold, text);
            let mut terms = sets
                .get(used.set.index())
                .into_iter()
                .flat_map(|set| set.terms.iter());
            terms.any(|term| {
                let mut words = term.phrases().iter().flat_map(|phrase| phrase.words());
                words.any(|word| folded.contains(word.folded))
            })
        }
        SignalKind::Regex(_) => true,
        SignalKind::Quantity(_) | SignalKind::Quote { .. } => false,
    };
    let none_matches = |text: &&str| !signals.iter().any(|signal| may_match(text, signal));
    INNOCENT.into_iter().find(none_matches)
}

/// Whether `unless` holds whenever `when` does. Conditions on inner units are left open.
pub fn is_implied(nodes: &[Node], when: NodeId, unless: NodeId, signals: &[Signal]) -> bool {
    let required = |signal: SignalId| {
        if requires(nodes, when, signal) {
            Truth::Yes
        } else {
            Truth::Maybe
        }
    };
    let required: Vec<Truth> = (0..signals.len())
        .map(|index| required(SignalId::new(index)))
        .collect();
    let signal = |signal: SignalId| {
        required
            .get(signal.index())
            .copied()
            .unwrap_or(Truth::Maybe)
    };
    let world = World {
        signal,
        rule: Truth::Maybe,
        meta: Truth::Maybe,
    };
    !has_units(nodes, unless) && world.asks(nodes, unless) == Truth::Yes
}

fn has_units(nodes: &[Node], root: NodeId) -> bool {
    let Some(node) = nodes.get(root.index()) else {
        return true;
    };
    matches!(node.expr, Expr::In { .. } | Expr::Window { .. })
        || children(&node.expr)
            .iter()
            .any(|child| has_units(nodes, *child))
}
