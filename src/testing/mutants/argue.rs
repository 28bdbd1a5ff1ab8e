//! `# allow: mutant REASON` beside a thing of the policy: mutants of it may live. At the head of the manifest: of all things.

use crate::diagnostic::Allowance;
use crate::diagnostic::Argued;
use crate::diagnostic::Diagnostics;
use crate::source::Sources;
use crate::testing::mutants::mutant::Mutant;
use crate::testing::mutants::report::ArguedMutant;
use crate::testing::mutants::report::Argument;

/// The arguments of a policy, and what each has argued so far.
pub(super) struct Arguments<'a> {
    sources: &'a Sources,
    all: Vec<Made<'a>>,
}

struct Made<'a> {
    argued: &'a Argued,
    /// Whether there was some mutant of its place.
    met: bool,
    mutants: Vec<ArguedMutant>,
}

/// The arguments that speak of one mutant.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    /// By place among all of them.
    nearest_first: Vec<usize>,
    /// Whether one speaks of the whole policy.
    everywhere: bool,
}

impl Spoken {
    /// Whether the mutant may live.
    pub(super) fn is_argued(&self) -> bool {
        !self.nearest_first.is_empty()
    }

    /// Whether all of its kind may live, wherever they are.
    pub(super) fn is_everywhere(&self) -> bool {
        self.everywhere
    }
}

impl<'a> Arguments<'a> {
    /// The arguments of a policy that was loaded with these faults.
    pub(super) fn new(faults: &'a Diagnostics) -> Self {
        let made = |argued| Made {
            argued,
            met: false,
            mutants: vec![],
        };
        Self {
            sources: &faults.sources,
            all: faults.arguments.iter().map(made).collect(),
        }
    }

    /// The arguments that speak of a mutant.
    pub(super) fn of(&self, mutant: &Mutant) -> Spoken {
        let all = self.all.iter().enumerate();
        let mut all: Vec<(usize, &Allowance)> = all
            .filter(|(_, made)| holds(self.sources, made.argued, mutant))
            .map(|(at, made)| (at, &made.argued.allowance))
            .collect();
        let lines = |allowance: &Allowance| allowance.last.saturating_sub(allowance.line);
        all.sort_by_key(|(_, allowance)| (allowance.everywhere, lines(allowance)));
        Spoken {
            everywhere: all.iter().any(|(_, allowance)| allowance.everywhere),
            nearest_first: all.into_iter().map(|(at, _)| at).collect(),
        }
    }

    /// A mutant was looked at of which these speak.
    pub(super) fn meet(&mut self, spoken: &Spoken) {
        for at in &spoken.nearest_first {
            if let Some(made) = self.all.get_mut(*at) {
                made.met = true;
            }
        }
    }

    /// Nothing notices a mutant: the nearest comment around it argues it.
    pub(super) fn argue(&mut self, spoken: &Spoken, rule: &str, mutant: &Mutant) {
        let nearest = spoken.nearest_first.first();
        if let Some(nearest) = nearest.and_then(|at| self.all.get_mut(*at)) {
            nearest.mutants.push(ArguedMutant {
                rule: rule.to_owned(),
                at: self.sources.locate(mutant.place),
                path: mutant.path.clone(),
                change: mutant.what.clone(),
            });
        }
    }

    /// All arguments by file and line. Where not everything was tried, those aside that nothing can be said of.
    pub(super) fn told(self, everything: bool) -> Vec<Argument> {
        let sources = self.sources;
        let mut all = self.all;
        all.retain(|made| everything || made.met);
        all.sort_by_key(|made| {
            let place = made.argued.allowance.place;
            (sources.name(place.source), place.span.start)
        });
        let told = all.into_iter().map(|made| Argument {
            at: sources.locate(made.argued.allowance.place),
            reason: made.argued.allowance.reason.clone(),
            mutants: made.mutants,
        });
        told.collect()
    }
}

fn holds(sources: &Sources, argued: &Argued, mutant: &Mutant) -> bool {
    let Argued { allowance, kind } = argued;
    let here = mutant.place.source == allowance.place.source
        && (allowance.line..=allowance.last).contains(&sources.start(mutant.place).line);
    kind.is_none_or(|kind| kind == mutant.kind()) && (here || allowance.everywhere)
}
