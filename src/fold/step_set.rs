//! A set of steps in one word.

use crate::fold::Step;

/// Which steps changed a scalar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StepSet(u16);

impl StepSet {
    /// No step.
    pub const EMPTY: Self = Self(0);

    /// The set of one step.
    pub const fn of(step: Step) -> Self {
        Self(1 << step as u16)
    }

    /// Adds a step.
    pub const fn insert(&mut self, step: Step) {
        self.0 |= 1 << step as u16;
    }

    /// Adds all steps of `other`.
    pub const fn extend(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether the step is in the set.
    pub const fn has(self, step: Step) -> bool {
        self.0 & (1 << step as u16) != 0
    }

    /// The steps in order.
    pub fn steps(self) -> Vec<Step> {
        Step::ALL
            .into_iter()
            .filter(|step| self.has(*step))
            .collect()
    }
}
