//! Collects the mutants of one rule.

use crate::ids::RuleId;
use crate::ir::Rule;
use crate::source::Place;
use crate::testing::bench::Change;
use crate::testing::mutants::mutant::Hint;
use crate::testing::mutants::mutant::Mutant;

/// The mutants of one rule, as they are thought of.
pub(super) struct Maker<'a> {
    pub(super) id: RuleId,
    pub(super) rule: &'a Rule,
    /// Tests of the rule, by place in the policy.
    pub(super) tests: &'a [usize],
    pub(super) mutants: Vec<Mutant>,
}

impl Maker<'_> {
    /// A mutant whose rule is `edit`ed.
    pub(super) fn edit(
        &mut self,
        (place, path): (Place, &str),
        what: impl Into<String>,
        hint: Hint,
        edit: impl FnOnce(&mut Rule),
    ) {
        let mut rule = self.rule.clone();
        edit(&mut rule);
        self.mutants.push(Mutant {
            rule: self.id,
            place,
            path: path.to_owned(),
            what: what.into(),
            change: Change::Rule(self.id, Box::new(rule)),
            tests: self.tests.to_vec(),
            hint,
        });
    }
}

/// A distance one less, one more, and doubled; with each, the distance at which the difference shows.
pub(super) fn distances(tokens: usize) -> Vec<(usize, usize)> {
    let mut out = vec![];
    out.extend(tokens.checked_sub(1).map(|less| (less, tokens)));
    out.push((tokens + 1, tokens + 1));
    if tokens > 1 {
        out.push((tokens * 2, tokens + 1));
    }
    out.retain(|(to, _)| *to <= MOST);
    out
}

/// The greatest distance that a policy may ask for.
const MOST: usize = 1000;

/// A bound one less and one more; with each, a number at which the difference shows.
pub(super) fn bounds(bound: u64, least: bool) -> Vec<(u64, u64)> {
    let mut out = vec![];
    if let Some(less) = bound.checked_sub(1) {
        out.push((less, if least { less } else { bound }));
    }
    if let Some(more) = bound.checked_add(1) {
        out.push((more, if least { bound } else { more }));
    }
    out
}
