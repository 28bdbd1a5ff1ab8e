//! Changes of a signal: what it admits.

use crate::fold;
use crate::fold::Profile;
use crate::ids::{SignalId, TermSetId};
use crate::ir;
use crate::ir::{Boundary, Bounds, ExceptWhen, Reason, SignalKind};
use crate::probe::leaves::Leaf;
use crate::probe::repair::{Desk, margin};
use crate::probe::rule_step::loosened;
use crate::probe::step::{Step, WHOLE};
use crate::probe::told::RulePlace;

impl Desk<'_, '_> {
    /// What a signal admits.
    pub(super) fn signal_steps(
        &self,
        leaf: &Leaf<'_>,
        signal: SignalId,
        reason: &Reason,
    ) -> Vec<Step> {
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
        spot: &dyn Fn(&str) -> RulePlace,
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
        let causes = self.case.matches(cause);
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
    let mut terms = ir::Terms::default();
    for term in set.terms.iter() {
        let plain = match profile {
            Profile::Skeleton => refolded(Profile::Default, term),
            Profile::Exact | Profile::Default => ir::PhrasesBuf::default(),
        };
        let phrases = refolded(profile, term);
        let place = term.place();
        terms.enter(place.source, term.entry().clone());
        terms.push(
            term.text(),
            &phrases.phrases(),
            &plain.phrases(),
            place.span,
        );
    }
    set.terms = terms;
    used.set = TermSetId::new(policy.term_sets.len());
    policy.term_sets.push(set);
}

/// The variants of a term, folded once more; what the fold leaves nothing of is left out.
fn refolded(profile: Profile, term: ir::Term<'_>) -> ir::PhrasesBuf {
    let mut again = ir::PhrasesBuf::default();
    for phrase in term.phrases().iter() {
        for word in phrase.words() {
            let folded = fold::fold_pattern(profile, word.folded);
            let mut pieces = folded.split_whitespace().peekable();
            while let Some(piece) = pieces.next() {
                again.word(piece, word.open && pieces.peek().is_none());
            }
        }
        again.end();
    }
    again
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
