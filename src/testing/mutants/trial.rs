//! One mutant after the other against all that could notice it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::engine::Policy;
use crate::engine::PolicyError;
use crate::ids::RuleId;
use crate::parallel::in_order;
use crate::testing::bench::Bench;
use crate::testing::mutants::argue::Spoken;
use crate::testing::mutants::gold::Gold;
use crate::testing::mutants::mutant::Mutant;
use crate::testing::mutants::reach::reach;
use crate::testing::mutants::report::Suggestion;
use crate::testing::mutants::suggest::Writer;
use crate::testing::mutants::suggest::choose;
use crate::testing::mutants::suggest::observe;

/// What became of one mutant.
#[derive(Debug)]
pub(super) enum Fate {
    /// A test notices it.
    Killed,
    /// A labelled text notices it.
    KilledByGold,
    /// Nothing notices it; a test that would, unless it is argued.
    Lived(Option<Suggestion>),
}

/// Mutants tried by one thread before it looks for others: a bench is worth making for so many.
const BATCH: usize = 32;

/// Candidates for a suggestion that are tried before the next are looked at.
const AT_ONCE: usize = 8;

/// What every thread may look at.
pub(super) struct Trial<'a> {
    pub(super) policy: &'a Policy,
    pub(super) writer: Writer<'a>,
    pub(super) gold: Gold<'a>,
    /// Whether what is argued for the whole policy lives untried.
    pub(super) waived: bool,
}

impl Trial<'_> {
    /// The fate of each mutant, in order; with each, what argues it. Those by which the same rules show share a bench that
    /// has no others.
    ///
    /// # Errors
    /// None for a policy that compiled.
    pub(super) fn fates(&self, mutants: &[(Mutant, Spoken)]) -> Result<Vec<Fate>, PolicyError> {
        let mut alike: BTreeMap<BTreeSet<RuleId>, Vec<usize>> = BTreeMap::new();
        let tried = |(_, (_, spoken)): &(usize, &(Mutant, Spoken))| {
            !(self.waived && spoken.is_everywhere())
        };
        for (at, (mutant, _)) in mutants.iter().enumerate().filter(tried) {
            let reach = reach(self.policy.ir(), mutant);
            alike.entry(reach).or_default().push(at);
        }
        let batches = alike.iter();
        let batches =
            batches.flat_map(|(rules, all)| all.chunks(BATCH).map(move |some| (rules, some)));
        let batches: Vec<(&BTreeSet<RuleId>, &[usize])> = batches.collect();
        let done = in_order(
            true,
            &batches,
            || (),
            |(), (rules, some)| {
                let mut bench = Bench::for_mutants(self.policy, rules)?;
                let fates = some
                    .iter()
                    .filter_map(|at| Some((*at, self.fate(&mut bench, mutants.get(*at)?))));
                Ok(fates.collect::<Vec<_>>())
            },
        );
        let done: Result<Vec<_>, PolicyError> = done.into_iter().collect();
        let mut fates: Vec<Fate> = mutants.iter().map(|_| Fate::Lived(None)).collect();
        for (at, fate) in done?.into_iter().flatten() {
            fates[at] = fate;
        }
        Ok(fates)
    }

    fn fate(&self, bench: &mut Bench, (mutant, spoken): &(Mutant, Spoken)) -> Fate {
        let argued = spoken.is_argued();
        let noticed = |bench: &Bench| {
            let tests = mutant.tests.iter();
            let mut tests = tests.filter_map(|number| self.policy.ir().tests.get(*number));
            tests.any(|test| !bench.differences(test).is_empty())
        };
        let fate = bench.changed(mutant.change.clone(), |bench| {
            if noticed(bench) {
                Some(Fate::Killed)
            } else {
                // An argument is asked before labelled texts: they take longest.
                let by_gold = !argued && self.gold.notices(bench, &mutant.change);
                by_gold.then_some(Fate::KilledByGold)
            }
        });
        fate.unwrap_or_else(|| {
            Fate::Lived(match argued {
                true => None,
                false => self.suggestion(bench, mutant),
            })
        })
    }

    /// A test that would notice a mutant: the candidates are tried some at a time, the nearest to the tests first.
    fn suggestion(&self, bench: &mut Bench, mutant: &Mutant) -> Option<Suggestion> {
        let candidates = self.writer.candidates(mutant);
        candidates.chunks(AT_ONCE).find_map(|some| {
            let seen = some.iter().map(|one| (one.clone(), observe(bench, one)));
            let seen: Vec<_> = seen.collect();
            bench.changed(mutant.change.clone(), |bench| choose(bench, &seen))
        })
    }
}
