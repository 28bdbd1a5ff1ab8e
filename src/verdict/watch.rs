//! Who looks on while a document is judged: nobody, or a profile.

use std::time::{Duration, Instant};

use crate::ids::RuleId;
use crate::program::{Finders, Program};
use crate::scan::{Hits, Texts};
use crate::verdict::profile::{LabelStage, Profile};

/// Looks on while a document is judged. Nobody (`()`) costs nothing.
pub(super) trait Watch {
    /// The document is about to be judged.
    fn begin(&mut self, _program: &Program, _texts: &Texts<'_>) {}
    /// The fields were scanned.
    fn scanned(&mut self, _program: &Program, _hits: &Hits) {}
    /// A rule was weighed.
    fn weighed(&mut self, _rule: RuleId, _findings: usize, _texts: &Texts<'_>) {}
    /// What was done since the last call belongs to a stage.
    fn lap(&mut self, _stage: LabelStage) {}
}

impl Watch for () {}

/// Fills a profile.
pub(super) struct Clock<'p> {
    profile: &'p mut Profile,
    last: Instant,
    /// What units and numbers took so far.
    units: Duration,
}

impl<'p> Clock<'p> {
    pub(super) fn new(profile: &'p mut Profile) -> Self {
        Self {
            profile,
            last: Instant::now(),
            units: Duration::ZERO,
        }
    }

    fn elapsed(&mut self) -> Duration {
        let now = Instant::now();
        let elapsed = now - self.last;
        self.last = now;
        elapsed
    }
}

impl Watch for Clock<'_> {
    /// Folds what will be scanned, so that the two are told apart.
    fn begin(&mut self, program: &Program, texts: &Texts<'_>) {
        for field in &texts.fields {
            field.time();
            self.profile.read(field.text);
        }
        if let Finders::Quick(finders) = &program.finders {
            self.elapsed();
            for field in &texts.fields {
                for finder in finders {
                    field.folded(finder.profile);
                }
            }
            self.lap(LabelStage::Fold);
        }
    }

    fn scanned(&mut self, program: &Program, hits: &Hits) {
        self.lap(LabelStage::Scan);
        self.profile.found(program, hits);
        self.elapsed();
    }

    fn weighed(&mut self, rule: RuleId, findings: usize, texts: &Texts<'_>) {
        let elapsed = self.elapsed();
        let spent = texts.fields.iter().map(|field| field.spent());
        let spent = spent.sum::<Duration>();
        let units = spent.saturating_sub(self.units);
        self.units = spent;
        self.profile.spend(LabelStage::Units, units);
        let own = elapsed.saturating_sub(units);
        self.profile.spend(LabelStage::Eval, own);
        self.profile.weighed(rule, findings, own);
    }

    fn lap(&mut self, stage: LabelStage) {
        let elapsed = self.elapsed();
        self.profile.spend(stage, elapsed);
    }
}
