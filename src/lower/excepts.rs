//! Exceptions among the signals of a rule: their order, and those that drop everything.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ids::SignalId;
use crate::ir::Except;
use crate::ir::ExceptWhen;
use crate::ir::Signal;
use crate::ir::SignalKind;
use crate::ir::TermSet;
use crate::ir::TermsUse;
use crate::lower::faults::Faults;
use crate::lower::faults::circle as in_circle;
use crate::lower::implied::Phrases;
use crate::lower::order::ordered;

/// An order in which exceptions refer backwards. Reports circles.
pub fn order(signals: &[Signal], faults: &mut Faults) -> Vec<SignalId> {
    let targets = |signal: &Signal| {
        let targets = signal
            .excepts
            .iter()
            .filter_map(|except| other_target(signal, except, signals));
        targets.collect()
    };
    let references: Vec<Vec<usize>> = signals.iter().map(targets).collect();
    let result = ordered(&references);
    // Circles of shared signals are told where these stand.
    let is_shared = |index: &usize| {
        let signal: Option<&Signal> = signals.get(*index);
        signal.is_some_and(|signal| signal.home.is_some())
    };
    for circle in result
        .circles
        .iter()
        .filter(|circle| !circle.iter().any(is_shared))
    {
        report(circle, signals, faults);
    }
    result.order.into_iter().map(SignalId::new).collect()
}

fn report(circle: &[usize], signals: &[Signal], faults: &mut Faults) {
    let round: Vec<&Signal> = circle
        .iter()
        .chain(circle.first())
        .filter_map(|index| signals.get(*index))
        .collect();
    let [first, second, ..] = round.as_slice() else {
        return;
    };
    let names: Vec<_> = round
        .iter()
        .map(|signal| quoted(written(&signal.name)))
        .collect();
    let to_second = |except: &&Except| {
        let target = other_target(first, except, signals).and_then(|index| signals.get(index));
        target.is_some_and(|target| target.name == second.name)
    };
    if let Some(except) = first.excepts.iter().find(to_second) {
        faults.push(in_circle(
            except.place,
            "exceptions refer to each other",
            &names,
        ));
    }
}

/// The signal that an exception refers to; an `inside` of the signal itself is its own fault.
fn other_target(signal: &Signal, except: &Except, signals: &[Signal]) -> Option<usize> {
    match except.when {
        ExceptWhen::Near { signal, .. } => Some(signal.index()),
        ExceptWhen::Inside(other) => {
            let itself = signals
                .get(other.index())
                .is_some_and(|other| other.name == signal.name);
            (!itself).then_some(other.index())
        }
    }
}

/// Reports exceptions that drop every match, when the terms of all signals are known.
pub fn check_broad(signals: &[Signal], sets: &[TermSet], faults: &mut Faults) {
    // Terms that could not be read are missing from their sets.
    let whole = !faults.hold(&[
        Code::BadTerm,
        Code::YamlCoercion,
        Code::UnknownList,
        Code::FoldLost,
    ]);
    let phrases = Phrases::new(sets);
    for signal in signals {
        find_broad(
            signal,
            signals,
            &|own, its| whole && phrases.drop(own, its),
            faults,
        );
    }
}

/// An exception inside the signal's own matches, or inside a signal of the same terms, drops every match.
fn find_broad(
    signal: &Signal,
    signals: &[Signal],
    drops: &dyn Fn(&TermsUse, &TermsUse) -> bool,
    faults: &mut Faults,
) {
    for except in &signal.excepts {
        let ExceptWhen::Inside(other) = except.when else {
            continue;
        };
        let Some(other) = signals.get(other.index()) else {
            continue;
        };
        let same_terms = match (&signal.kind, &other.kind) {
            (SignalKind::Terms(own), SignalKind::Terms(its)) => drops(own, its),
            _ => false,
        };
        let same_place = other.field.is_none() || other.field == signal.field;
        if other.name == signal.name || (same_terms && same_place && other.excepts.is_empty()) {
            let message = format!(
                "exception {} drops every match of {}",
                quoted(&except.id),
                quoted(written(&signal.name))
            );
            let fault = Diagnostic::new(Code::ExceptionBroader, except.place, message);
            faults
                .push(fault.help("name what is wider than the term, such as the phrase around it"));
        }
    }
}

/// A signal's name as its author wrote it: without the filter that brought it.
fn written(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}
