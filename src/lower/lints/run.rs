//! The list of lints.

use std::collections::BTreeSet;
use std::collections::HashMap;

use crate::fold::Profile;
use crate::ids::RuleId;
use crate::ir::Rates;
use crate::ir::Rule;
use crate::ir::SignalKind;
use crate::ir::TermSet;
use crate::ir::TestCase;
use crate::lower::faults::Faults;
use crate::lower::labels::Labels;
use crate::lower::lints;
use crate::lower::lints::set_facts::SetFacts;
use crate::lower::rule_names::RuleNames;
use crate::lower::rules::Made;
use crate::lower::sets::Sets;
use crate::lower::sets::Written;
use crate::lower::shared::Shared;
use crate::policy::Documents;
use crate::policy::ListDef;
use crate::policy::RuleDef;

/// A set, and which list each of its terms was written in.
#[derive(Clone, Copy)]
pub struct WrittenSet<'s> {
    /// The set.
    pub set: &'s TermSet,
    homes: &'s [u32],
}

impl WrittenSet<'_> {
    /// Whether a term can go because another one does its work: both stand in one list, or it stands in the list that takes
    /// in the other's. Elsewhere its own list may be used alone, and two lists that a third one joins may overlap.
    pub fn may_go(&self, term: usize, other: usize) -> bool {
        let home = |index: usize| self.homes.get(index).copied().unwrap_or(0);
        home(term) == home(other) || home(term) == 0
    }
}

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
    /// The tests of all rules.
    pub tests: &'l [TestCase],
    /// Term sets.
    pub sets: &'l Sets<'a>,
    /// Shared signals.
    pub shared: &'l Shared<'a>,
    /// Lists that no signal reaches.
    pub unused: &'l [&'a ListDef],
}

impl<'a> Lints<'_, 'a> {
    /// Runs every lint.
    pub fn run(&self, faults: &mut Faults) {
        for set in self.least_sets() {
            lints::duplicate_term::check(&set, faults);
            lints::prefix_shadowed::check(&set, faults);
            lints::term_lang_mismatch::check(set.set, faults);
        }
        for set in &self.sets.sets {
            lints::fold_mismatch::check(set, faults);
        }
        for set in self.sets_with_affixes() {
            lints::clitic_ambiguity::check(set, faults);
        }
        let rates = Rates::new(&self.sets.sets);
        let facts: Vec<SetFacts> = self.sets.sets.iter().map(SetFacts::new).collect();
        for (def, rule) in self.rules() {
            let alone = lints::alone::alone(rule, &self.sets.sets, &facts);
            lints::common_word::check(def, &alone, faults);
            let satisfying: Vec<_> = alone.iter().map(|alone| alone.signal).collect();
            lints::costly_rule::check(rule, &rates, &satisfying, faults);
            lints::implied_branch::check(rule, faults);
            lints::lang_gap::check(def, rule, &facts, faults);
            lints::language_without_tables::check(rule, &self.sets.foreign, faults);
            lints::quantity_unfiltered::check(rule, faults);
            lints::missing_dual::check(rule, &self.sets.sets, faults);
            lints::short_term::check(&alone, faults);
            lints::unused_signal::check(rule, faults);
            lints::wide_window::check(rule, faults);
            lints::year_as_count::check(rule, faults);
        }
        lints::implied_rule::check(&self.whole(), &self.sets.sets, self.tests, faults);
        lints::exception_unexplained::check(self.documents, faults);
        lints::zero_weight::check(self.documents, faults);
        lints::unused_list::check(self.documents, self.unused, faults);
        lints::unused_use::check(self.documents, self.shared, faults);
        lints::unused_shared::check(self.documents, self.shared, faults);
        lints::unreachable_threshold::check(self.labels, self.made, faults);
    }

    /// Rules of which nothing was left out, as written and as meant.
    fn rules(&self) -> impl Iterator<Item = (&'a RuleDef, &Rule)> {
        self.whole().into_iter().map(|(_, def, rule)| (def, rule))
    }

    /// As [`Lints::rules`], with their numbers.
    fn whole(&self) -> Vec<(RuleId, &'a RuleDef, &Rule)> {
        let both = self.names.defs.iter().zip(self.made).enumerate();
        let whole = both.filter(|(_, (_, made))| !made.broken);
        let whole = whole.filter_map(|(index, (def, made))| {
            Some((RuleId::new(index), *def, made.rule.as_ref()?))
        });
        whole.collect()
    }

    /// The sets whose terms some rule finds with affixes around them.
    fn sets_with_affixes(&self) -> impl Iterator<Item = &TermSet> {
        let rules = self.rules();
        let signals = rules.flat_map(|(_, rule)| &rule.signals);
        let used = signals.filter_map(|signal| match &signal.kind {
            SignalKind::Terms(used) if used.affixes => Some(used.set),
            _ => None,
        });
        let used: BTreeSet<_> = used.collect();
        let sets = used.into_iter();
        sets.filter_map(|set| self.sets.sets.get(set.index()))
    }

    /// Each list once, under the least fold it is used with: terms that are apart there are meant to be.
    fn least_sets(&self) -> impl Iterator<Item = WrittenSet<'_>> {
        let mut least: HashMap<Written, Profile> = HashMap::new();
        for (set, origin) in self.sets.sets.iter().zip(&self.sets.origins) {
            let fold = least.entry(*origin).or_insert(set.fold);
            *fold = set.fold.min(*fold);
        }
        let homes = self.sets.homes.iter().map(Vec::as_slice);
        let all = self.sets.sets.iter().zip(&self.sets.origins).zip(homes);
        let least = all.filter(move |((set, origin), _)| least.get(origin) == Some(&set.fold));
        least.map(|((set, _), homes)| WrittenSet { set, homes })
    }
}
