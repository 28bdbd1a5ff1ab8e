//! The list of lints.

use crate::lower::faults::Faults;
use crate::lower::labels::Labels;
use crate::lower::rule_names::RuleNames;
use crate::lower::rules::Made;
use crate::lower::sets::Sets;
use crate::policy::Documents;
use crate::policy::ListDef;

/// What lints look at.
pub struct Lints<'l, 'a> {
    /// Everything as written.
    pub documents: &'a Documents,
    /// The labels.
    pub labels: &'l Labels<'a>,
    /// All rules by name.
    pub names: &'l RuleNames<'a>,
    /// The rules as meant, in the same order.
    pub made: &'l [Made],
    /// Term sets.
    pub sets: &'l Sets<'a>,
    /// Lists that no signal reaches.
    pub unused: &'l [&'a ListDef],
}

impl Lints<'_, '_> {
    /// Runs every lint.
    pub fn run(&self, faults: &mut Faults) {
        let _ = (
            self.documents,
            self.labels,
            self.names,
            self.made,
            self.sets,
            self.unused,
            faults,
        );
    }
}
