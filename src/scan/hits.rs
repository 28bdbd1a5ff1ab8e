//! Matches by plan.

use crate::program::TermsId;
use crate::scan::words::WordScratch;
use crate::scan::{Found, choose};

/// Matches by plan, or hits whose edges do not fit. Kept from text to text, it allocates only for more hits
/// than ever before.
#[derive(Debug, Default)]
pub struct Hits {
    by_plan: Vec<Vec<Found>>,
    touched: Vec<TermsId>,
    pub(super) scratch: WordScratch,
}

impl Hits {
    /// The matches of a plan, by place; failing hits in no particular order, and one may stand there twice.
    pub fn of(&self, plan: TermsId) -> &[Found] {
        self.by_plan.get(plan.index()).map_or(&[], Vec::as_slice)
    }

    /// Makes matches of the candidates of each plan: by place, without overlap.
    pub(super) fn settle(&mut self) {
        for plan in &self.touched {
            choose(&mut self.by_plan[plan.index()]);
        }
    }

    /// Forgets everything but the capacity.
    pub fn clear(&mut self) {
        for plan in self.touched.drain(..) {
            self.by_plan[plan.index()].clear();
        }
    }

    /// The plans that have matches, each once, in no particular order.
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
