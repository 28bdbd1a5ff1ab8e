//! The automata of what regexes need.

use std::collections::BTreeMap;

use crate::fold::Profile;
use crate::program::{Atoms, Automaton, AutomatonError, Regex, RegexId, RegexPlan};

/// One automaton for each fold that has regexes with atoms. Each regex has its plan.
///
/// # Errors
/// When the atoms do not fit into an automaton.
pub(super) fn all(regexes: &[Regex], plans: &[RegexPlan]) -> Result<Vec<Atoms>, AutomatonError> {
    let mut folds: BTreeMap<Profile, BTreeMap<&str, Vec<RegexId>>> = BTreeMap::new();
    for ((regex, plan), number) in regexes.iter().zip(plans).zip(0..) {
        for atom in regex.atoms() {
            let of_fold = folds.entry(plan.profile).or_default();
            of_fold.entry(atom).or_default().push(RegexId(number));
        }
    }
    let folds = folds.into_iter().map(|(profile, owners)| {
        let automaton = Automaton::new(owners.keys())?;
        Ok(Atoms::new(
            profile,
            automaton,
            owners.into_values().collect(),
        ))
    });
    folds.collect()
}
