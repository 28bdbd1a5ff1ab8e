//! Candidates by plan.

use crate::program::TermsId;
use crate::scan::Found;
use crate::scan::words::WordScratch;

/// Candidates by plan: hits whose edges fit, overlaps and all. Kept from text to text, it allocates only for more hits
/// than ever before.
#[derive(Debug, Default)]
pub struct Hits {
    by_plan: Vec<Vec<Found>>,
    touched: Vec<TermsId>,
    pub(super) scratch: WordScratch,
}

impl Hits {
    /// The candidates of a plan, in no particular order. One may stand there twice.
    pub fn of(&self, plan: TermsId) -> &[Found] {
        self.by_plan.get(plan.index()).map_or(&[], Vec::as_slice)
    }

    /// Forgets everything but the capacity.
    pub fn clear(&mut self) {
        for plan in self.touched.drain(..) {
            self.by_plan[plan.index()].clear();
        }
    }

    /// The plans that have candidates, each once, in no particular order.
    pub fn touched(&self) -> &[TermsId] {
        &self.touched
    }

    pub(super) fn push(&mut self, plan: TermsId, found: Found) {
        if self.by_plan.len() <= plan.index() {
            self.by_plan.resize_with(plan.index() + 1, Vec::new);
        }
        let of_plan = &mut self.by_plan[plan.index()];
        if of_plan.is_empty() {
            self.touched.push(plan);
        }
        of_plan.push(found);
    }
}
