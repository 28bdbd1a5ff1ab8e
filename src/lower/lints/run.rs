//! The list of lints.

use std::collections::HashMap;

use crate::fold::Profile;
use crate::ir::Rule;
use crate::ir::TermSet;
use crate::lower::faults::Faults;
use crate::lower::labels::Labels;
use crate::lower::lints;
use crate::lower::lints::set_facts::SetFacts;
use crate::lower::rule_names::RuleNames;
use crate::lower::rules::Made;
use crate::lower::sets::Sets;
use crate::lower::sets::Written;
use crate::policy::Documents;
use crate::policy::ListDef;
use crate::policy::RuleDef;

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

impl<'a> Lints<'_, 'a> {
    /// Runs every lint.
    pub fn run(&self, faults: &mut Faults) {
        for set in self.least_sets() {
            lints::duplicate_term::check(set, faults);
            lints::prefix_shadowed::check(set, faults);
            lints::term_lang_mismatch::check(set, faults);
        }
        let facts: Vec<SetFacts> = self.sets.sets.iter().map(SetFacts::new).collect();
        for (def, rule) in self.rules() {
            lints::implied_branch::check(rule, faults);
            lints::lang_gap::check(def, rule, &facts, faults);
            lints::language_without_tables::check(rule, &self.sets.foreign, faults);
            lints::quantity_unfiltered::check(rule, faults);
            lints::short_term::check(rule, &self.sets.sets, &facts, faults);
            lints::unused_signal::check(rule, faults);
            lints::wide_window::check(rule, faults);
        }
        lints::exception_unexplained::check(self.documents, faults);
        lints::zero_weight::check(self.documents, faults);
        lints::unused_list::check(self.documents, self.unused, faults);
        lints::unreachable_threshold::check(self.labels, self.made, faults);
    }

    /// Rules of which nothing was left out, as written and as meant.
    fn rules(&self) -> impl Iterator<Item = (&'a RuleDef, &Rule)> {
        let both = self.names.defs.iter().zip(self.made);
        let whole = both.filter(|(_, made)| !made.broken);
        whole.filter_map(|(def, made)| Some((*def, made.rule.as_ref()?)))
    }

    /// Each list once, under the least fold it is used with: terms that are apart there are meant to be.
    fn least_sets(&self) -> impl Iterator<Item = &TermSet> {
        let mut least: HashMap<Written, Profile> = HashMap::new();
        for (set, origin) in self.sets.sets.iter().zip(&self.sets.origins) {
            let fold = least.entry(*origin).or_insert(set.fold);
            *fold = set.fold.min(*fold);
        }
        let both = self.sets.sets.iter().zip(&self.sets.origins);
        both.filter(move |(set, origin)| least.get(origin) == Some(&set.fold))
            .map(|(set, _)| set)
    }
}
