//! What a rule looks at when it is weighed, in steps: a match that is looked at, a word that a regex reads, a token of a
//! window. All in 1,000 words of plain text.

use crate::ids::{NodeId, SignalId};
use crate::ir::{Expr, Rates, Rule, SignalKind};
use crate::language::Rate;

const WORDS: u64 = 1_000;

/// Steps of a rule in 1,000 words that wake it.
pub(super) fn steps(rule: &Rule, rates: &Rates<'_>) -> Rate {
    let matches: Rate = rule.signals.iter().map(|signal| rates.of(signal)).sum();
    let all = (0..rule.signals.len()).map(SignalId::new);
    let reads: Rate = all.map(|signal| reads(rule, signal, rates)).sum();
    let unless = rule.unless.iter().map(|entry| entry.when);
    let points = rule.score.add.iter().map(|entry| entry.when);
    let roots = unless.chain(points).chain([rule.when]);
    let conditions = roots.map(|root| below(rule, root, Stretch::WHOLE, rates));
    matches.and(reads).and(conditions.sum())
}

/// Words that a signal's regex reads: all where something that it needs is expected at all.
pub(super) fn reads(rule: &Rule, signal: SignalId, rates: &Rates<'_>) -> Rate {
    let signal = rule.signal(signal);
    if !matches!(signal.kind, SignalKind::Regex(_)) {
        return Rate::default();
    }
    let expected = rates.wakes(signal).unwrap_or(Rate::of(1));
    awake(expected, Rate::of(WORDS))
}

/// Steps that are only made where something is expected that often: at most once in 1,000 words.
pub(super) fn awake(asked: Rate, steps: Rate) -> Rate {
    let share = u128::from(asked.min(Rate::of(1)).0) * u128::from(steps.0);
    Rate(u64::try_from(share / u128::from(Rate::of(1).0)).unwrap_or(u64::MAX))
}

/// Where a condition is asked: so many times, each time over so many words.
#[derive(Clone, Copy)]
pub(super) struct Stretch {
    times: Rate,
    words: u64,
}

impl Stretch {
    /// The text, once.
    pub(super) const WHOLE: Self = Self {
        times: Rate::of(1),
        words: WORDS,
    };

    /// How often something of this rate stands in it, all times together.
    pub(super) fn holds(self, rate: Rate) -> Rate {
        let all = u128::from(self.times.0) * u128::from(self.words) * u128::from(rate.0);
        Rate(u64::try_from(all / 1_000_000_000).unwrap_or(u64::MAX))
    }
}

fn times(rate: Rate, by: usize) -> Rate {
    Rate(rate.0.saturating_mul(by as u64))
}

/// Steps of a condition and of all below it. Depth is bounded by the parser.
fn below(rule: &Rule, id: NodeId, at: Stretch, rates: &Rates<'_>) -> Rate {
    let of = |signal: SignalId| rates.of(rule.signal(signal));
    match rule.expr(id) {
        Expr::Near(near) => times(at.holds(of(near.anchor)), near.with.len()),
        Expr::Seq(seq) => {
            let first = seq.of.first().map(|step| of(step.signal));
            times(at.holds(first.unwrap_or_default()), seq.of.len())
        }
        Expr::Window { has, .. } => {
            let inner = window(rule, id, at, rates);
            times(inner.times, usize::try_from(inner.words).unwrap_or(0))
                .and(below(rule, *has, inner, rates))
        }
        other => {
            let children = other.children().into_iter();
            children.map(|child| below(rule, child, at, rates)).sum()
        }
    }
}

/// The windows that a condition lays.
pub(super) fn window(rule: &Rule, id: NodeId, at: Stretch, rates: &Rates<'_>) -> Stretch {
    let Expr::Window { tokens, starts, .. } = rule.expr(id) else {
        return at;
    };
    let starts = starts.iter().map(|signal| rates.of(rule.signal(*signal)));
    Stretch {
        times: at.holds(starts.sum()),
        words: *tokens as u64,
    }
}
