//! Mutants of lists: a term, or one of its variants, is never found.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::eval::Survey;
use crate::ids::RuleId;
use crate::ids::SignalId;
use crate::ids::TermSetId;
use crate::ir::Phrase;
use crate::ir::PhrasesBuf;
use crate::ir::Policy;
use crate::ir::SignalKind;
use crate::ir::Term;
use crate::ir::spelled;
use crate::source::Place;
use crate::testing::bench::Change;
use crate::testing::mutants::mutant::Hint;
use crate::testing::mutants::mutant::Mutant;
use crate::testing::mutants::report::MutantLimit;

/// A scalar that is no character, so that no text holds it.
const NOWHERE: &str = "\u{10ffff}";

/// A term as its author sees it, in all the sets that hold it: a list under two folds is two sets, and a list may hold
/// another. The terms of a file share a place.
type Key<'a> = (Place, &'a str);

/// Where terms were found, and who looks for them.
pub(super) struct TermIndex<'a> {
    policy: &'a Policy,
    /// The signals that use each set.
    users: BTreeMap<TermSetId, Vec<(RuleId, SignalId)>>,
    /// All places of a term.
    places: BTreeMap<Key<'a>, Vec<(TermSetId, usize)>>,
    /// Tests in which a variant was found, also inside longer words.
    found: BTreeMap<(TermSetId, usize, usize), BTreeSet<usize>>,
    /// Tests by rule that a term may change although it is not found in them.
    blind: BTreeMap<RuleId, Vec<usize>>,
    done: BTreeSet<Key<'a>>,
}

impl<'a> TermIndex<'a> {
    /// The index of a policy, of which `surveys` hold what each test shows of its rule.
    pub(super) fn new(policy: &'a Policy, surveys: &[(usize, Survey)]) -> Self {
        let mut index = Self {
            policy,
            users: BTreeMap::new(),
            places: BTreeMap::new(),
            found: BTreeMap::new(),
            blind: BTreeMap::new(),
            done: BTreeSet::new(),
        };
        for (rule, id) in policy.rules.iter().zip(0..) {
            for (signal, number) in rule.signals.iter().zip(0..) {
                if let SignalKind::Terms(used) = &signal.kind {
                    let users = index.users.entry(used.set).or_default();
                    users.push((RuleId(id), SignalId(number)));
                }
            }
        }
        for set in index.users.keys().copied() {
            for (term, at) in policy.term_set(set).terms.iter().zip(0..) {
                let key = key(term);
                index.places.entry(key).or_default().push((set, at));
            }
        }
        for (test, survey) in surveys {
            index.see(*test, survey);
        }
        index
    }

    fn see(&mut self, number: usize, survey: &Survey) {
        let Some(test) = self.policy.tests.get(number) else {
            return;
        };
        let rule = self.policy.rule(test.rule);
        for spotted in &survey.spotted {
            let SignalKind::Terms(used) = &rule.signal(spotted.signal).kind else {
                continue;
            };
            if let Some((term, phrase)) = spotted.term {
                let tests = self.found.entry((used.set, term, phrase)).or_default();
                tests.insert(number);
            }
        }
        let because = test.because.as_ref();
        if because.is_some_and(|because| because.reason == "fold_off") {
            self.blind.entry(test.rule).or_default().push(number);
        }
    }

    /// The mutants of the lists of a rule, those aside that an earlier rule had; and the number of those beyond the limit.
    pub(super) fn mutants(&mut self, rule: RuleId, limit: MutantLimit) -> (Vec<Mutant>, usize) {
        let (mut mutants, mut terms, mut untried) = (vec![], 0, 0);
        let policy = self.policy;
        for (signal, _) in policy.rule(rule).signals.iter().zip(0..) {
            let SignalKind::Terms(used) = &signal.kind else {
                continue;
            };
            for term in policy.term_set(used.set).terms.iter() {
                let key = key(term);
                if !self.done.insert(key) {
                    continue;
                }
                terms += 1;
                match limit {
                    MutantLimit::Terms(most) if terms > most => untried += 1,
                    _ => {
                        mutants.push(self.mutant(rule, &key, None));
                        mutants.extend(self.closed(rule, &key));
                    }
                }
                if limit == MutantLimit::All && term.phrases().len() > 1 {
                    let variants = 0..term.phrases().len();
                    mutants.extend(variants.map(|at| self.mutant(rule, &key, Some(at))));
                }
            }
        }
        (mutants, untried)
    }

    /// The list that says most about its terms: of all that hold them, the shortest.
    fn list(&self, places: &[(TermSetId, usize)]) -> &str {
        let sets = places.iter().map(|(set, _)| self.policy.term_set(*set));
        let shortest = sets.min_by_key(|set| (set.terms.len(), &set.name));
        shortest.map_or("", |set| &set.name)
    }

    /// A term whose stars are gone.
    fn closed(&self, rule: RuleId, key: &Key<'_>) -> Option<Mutant> {
        let places = self.places.get(key)?;
        let change = places.iter().map(|(set, at)| {
            let term = self.policy.term_set(*set).terms.get(*at)?;
            Some((*set, *at, without_stars(term)?))
        });
        let change: Vec<_> = change.collect::<Option<_>>()?;
        let mut mutant = self.mutant(rule, key, None);
        mutant.what = format!("star of `{}` dropped", key.1);
        mutant.change = Change::Terms(change);
        if let Hint::Term { text, .. } = &mut mutant.hint {
            let arabic = text.chars().any(|c| ('\u{620}'..='\u{64a}').contains(&c));
            text.push_str(if arabic { "وية" } else { "ing" });
        }
        Some(mutant)
    }

    /// A term without one of its variants, or without all.
    fn mutant(&self, rule: RuleId, key: &Key<'_>, variant: Option<usize>) -> Mutant {
        let places = self.places.get(key).map_or(&[][..], Vec::as_slice);
        let term_of = |(set, at): (TermSetId, usize)| self.policy.term_set(set).terms.get(at);
        let change = places.iter().filter_map(|place| {
            let kept = without(term_of(*place)?, variant);
            Some((place.0, place.1, kept))
        });
        let mut tests: BTreeSet<usize> = BTreeSet::new();
        let mut signals = vec![];
        for (set, at) in places {
            let found = self.found.range((*set, *at, 0)..=(*set, *at, usize::MAX));
            let found =
                found.filter(|((_, _, phrase), _)| variant.is_none_or(|one| one == *phrase));
            tests.extend(found.flat_map(|(_, tests)| tests));
            let users = self.users.get(set).map_or(&[][..], Vec::as_slice);
            for (user, _) in users {
                tests.extend(self.blind.get(user).into_iter().flatten());
            }
            signals.extend(users);
        }
        let first = places.first().and_then(|place| term_of(*place));
        let phrase = variant.and_then(|at| first?.phrases().get(at)).map(words);
        let what = match &phrase {
            Some(words) => format!("variant `{words}` of `{}` dropped", key.1),
            None => format!("term `{}` dropped", key.1),
        };
        let language = first.and_then(|term| term.language());
        Mutant {
            rule,
            place: key.0,
            path: format!("lists.{}", self.list(places)),
            what,
            change: Change::Terms(change.collect()),
            tests: tests.into_iter().collect(),
            hint: Hint::Term {
                text: phrase.unwrap_or_else(|| spelled(key.1)),
                language: language.map(|language| language.tag().to_owned()),
                signals,
            },
        }
    }
}

fn key<'t>(term: Term<'t>) -> Key<'t> {
    (term.place(), term.text())
}

/// The variants of a term without one of them, or without all.
fn without(term: Term<'_>, variant: Option<usize>) -> PhrasesBuf {
    let mut kept = PhrasesBuf::default();
    for (phrase, at) in term.phrases().iter().zip(0_usize..) {
        if variant.is_none_or(|one| one == at) {
            // Each of its own, since variants that are alike would become one.
            kept.word(&NOWHERE.repeat(at + 1), false);
        } else {
            phrase
                .words()
                .for_each(|word| kept.word(word.folded, word.open));
        }
        kept.end();
    }
    kept
}

/// The variants of a term, all words closed; `None`: none was open, or two would become one.
fn without_stars(term: Term<'_>) -> Option<PhrasesBuf> {
    let mut closed = PhrasesBuf::default();
    let mut open = false;
    for phrase in term.phrases().iter() {
        for word in phrase.words() {
            open |= word.open;
            closed.word(word.folded, false);
        }
        closed.end();
    }
    (open && closed.phrases().len() == term.phrases().len()).then_some(closed)
}

fn words(phrase: Phrase<'_>) -> String {
    let words = phrase.words().map(|word| word.folded);
    words.collect::<Vec<_>>().join(" ")
}
