//! Why a signal has no match where one was asked for.

use crate::eval::evidence::{Discounted, within};
use crate::eval::{Case, Cited, Scope};
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
        let inside = self.all_discounted(signal, scope);
        inside.take(limits::MATCHES).cloned().collect()
    }

    fn all_discounted(
        &self,
        signal: SignalId,
        scope: &Scope,
    ) -> impl Iterator<Item = &Discounted> + use<'_> {
        let place = |(cited, _): &Discounted| (cited.found.field, cited.found.span);
        within(&self.evidence(signal).discounted, place, *scope)
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
        let matches = self.matches(signal);
        if !is_placed && matches.len() > self.matches_in(signal, scope, &[]).len() {
            reasons.push(Reason::HitElsewhere { unit: scope.unit });
        }
        reasons.extend(
            self.words_around(signal, scope)
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
        different.extend(self.cut(signal, scope));
        different
    }

    /// That more was found for the signal in the unit, and does not count there, than is told.
    fn cut(&self, signal: SignalId, scope: &Scope) -> Option<Reason> {
        let over = self.all_discounted(signal, scope).nth(limits::MATCHES);
        over.map(|_| Reason::Truncated {
            what: self.cut_name(signal),
        })
    }

    /// All that was found for a signal in a unit and does not count: what exceptions dropped, quantities not admitted, and
    /// hits inside longer words.
    pub fn uncounted_in(&self, signal: SignalId, scope: &Scope) -> Vec<(Cited, Reason)> {
        let mut all = self.discounted(signal, scope);
        let fold = self.rule.signal(signal).fold;
        all.extend(
            self.inside_words(signal, scope)
                .into_iter()
                .filter_map(|found| {
                    let field = self.texts().fields.get(found.field as usize)?;
                    let word = word_around(field, fold, &found);
                    Some((Cited { signal, found }, Reason::Boundary { word }))
                }),
        );
        all
    }

    /// Hits of the signal's terms inside longer words of a unit.
    pub fn inside_words(&self, signal: SignalId, scope: &Scope) -> Vec<Found> {
        let inside = within(&self.evidence(signal).loose, place, *scope);
        inside.take(limits::REASONS).copied().collect()
    }

    /// The words, in the original, of those hits.
    fn words_around(&self, signal: SignalId, scope: &Scope) -> Vec<String> {
        let fold = self.rule.signal(signal).fold;
        let word = |found: &Found| {
            let field = self.texts().fields.get(found.field as usize)?;
            Some(word_around(field, fold, found))
        };
        self.inside_words(signal, scope)
            .iter()
            .filter_map(word)
            .collect()
    }

    /// The narrowest wider fold under which the signal would have a match in the unit.
    fn other_fold(&self, signal: SignalId, scope: &Scope) -> Option<&'static str> {
        self.under(signal, scope).map(|(name, _)| name)
    }

    /// The first match that the signal would have in the unit under the narrowest wider fold that gives one.
    pub fn under_fold(&self, signal: SignalId, scope: &Scope) -> Option<Found> {
        self.under(signal, scope).map(|(_, found)| found)
    }

    fn under(&self, signal: SignalId, scope: &Scope) -> Option<(&'static str, Found)> {
        let under = &self.evidence(signal).under;
        under
            .iter()
            .find_map(|(name, found)| Some((*name, *within(found, place, *scope).next()?)))
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
