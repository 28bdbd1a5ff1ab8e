//! Why a signal has no match where one was asked for.

use crate::eval::{Case, Cited, Scope};
use crate::fold;
use crate::fold::Profile;
use crate::ids::SignalId;
use crate::ir;
use crate::ir::{Phrase, PhraseWord, Reason, SignalKind};
use crate::limits;
use crate::program::Matcher;
use crate::scan::{FieldText, Found, Shape, Uncounted, What, uncounted};
use crate::segment;
use crate::span::Span;

/// A match that does not count, and why.
pub(super) type Discounted = (Cited, Reason);

impl Case<'_> {
    /// What was found for a signal in a unit and does not count there.
    pub(super) fn discounted(&self, signal: SignalId, scope: &Scope) -> Vec<Discounted> {
        let mut all = self.excepted(signal, scope);
        all.extend(self.uncounted(signal, scope));
        all
    }

    fn excepted(&self, signal: SignalId, scope: &Scope) -> Vec<Discounted> {
        let dropped = self.dropped[signal.index()]
            .iter()
            .filter(|dropped| scope.holds(&dropped.found));
        let excepts = &self.rule.signal(signal).excepts;
        let each = dropped.flat_map(|dropped| {
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

    fn uncounted(&self, signal: SignalId, scope: &Scope) -> Vec<Discounted> {
        let quantities = uncounted(self.rule.signal(signal), self.texts()).into_iter();
        let inside = quantities.filter(|(found, _)| scope.holds(found));
        let reasoned = inside.map(|(found, why)| {
            let got = found.value().unwrap_or(0);
            let kind = match found.what {
                What::Quantity { kind, .. } => kind.as_str().to_owned(),
                _ => String::new(),
            };
            let reason = match why {
                Uncounted::Kind => Reason::Excluded { kind },
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

    /// All reasons that apply for a signal without a match in a unit, the strongest first; never empty. `placed` are those
    /// that speak of distance and side.
    pub(super) fn reasons(
        &self,
        signal: SignalId,
        scope: &Scope,
        placed: Vec<Reason>,
    ) -> Vec<Reason> {
        let mut reasons: Vec<Reason> = self
            .discounted(signal, scope)
            .into_iter()
            .map(|(_, reason)| reason)
            .collect();
        let is_placed = !placed.is_empty();
        reasons.extend(placed);
        let elsewhere = self.matches[signal.index()]
            .iter()
            .any(|found| !scope.holds(found));
        if elsewhere && !is_placed {
            reasons.push(Reason::HitElsewhere { unit: scope.unit });
        }
        reasons.extend(
            self.inside_words(signal, scope)
                .into_iter()
                .map(|word| Reason::Boundary { word }),
        );
        reasons.extend(self.other_fold(signal, scope).map(|fold| Reason::FoldOff {
            fold: fold.to_owned(),
        }));
        if reasons.is_empty() {
            reasons.push(Reason::NoHit);
        }
        let mut seen: Vec<Reason> = vec![];
        reasons.retain(|reason| {
            let new = !seen.contains(reason);
            seen.push(reason.clone());
            new && seen.len() <= limits::REASONS
        });
        reasons
    }

    /// The words, in the original, inside which a term of the signal stands.
    fn inside_words(&self, signal: SignalId, scope: &Scope) -> Vec<String> {
        let (Matcher::Terms(plan), Some(loose)) =
            (&self.plan.matchers[signal.index()], self.facts.loose)
        else {
            return vec![];
        };
        let fold = self.rule.signal(signal).fold;
        let inside = loose
            .of(*plan)
            .iter()
            .filter(|found| scope.holds(found))
            .take(limits::REASONS);
        inside
            .filter_map(|found| {
                Some(word_around(
                    self.texts().fields.get(found.field as usize)?,
                    fold,
                    found,
                ))
            })
            .collect()
    }

    /// The narrowest wider fold under which the signal would have a match in the unit.
    fn other_fold(&self, signal: SignalId, scope: &Scope) -> Option<&'static str> {
        let own = self.rule.signal(signal).fold;
        let wider = [
            (Profile::Default, "default"),
            (Profile::Skeleton, "skeleton"),
        ];
        wider
            .into_iter()
            .filter(|(profile, _)| *profile > own)
            .find(|(profile, _)| self.under(*profile, signal, scope))
            .map(|(_, name)| name)
    }

    /// Whether the signal would match inside the unit under another fold.
    fn under(&self, profile: Profile, signal: SignalId, scope: &Scope) -> bool {
        let looked_at = self.rule.signal(signal);
        let inside = |span: Span, field: u32| {
            scope.holds(&Found {
                field,
                span,
                folded: span,
                what: What::Regex,
            })
        };
        self.texts().fields.iter().zip(0..).any(|(field, number)| {
            let folded = field.folded(profile);
            match (&looked_at.kind, &self.plan.matchers[signal.index()]) {
                (SignalKind::Terms(used), _) => {
                    let set = self.facts.program.policy.term_set(used.set);
                    let small = set.terms.len() <= limits::FOLD_OFF_TERMS;
                    let terms = set.terms.iter().filter(|_| small);
                    let mut spans = terms.flat_map(|term| spans_under(profile, term, used, field));
                    spans.any(|span| inside(folded.original(span), number))
                }
                (_, Matcher::Regex(regex)) => {
                    let regex = &self.facts.program.regexes[regex.0 as usize];
                    regex
                        .matches(folded.text())
                        .any(|span| inside(folded.original(span), number))
                }
                _ => false,
            }
        })
    }
}

/// Where a term would stand in a field under another fold.
fn spans_under(
    profile: Profile,
    term: &ir::Term,
    used: &ir::TermsUse,
    field: &FieldText<'_>,
) -> Vec<Span> {
    let folded = field.folded(profile);
    let refold = |word: &PhraseWord| PhraseWord {
        folded: fold::fold_pattern(profile, &word.folded),
        open: word.open,
    };
    let mut spans = vec![];
    for phrase in &term.phrases {
        let phrase = Phrase {
            words: phrase.words.iter().map(refold).collect(),
        };
        let Some(first) = phrase.words.first().filter(|word| !word.folded.is_empty()) else {
            continue;
        };
        let shape = Shape::new(term, &phrase, used.boundary, used.affixes, profile);
        for (start, _) in folded.text().match_indices(&first.folded) {
            let end = shape.end(folded, start, &mut |_| ());
            spans.extend(
                end.map(|end| Span::new(start, end))
                    .filter(|span| shape.fits(folded, *span)),
            );
        }
    }
    spans
}

/// The word around a hit, in the original.
fn word_around(field: &FieldText<'_>, profile: Profile, found: &Found) -> String {
    let folded = field.folded(profile);
    let text = folded.text();
    let before = text[..found.folded.start]
        .char_indices()
        .rev()
        .map(|(at, _)| at);
    let mut start = found.folded.start;
    for at in before.take(limits::QUOTED_CHARS) {
        if segment::is_boundary(folded, start) {
            break;
        }
        start = at;
    }
    let mut end = found.folded.end;
    for c in text[found.folded.end..].chars().take(limits::QUOTED_CHARS) {
        if segment::is_boundary(folded, end) {
            break;
        }
        end += c.len_utf8();
    }
    folded
        .original(Span::new(start, end))
        .of(field.text)
        .to_owned()
}
