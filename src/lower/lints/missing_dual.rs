//! Arabic nouns beside a count, none of which has the dual form that is a count of its own.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ids::SignalId;
use crate::ir::Expr;
use crate::ir::Rule;
use crate::ir::Side;
use crate::ir::Signal;
use crate::ir::SignalKind;
use crate::ir::Term;
use crate::ir::TermSet;
use crate::lower::faults::Faults;
use crate::lower::uses::signals_of;

/// Checks what is counted: the terms that a `near` or `seq` asks for behind a quantity which may be two.
pub fn check(rule: &Rule, sets: &[TermSet], faults: &mut Faults) {
    for node in &rule.nodes {
        let terms = |signals: Vec<SignalId>| -> Vec<(&Signal, &TermSet)> {
            let terms = signals.into_iter().filter_map(|signal| {
                let signal = rule.signals.get(signal.index())?;
                match &signal.kind {
                    SignalKind::Terms(used) => Some((signal, sets.get(used.set.index())?)),
                    _ => None,
                }
            });
            terms.collect()
        };
        // Where one list has duals, it holds the nouns: the others stand around them.
        let all = terms(signals_of(&node.expr));
        if !all.iter().any(|(_, set)| set.terms.iter().any(Term::dual)) {
            check_counted(&terms(counted(rule, &node.expr)), faults);
        }
    }
}

/// Checks what one condition counts. Where one list has duals, it holds the nouns: the others stand behind them.
fn check_counted(terms: &[(&Signal, &TermSet)], faults: &mut Faults) {
    if terms
        .iter()
        .any(|(_, set)| set.terms.iter().any(Term::dual))
    {
        return;
    }
    for (signal, set) in terms {
        let shown = set.terms.iter().find_map(|term| {
            let arabic = term.language().is_some_and(|own| own.primary() == "ar");
            Some((term, dual(term.text()).filter(|_| arabic)?))
        });
        let Some((term, [nominative, oblique])) = shown else {
            continue;
        };
        let message = format!(
            "no noun of {} has a dual, which says by itself that there are two",
            quoted(&signal.name)
        );
        let fault = Diagnostic::new(Code::MissingDual, term.place(), message);
        let forms = format!("`dual: {{ar: [{nominative}, {oblique}]}}`");
        let help = format!("write the forms beside the noun: {forms}");
        faults.push(fault.witness(oblique).help(help));
    }
}

/// The signals whose matches stand behind a quantity that may be two.
fn counted(rule: &Rule, expr: &Expr) -> Vec<SignalId> {
    match expr {
        Expr::Near(near) if may_be_two(rule, near.anchor) => {
            let after = near.with.iter().filter(|with| with.side == Side::After);
            after.map(|with| with.signal).collect()
        }
        Expr::Near(near) => {
            let before = near.with.iter().filter(|with| with.side == Side::Before);
            let count = before
                .map(|with| with.signal)
                .find(|one| may_be_two(rule, *one));
            count.map(|_| near.anchor).into_iter().collect()
        }
        Expr::Seq(seq) => {
            let pairs = seq.of.iter().zip(seq.of.iter().skip(1));
            let counted = pairs.filter(|(count, _)| may_be_two(rule, count.signal));
            counted.map(|(_, noun)| noun.signal).collect()
        }
        _ => vec![],
    }
}

/// Whether a signal is a quantity that may be two.
fn may_be_two(rule: &Rule, signal: SignalId) -> bool {
    match rule.signals.get(signal.index()).map(|signal| &signal.kind) {
        Some(SignalKind::Quantity(filter)) => {
            filter.gte.is_none_or(|least| least <= 2)
                && filter.lte.is_none_or(|most| most >= 2)
                && filter.eq.is_none_or(|only| only == 2)
        }
        _ => false,
    }
}

/// The dual forms of a noun of one word, as far as letters tell.
fn dual(noun: &str) -> Option<[String; 2]> {
    let plain = noun.chars().all(char::is_alphabetic) && noun.chars().count() > 2;
    let stem = match noun.strip_suffix('ة') {
        Some(stem) => format!("{stem}ت"),
        None => noun.to_owned(),
    };
    plain.then(|| [format!("{stem}ان"), format!("{stem}ين")])
}
