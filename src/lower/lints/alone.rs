//! Signals of terms of which a single match may satisfy the rule.

use crate::ids::SignalId;
use crate::ir::Boundary;
use crate::ir::Phrase;
use crate::ir::Rule;
use crate::ir::SignalKind;
use crate::ir::Term;
use crate::ir::TermSet;
use crate::ir::spelled;
use crate::lower::lints::set_facts::SetFacts;
use crate::lower::truth::Truth;
use crate::lower::truth::given_only;

/// Such a signal.
pub struct Alone<'l> {
    /// The signal.
    pub signal: SignalId,
    /// Its terms.
    pub set: &'l TermSet,
    /// What is known of them.
    pub facts: &'l SetFacts,
    /// Where in a word they stand.
    pub boundary: Boundary,
    /// Whether a text of nothing but a match is sure to be found.
    certain: bool,
}

impl Alone<'_> {
    /// A text of one word that the rule finds by this term, where that is sure.
    pub fn witness(&self, term: Term<'_>) -> Option<String> {
        let words = term.phrases().iter().filter_map(Phrase::only_word);
        let shortest = words.min_by_key(|word| word.folded.len());
        let text = match term.phrases().len() {
            1 => spelled(term.text()),
            _ => shortest?.folded.to_owned(),
        };
        self.certain.then_some(text)
    }
}

/// The signals of a rule that may satisfy it alone.
pub fn alone<'l>(rule: &'l Rule, sets: &'l [TermSet], facts: &'l [SetFacts]) -> Vec<Alone<'l>> {
    let signals = rule.signals.iter().enumerate();
    let alone = signals.filter_map(|(index, signal)| {
        let SignalKind::Terms(used) = &signal.kind else {
            return None;
        };
        let truth = given_only(&rule.nodes, rule.when, SignalId::new(index));
        let free = signal.excepts.is_empty() && signal.field.is_none() && rule.unless.is_empty();
        (truth != Truth::No).then_some(Alone {
            signal: SignalId::new(index),
            set: sets.get(used.set.index())?,
            facts: facts.get(used.set.index())?,
            boundary: used.boundary,
            certain: truth == Truth::Yes && free,
        })
    });
    alone.collect()
}
