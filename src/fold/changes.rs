//! A record of what a fold changed, kept only when somebody asks.

use crate::fold::step_set::StepSet;
use crate::span::Span;

/// What the passes report their changes to.
pub trait Changes {
    /// Whether changes are recorded at all; the fast paths ask.
    const RECORDED: bool;

    /// The scalar at `source` was changed by `steps`.
    fn note(&mut self, source: Span, steps: StepSet);
}

/// Nobody asks.
pub struct Unrecorded;

impl Changes for Unrecorded {
    const RECORDED: bool = false;

    fn note(&mut self, _: Span, _: StepSet) {}
}

/// The steps that changed a scalar inside `span`.
pub struct StepsInside {
    span: Span,
    steps: StepSet,
}

impl StepsInside {
    /// Nothing changed yet.
    pub const fn new(span: Span) -> Self {
        Self {
            span,
            steps: StepSet::EMPTY,
        }
    }

    /// What was seen.
    pub const fn steps(&self) -> StepSet {
        self.steps
    }
}

impl Changes for StepsInside {
    const RECORDED: bool = true;

    fn note(&mut self, source: Span, steps: StepSet) {
        if self.span.contains(source) {
            self.steps.extend(steps);
        }
    }
}
