//! Why a signal has no match where one was asked for.

use crate::eval::evidence::{Discounted, within};
use crate::eval::{Case, Scope};
use crate::fold::Profile;
use crate::ids::SignalId;
use crate::ir::Reason;
use crate::limits;
use crate::scan::{FieldText, Found};
use crate::segment;
use crate::span::Span;

impl Case<'_> {
    /// What was found for a signal in a unit and does not count there.
    pub(super) fn discounted(&self, signal: SignalId, scope: &Scope) -> Vec<Discounted> {
        let all = &self.evidence(signal).discounted;
        let inside = within(
            all,
            |(cited, _)| (cited.found.field, cited.found.span),
            *scope,
        );
        inside.take(limits::MATCHES).cloned().collect()
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
        let matches = &self.matches[signal.index()];
        if !is_placed && matches.len() > self.matches_in(signal, scope, &[]).len() {
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
        let mut different: Vec<Reason> = vec![];
        for reason in reasons {
            if different.len() < limits::REASONS && !different.contains(&reason) {
                different.push(reason);
            }
        }
        different
    }

    /// The words, in the original, inside which a term of the signal stands.
    fn inside_words(&self, signal: SignalId, scope: &Scope) -> Vec<String> {
        let fold = self.rule.signal(signal).fold;
        let inside = within(&self.evidence(signal).loose, place, *scope).take(limits::REASONS);
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
        let under = &self.evidence(signal).under;
        under
            .iter()
            .find(|(_, found)| within(found, place, *scope).next().is_some())
            .map(|(name, _)| *name)
    }
}

fn place(found: &Found) -> (u32, Span) {
    (found.field, found.span)
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
