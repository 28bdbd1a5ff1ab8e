//! A long term in short: the variant of it that matched.

use crate::fold::fold;
use crate::ir::{Phrase, SignalKind};
use crate::verdict::render::Render;
use crate::verdict::render::escape::quoted;
use crate::verdict::{Finding, Match};

/// Terms of at most this many characters are shown as written.
const WHOLE: usize = 40;

impl Render<'_> {
    /// The term of a match, if that says more than its text: as written, or the variant of a long one that fits the text,
    /// and how many it has.
    pub(super) fn term(&self, finding: &Finding, found: &Match) -> Option<String> {
        let term = found.term.as_ref().filter(|term| **term != found.text)?;
        let is_long = term.chars().nth(WHOLE).is_some();
        let variant = (is_long && !self.all).then(|| self.variant(finding, found));
        Some(match variant.flatten() {
            Some((variant, of)) if variant == found.text => format!("one of {of} variants"),
            Some((variant, of)) => format!("term {}, one of {of} variants", quoted(&variant)),
            None => format!("term {}", quoted(term)),
        })
    }

    /// The variant of a match's term that its text, folded, is or begins with; and the number of all variants.
    fn variant(&self, finding: &Finding, found: &Match) -> Option<(String, usize)> {
        let rule = self.rule(&finding.rule)?;
        let signal = rule.signals.iter().find(|one| one.name == found.signal)?;
        let SignalKind::Terms(terms) = &signal.kind else {
            return None;
        };
        let written = found.term.as_deref()?;
        let mut all = self.policy.term_set(terms.set).terms.iter();
        let term = all.find(|term| term.text() == written)?;
        let text = fold(signal.fold, &found.text);
        let text = text.text().split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = |phrase: &Phrase<'_>| {
            let (words, open) = spelled(*phrase);
            text == words || (open && text.starts_with(&words))
        };
        let longest = term
            .phrases()
            .iter()
            .filter(fits)
            .max_by_key(|phrase| spelled(*phrase).0.len());
        let (words, open) = spelled(longest?);
        let star = if open { "*" } else { "" };
        Some((format!("{words}{star}"), term.phrases().len()))
    }
}

/// A phrase in one string, and whether its last word is open.
fn spelled(phrase: Phrase<'_>) -> (String, bool) {
    let words: Vec<&str> = phrase.words().map(|word| word.folded).collect();
    let open = phrase.words().last().is_some_and(|word| word.open);
    (words.join(" "), open)
}
