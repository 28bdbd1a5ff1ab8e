//! Matches by plan.

use crate::program::{RegexId, TermsId};
use crate::scan::words::WordScratch;
use crate::scan::{Found, choose};

/// Matches by plan, or hits whose edges do not fit. Kept from text to text, it allocates only for more hits
/// than ever before.
#[derive(Debug, Default)]
pub struct Hits {
    by_plan: Vec<Vec<Found>>,
    touched: Vec<TermsId>,
    atoms: FoundAtoms,
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
        self.atoms.clear();
        for plan in self.touched.drain(..) {
            self.by_plan[plan.index()].clear();
        }
    }

    /// The plans that have matches, each once, in no particular order.
    pub fn touched(&self) -> &[TermsId] {
        &self.touched
    }

    /// The regexes of which an atom was found, each once, in no particular order.
    pub fn atoms(&self) -> &[RegexId] {
        &self.atoms.touched
    }

    /// Whether atoms were looked for, and none of this regex is there. It says nothing of regexes that have none.
    pub fn lack_atom(&self, regex: RegexId) -> bool {
        self.atoms.looked_for && !self.atoms.is_there(regex)
    }

    pub(super) fn look_for_atoms(&mut self, found: impl Iterator<Item = RegexId>) {
        self.atoms.looked_for = true;
        found.for_each(|regex| self.atoms.push(regex));
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

/// Regexes by what was found of their atoms.
#[derive(Debug, Default)]
struct FoundAtoms {
    looked_for: bool,
    there: Vec<bool>,
    touched: Vec<RegexId>,
}

impl FoundAtoms {
    fn is_there(&self, regex: RegexId) -> bool {
        self.there.get(regex.index()).copied().unwrap_or(false)
    }

    fn push(&mut self, regex: RegexId) {
        if self.there.len() <= regex.index() {
            self.there.resize(regex.index() + 1, false);
        }
        if let Some(there) = self.there.get_mut(regex.index()).filter(|there| !**there) {
            *there = true;
            self.touched.push(regex);
        }
    }

    fn clear(&mut self) {
        self.looked_for = false;
        for regex in self.touched.drain(..) {
            self.there[regex.index()] = false;
        }
    }
}
