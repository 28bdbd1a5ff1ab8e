//! Mutants of signals: boundaries, affixes, quantities, quotes, exceptions.

use crate::eval::Survey;
use crate::fold::Profile;
use crate::ids::RuleId;
use crate::ids::SignalId;
use crate::ir::Boundary;
use crate::ir::Except;
use crate::ir::ExceptWhen;
use crate::ir::Phrase;
use crate::ir::Policy;
use crate::ir::QuantityFilter;
use crate::ir::Rule;
use crate::ir::Side;
use crate::ir::Signal;
use crate::ir::SignalKind;
use crate::ir::TermsUse;
use crate::testing::bench::unhidden;
use crate::testing::mutants::maker::Maker;
use crate::testing::mutants::maker::bounds;
use crate::testing::mutants::maker::distances;
use crate::testing::mutants::material::VAGUE;
use crate::testing::mutants::material::samples;
use crate::testing::mutants::mutant::Hint;
use crate::testing::mutants::regexes::cuts;

/// All mutants of a rule's signals. Those of a shared signal are made once, in the first of `rules` that has it.
pub(super) fn of_signals(maker: &mut Maker<'_>, policy: &Policy, rules: &[RuleId]) {
    for (signal, index) in maker.rule.signals.iter().zip(0..) {
        let id = SignalId(index);
        if maker.shares.first(signal, rules) != Some((maker.id, id)) {
            continue;
        }
        match &signal.kind {
            SignalKind::Terms(used) => {
                edges(maker, policy, id, signal, used);
                options(maker, policy, id, signal, used);
            }
            SignalKind::Quantity(filter) => quantity(maker, id, signal, filter),
            SignalKind::Quote { min_tokens } => quote(maker, id, signal, *min_tokens),
            SignalKind::Regex(pattern) => regex(maker, policy, id, signal, pattern),
        }
        if let Some(field) = &signal.field {
            let path = format!("signals.{}.in", signal.name);
            let what = format!("in `{field}` → every field");
            maker.edit_signal(id, (signal.place, &path), what, Hint::Same, |signal| {
                signal.field = None;
            });
        }
        for (except, at) in signal.excepts.iter().zip(0..) {
            exception(maker, id, signal, except, at);
        }
    }
}

fn edges(maker: &mut Maker<'_>, policy: &Policy, id: SignalId, signal: &Signal, used: &TermsUse) {
    let (boundary, affixes) = (used.boundary, used.affixes);
    let mut terms = policy.term_set(used.set).terms.iter();
    // A term that ends with a star takes every ending as it is.
    let is_open = |phrase: Phrase<'_>| phrase.words().last().is_some_and(|word| word.open);
    let open = terms.all(|term| term.phrases().iter().all(is_open));
    let path = format!("signals.{}", signal.name);
    let others: &[Boundary] = match boundary {
        Boundary::Word => &[Boundary::Prefix, Boundary::Suffix],
        _ => &[Boundary::Word],
    };
    for other in others
        .iter()
        .filter(|other| !open || **other != Boundary::Prefix)
    {
        let what = format!("boundary {} → {}", name(boundary), name(*other));
        let edit = |signal: &mut Signal| {
            if let SignalKind::Terms(used) = &mut signal.kind {
                used.boundary = *other;
            }
        };
        maker.edit_signal(id, (signal.place, &path), what, Hint::Glued(id), edit);
    }
    if affixes && boundary != Boundary::Infix {
        maker.edit_signal(
            id,
            (signal.place, &path),
            "affixes auto → none",
            Hint::Glued(id),
            |signal| {
                if let SignalKind::Terms(used) = &mut signal.kind {
                    used.affixes = false;
                }
            },
        );
    }
}

/// Affixes that were kept off, disguises that are seen through.
fn options(maker: &mut Maker<'_>, policy: &Policy, id: SignalId, signal: &Signal, used: &TermsUse) {
    let path = format!("signals.{}", signal.name);
    let at = (signal.place, path.as_str());
    let mut terms = policy.term_set(used.set).terms.iter();
    let spoken = terms.any(|term| term.language().is_some());
    if !used.affixes && spoken && used.boundary != Boundary::Infix {
        maker.edit_signal(id, at, "affixes none → auto", Hint::Glued(id), |signal| {
            if let SignalKind::Terms(used) = &mut signal.kind {
                used.affixes = true;
            }
        });
    }
    if signal.fold == Profile::Skeleton && unhidden(policy, used.set).is_some() {
        let hint = Hint::Disguised(id);
        let what = "fold skeleton → default".to_owned();
        maker.edit_shown(id, at, (what, hint), &is_found, |signal| {
            signal.fold = Profile::Default;
            if let SignalKind::Terms(used) = &mut signal.kind
                && let Some(plain) = unhidden(policy, used.set)
            {
                used.set = plain;
            }
        });
    }
}

/// Cuts of a regex, where all signals that have it are changed at once.
fn regex(maker: &mut Maker<'_>, policy: &Policy, id: SignalId, signal: &Signal, pattern: &str) {
    let own = |other: &&Signal| matches!(&other.kind, SignalKind::Regex(own) if own == pattern);
    let users = policy
        .rules
        .iter()
        .flat_map(|rule| &rule.signals)
        .filter(own);
    if users.into_iter().any(|other| other.place != signal.place) {
        return;
    }
    let path = format!("signals.{}.regex", signal.name);
    for cut in cuts(pattern) {
        if maker.room == 0 {
            maker.untried += 1;
            continue;
        }
        maker.room -= 1;
        let hint = match cut.text {
            Some(text) => Hint::Term {
                text,
                language: None,
                signals: vec![(maker.id, id)],
            },
            None => Hint::Glued(id),
        };
        maker.edit_signal(id, (signal.place, &path), cut.what, hint, |signal| {
            signal.kind = SignalKind::Regex(cut.pattern.clone());
        });
    }
}

fn name(boundary: Boundary) -> String {
    format!("{boundary:?}").to_lowercase()
}

fn quantity(maker: &mut Maker<'_>, id: SignalId, signal: &Signal, filter: &QuantityFilter) {
    let path = format!("signals.{}.quantity", signal.name);
    let at = (signal.place, path.as_str());
    let mut edit = |what: String, hint: Hint, edit: &dyn Fn(&mut QuantityFilter)| {
        maker.edit_signal(id, at, what, hint, |signal| {
            if let SignalKind::Quantity(filter) = &mut signal.kind {
                edit(filter);
            }
        });
    };
    let numbers = |number| Hint::Numbers(vec![id], vec![number]);
    for (to, shows) in filter.gte.map_or(vec![], |bound| bounds(bound, true)) {
        let what = format!("gte {} → {to}", filter.gte.unwrap_or(0));
        edit(what, numbers(shows), &|filter| filter.gte = Some(to));
    }
    for (to, shows) in filter.lte.map_or(vec![], |bound| bounds(bound, false)) {
        let what = format!("lte {} → {to}", filter.lte.unwrap_or(0));
        edit(what, numbers(shows), &|filter| filter.lte = Some(to));
    }
    for (to, shows) in filter.eq.map_or(vec![], |bound| bounds(bound, false)) {
        let what = format!("eq {} → {to}", filter.eq.unwrap_or(0));
        edit(what, numbers(shows), &|filter| filter.eq = Some(to));
    }
    for kind in &filter.exclude {
        let what = format!("`{}` no longer excluded", kind.as_str());
        edit(what, Hint::Words(id, samples(*kind)), &|filter| {
            filter.exclude.retain(|other| other != kind);
        });
    }
    let vague = format!("vague {} → {}", filter.vague, !filter.vague);
    edit(vague, Hint::Words(id, VAGUE), &|filter| {
        filter.vague = !filter.vague
    });
}

fn quote(maker: &mut Maker<'_>, id: SignalId, signal: &Signal, min_tokens: usize) {
    let path = format!("signals.{}.quote", signal.name);
    for (to, _) in distances(min_tokens) {
        let what = format!("min_tokens {min_tokens} → {to}");
        maker.edit_signal(id, (signal.place, &path), what, Hint::Same, |signal| {
            signal.kind = SignalKind::Quote { min_tokens: to };
        });
    }
}

fn exception(maker: &mut Maker<'_>, id: SignalId, signal: &Signal, except: &Except, at: usize) {
    let path = format!("signals.{}.except.{}", signal.name, except.id);
    let at_place = (except.place, path.as_str());
    let hint = match except.when {
        ExceptWhen::Inside(other) => Hint::Instead(other, id),
        ExceptWhen::Near { signal, .. } => Hint::Beside(signal, vec![id]),
    };
    let dropped = ("exception dropped".to_owned(), hint);
    let has_dropped = |_: &Rule, id: SignalId, seen: &Survey| {
        let excepts = seen.excepts.get(id.index());
        let except = excepts.and_then(|excepts| excepts.get(at));
        except.is_some_and(|except| except.yes)
    };
    maker.edit_shown(id, at_place, dropped, &has_dropped, |signal| {
        signal.excepts.remove(at);
    });
    let ExceptWhen::Near {
        signal: other,
        tokens,
        side,
    } = except.when
    else {
        return;
    };
    // Each rule has its own number for the other signal.
    let may_drop = |rule: &Rule, id: SignalId, seen: &Survey| {
        let except = rule.signal(id).excepts.get(at);
        let other = except.and_then(|except| match except.when {
            ExceptWhen::Near { signal, .. } => Some(signal),
            ExceptWhen::Inside(_) => None,
        });
        is_found(rule, id, seen) && other.is_some_and(|other| is_found(rule, other, seen))
    };
    let mut edit = |what: String, hint: Hint, tokens: usize, side: Side| {
        maker.edit_shown(id, at_place, (what, hint), &may_drop, |changed| {
            if let ExceptWhen::Near { signal, .. } = changed.excepts[at].when {
                changed.excepts[at].when = ExceptWhen::Near {
                    signal,
                    tokens,
                    side,
                };
            }
        });
    };
    for (to, shows) in distances(tokens) {
        let hint = Hint::Apart {
            pairs: vec![(id, other)],
            tokens: vec![shows],
        };
        edit(format!("tokens {tokens} → {to}"), hint, to, side);
    }
    for to in other_sides(side) {
        let what = format!("side {} → {}", side_name(side), side_name(to));
        edit(what, Hint::Swapped(id, other), tokens, to);
    }
}

/// Whether something was found for a signal, counted or not.
fn is_found(_: &Rule, id: SignalId, seen: &Survey) -> bool {
    seen.spotted.iter().any(|spotted| spotted.signal == id)
}

/// The sides that a side may be mistaken for.
pub(super) fn other_sides(side: Side) -> Vec<Side> {
    match side {
        Side::Before => vec![Side::After, Side::Either],
        Side::After => vec![Side::Before, Side::Either],
        Side::Either => vec![Side::Before, Side::After],
    }
}

/// A side as authors write it.
pub(super) fn side_name(side: Side) -> String {
    format!("{side:?}").to_lowercase()
}
