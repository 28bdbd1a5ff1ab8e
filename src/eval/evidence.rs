//! What was found for a signal and does not count: gathered once a signal, and only for explanations.

use std::collections::BTreeSet;

use crate::eval::{Case, Cited, Scope};
use crate::fold;
use crate::fold::Profile;
use crate::ids::SignalId;
use crate::ir;
use crate::ir::{PhrasesBuf, Reason, SignalKind, Unit};
use crate::limits;
use crate::program::Matcher;
use crate::scan::{FieldText, Found, Shape, Uncounted, What, uncounted};
use crate::span::Span;

/// A match that does not count, and why.
pub(super) type Discounted = (Cited, Reason);

/// Everything about a signal that does not count, by place.
#[derive(Debug, Default)]
pub struct Evidence {
    /// Matches that exceptions dropped, and quantities that the signal does not admit.
    pub(super) discounted: Vec<Discounted>,
    /// Hits inside longer words.
    pub(super) loose: Vec<Found>,
    /// What wider folds would find, the narrowest first.
    pub(super) under: Vec<(&'static str, Vec<Found>)>,
}

impl Case<'_> {
    /// The evidence about a signal.
    pub(super) fn evidence(&self, signal: SignalId) -> &Evidence {
        self.evidence_slot(signal).get_or_init(|| {
            let mut discounted = self.excepted(signal);
            discounted.extend(self.uncounted(signal));
            discounted.sort_by_key(|(cited, _)| (cited.found.field, cited.found.span));
            Evidence {
                discounted,
                loose: self.loose(signal),
                under: self.under_other_folds(signal),
            }
        })
    }

    fn excepted(&self, signal: SignalId) -> Vec<Discounted> {
        let excepts = &self.rule.signal(signal).excepts;
        let each = self.dropped(signal).iter().flat_map(|dropped| {
            let by = dropped.by.iter().filter_map(|by| excepts.get(*by));
            by.map(|except| {
                (
                    Cited {
                        signal,
                        found: dropped.found,
                    },
                    Reason::Excepted {
                        by: except.id.clone(),
                    },
                )
            })
        });
        each.collect()
    }

    fn uncounted(&self, signal: SignalId) -> Vec<Discounted> {
        let mut all = uncounted(self.rule.signal(signal), self.texts());
        // The strongest reason first; of one reason, by place.
        all.sort_by_key(|(_, why)| match why {
            Uncounted::Kind | Uncounted::Vague => 0,
            Uncounted::Below(_) => 1,
            Uncounted::Above(_) => 2,
        });
        let reasoned = all.into_iter().map(|(found, why)| {
            let got = found.value().unwrap_or(0);
            let kind = match found.what {
                What::Quantity { kind, .. } => kind.as_str(),
                _ => "",
            };
            let reason = match why {
                Uncounted::Kind => Reason::Excluded {
                    kind: kind.to_owned(),
                },
                Uncounted::Vague => Reason::Excluded {
                    kind: "vague".to_owned(),
                },
                Uncounted::Below(need) => Reason::Below { got, need },
                Uncounted::Above(max) => Reason::Above { got, max },
            };
            (Cited { signal, found }, reason)
        });
        reasoned.collect()
    }

    pub(super) fn loose(&self, signal: SignalId) -> Vec<Found> {
        let (Matcher::Terms(plan), Some(loose)) =
            (&self.plan.matchers[signal.index()], self.facts.loose)
        else {
            return vec![];
        };
        let mut loose = loose.of(*plan).to_vec();
        loose.sort_by_key(|found| (found.field, found.span));
        loose
    }

    fn under_other_folds(&self, signal: SignalId) -> Vec<(&'static str, Vec<Found>)> {
        let own = self.rule.signal(signal).fold;
        let wider = [
            (Profile::Default, "default"),
            (Profile::Skeleton, "skeleton"),
        ];
        let wider = wider.into_iter().filter(|(profile, _)| *profile > own);
        wider
            .map(|(profile, name)| (name, self.under_profile(profile, signal)))
            .collect()
    }

    /// Where the signal would match under another fold and finds nothing under its own, by place.
    fn under_profile(&self, profile: Profile, signal: SignalId) -> Vec<Found> {
        let mut all = vec![];
        for (field, number) in self.texts().fields.iter().zip(0..) {
            let folded = field.folded(profile);
            let spans = match (
                &self.rule.signal(signal).kind,
                &self.plan.matchers[signal.index()],
            ) {
                (SignalKind::Terms(used), _) => self.terms_under(profile, used, field),
                (_, Matcher::Regex(regex)) => self.facts.program.regexes[regex.0 as usize]
                    .matches(folded.text())
                    .collect(),
                _ => vec![],
            };
            let found = |span| Found {
                field: number,
                span: folded.original(span),
                folded: span,
                what: What::Regex,
            };
            all.extend(spans.into_iter().map(found));
        }
        let dropped = self.dropped(signal).iter().map(|dropped| &dropped.found);
        let known: BTreeSet<_> = self
            .matches(signal)
            .iter()
            .chain(dropped)
            .map(|found| (found.field, found.span))
            .collect();
        all.retain(|found| !known.contains(&(found.field, found.span)));
        all.sort_by_key(|found| (found.field, found.span));
        all
    }

    fn terms_under(
        &self,
        profile: Profile,
        used: &ir::TermsUse,
        field: &FieldText<'_>,
    ) -> Vec<Span> {
        let set = self.facts.program.policy.term_set(used.set);
        if set.terms.len() > limits::FOLD_OFF_TERMS {
            return vec![];
        }
        set.terms
            .iter()
            .flat_map(|term| spans_under(profile, term, used, field))
            .collect()
    }
}

/// Those of `all`, sorted by field and start, that lie inside a unit.
pub(super) fn within<T>(
    all: &[T],
    place: fn(&T) -> (u32, Span),
    scope: Scope,
) -> impl Iterator<Item = &T> {
    let document = scope.unit == Unit::Document;
    let first = all.partition_point(|entry| {
        let (field, span) = place(entry);
        !document && (field, span.start) < (scope.field, scope.span.start)
    });
    let from_first = all[first..].iter().take_while(move |entry| {
        let (field, span) = place(entry);
        document || (field == scope.field && span.start <= scope.span.end)
    });
    from_first.filter(move |entry| document || scope.span.contains(place(entry).1))
}

/// Where a term would stand in a field under another fold.
fn spans_under(
    profile: Profile,
    term: ir::Term<'_>,
    used: &ir::TermsUse,
    field: &FieldText<'_>,
) -> Vec<Span> {
    let folded = field.folded(profile);
    let mut spans = vec![];
    let mut again = PhrasesBuf::default();
    for phrase in term.phrases().iter() {
        again.clear();
        for word in phrase.words() {
            again.word(&fold::fold_pattern(profile, word.folded), word.open);
        }
        let phrase = again.written();
        let Some((first, _)) = phrase
            .split_first()
            .filter(|(word, _)| !word.folded.is_empty())
        else {
            continue;
        };
        let shape = Shape::new(term, phrase, used.boundary, used.affixes, profile);
        for (start, _) in folded.text().match_indices(first.folded) {
            let end = shape.end(folded, start, &mut |_| ());
            spans.extend(
                end.map(|end| Span::new(start, end))
                    .filter(|span| shape.fits(folded, *span)),
            );
        }
    }
    spans
}
