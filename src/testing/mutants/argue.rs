//! `# allow: mutant REASON` beside a thing of the policy: mutants of it may live. At the head of the manifest: of all things.

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
    /// Whether some mutant of its place was tried.
    met: bool,
    mutants: Vec<ArguedMutant>,
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

    /// A mutant was tried.
    pub(super) fn meet(&mut self, mutant: &Mutant) {
        let sources = self.sources;
        for made in &mut self.all {
            made.met |= holds(sources, made.argued, mutant);
        }
    }

    /// Whether a mutant is argued, if nothing notices it.
    pub(super) fn speak_for(&self, mutant: &Mutant) -> bool {
        let mut all = self.all.iter();
        all.any(|made| holds(self.sources, made.argued, mutant))
    }

    /// Whether a mutant that nothing notices is argued: by the nearest comment around it.
    pub(super) fn argue(&mut self, rule: &str, mutant: &Mutant) -> bool {
        let sources = self.sources;
        let around = self.all.iter_mut();
        let around = around.filter(|made| holds(sources, made.argued, mutant));
        let nearest = around.min_by_key(|made| {
            let allowance = &made.argued.allowance;
            let lines = allowance.last.saturating_sub(allowance.line);
            (allowance.everywhere, lines)
        });
        let Some(nearest) = nearest else {
            return false;
        };
        nearest.mutants.push(ArguedMutant {
            rule: rule.to_owned(),
            at: sources.locate(mutant.place),
            path: mutant.path.clone(),
            change: mutant.what.clone(),
        });
        true
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
