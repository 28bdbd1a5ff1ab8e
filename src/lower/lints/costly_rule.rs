//! A rule that common words wake in nearly every text.

use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ids::SignalId;
use crate::ir::Rates;
use crate::ir::Rule;
use crate::ir::SignalKind;
use crate::ir::Term;
use crate::language::Rate;
use crate::lower::faults::Faults;

/// Common words that wake a rule so often, in 1,000 words, stand in most posts.
const OFTEN: Rate = Rate::of(20);
/// Words that are named.
const SHOWN: usize = 3;

/// Checks what a rule waits for at best. `alone`: the signals that can satisfy it alone, whose words are reported one by one.
pub fn check(rule: &Rule, rates: &Rates<'_>, alone: &[SignalId], faults: &mut Faults) {
    let weigh = |signal| rates.wakes(rule.signal(signal)).map(|rate| rate.0);
    let Some(waits) = rule.waits_for(&weigh) else {
        return;
    };
    if waits.iter().all(|signal| alone.contains(signal)) {
        return;
    }
    let mut words = common_words(rule, rates, &waits);
    let rate: Rate = words.iter().map(|(rate, _)| *rate).sum();
    let Some(node) = rule.nodes.get(rule.when.index()) else {
        return;
    };
    if rate < OFTEN {
        return;
    }
    words.sort_by_key(|(rate, _)| std::cmp::Reverse(*rate));
    let named = words.iter().take(SHOWN);
    let named: Vec<String> = named.map(|(_, term)| quoted(term.text())).collect();
    let message = format!(
        "common words wake the rule, about {rate} times in 1,000 words of plain text: {}",
        named.join(", ")
    );
    let mut fault = Diagnostic::new(Code::CostlyRule, node.place, message);
    if let Some((_, term)) = words.first() {
        fault = fault.related("the commonest", term.place());
    }
    faults.push(fault.help(
        "require something rarer beside them in `all` or `near`, or take the commonest out; `bayan check --costs` shows all",
    ));
}

/// The terms that a rule waits for and that common words satisfy.
fn common_words<'s>(rule: &Rule, rates: &Rates<'s>, waits: &[SignalId]) -> Vec<(Rate, Term<'s>)> {
    let signals = waits.iter().map(|signal| rule.signal(*signal));
    let used = signals.filter_map(|signal| match &signal.kind {
        SignalKind::Terms(used) => Some(used),
        _ => None,
    });
    let mut words: Vec<_> = used.flat_map(|used| rates.common_terms(used)).collect();
    // A list may hold another, and stand under several folds.
    let mut known = BTreeSet::new();
    words.retain(|(_, term)| known.insert((term.place(), term.text())));
    words
}
