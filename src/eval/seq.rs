//! `seq`: matches in order.

use crate::eval::near::Binding;
use crate::eval::{Bound, Case, Scope};
use crate::ir::Seq;
use crate::scan::Found;

impl Case<'_> {
    /// The bindings of a seq: for each match of the first element, the first chain in order of starts.
    ///
    /// Whether a chain can be finished from a match does not depend on how it got there, so the steps are worked out from
    /// the last to the first: each match knows the next one from which a chain can be finished.
    pub(super) fn seq_bindings(&self, seq: &Seq, scope: &Scope, bound: &Bound) -> Vec<Binding> {
        let steps: Vec<&[Found]> = seq
            .of
            .iter()
            .map(|step| self.matches_in(step.signal, scope, bound))
            .collect();
        let Some(last) = steps.last() else {
            return vec![];
        };
        // next[i][j]: of step i's match j, the match of step i + 1 that follows; finished chains only.
        let mut next: Vec<Vec<Option<usize>>> = vec![vec![]; steps.len()];
        let mut finishes = vec![true; last.len()];
        for index in (0..steps.len().saturating_sub(1)).rev() {
            next[index] = self.followers(
                steps[index],
                steps[index + 1],
                &finishes,
                seq.of[index + 1].gap,
            );
            finishes = next[index].iter().map(Option::is_some).collect();
        }
        let starts =
            (0..steps[0].len()).filter(|start| steps.len() == 1 || next[0][*start].is_some());
        let chain = |start: usize| {
            let mut at = Some(start);
            let links = seq.of.iter().enumerate().map(|(index, step)| {
                let found = at.and_then(|at| steps[index].get(at)).copied();
                at = at.and_then(|at| next[index].get(at).copied().flatten());
                (step.signal, found)
            });
            links.collect()
        };
        starts.map(chain).collect()
    }

    /// For each match, the first of the following ones within `gap` from which the chain can be finished.
    fn followers(
        &self,
        from: &[Found],
        to: &[Found],
        finishes: &[bool],
        gap: usize,
    ) -> Vec<Option<usize>> {
        let mut good_from = vec![None; to.len() + 1];
        for index in (0..to.len()).rev() {
            good_from[index] = if finishes[index] {
                Some(index)
            } else {
                good_from[index + 1]
            };
        }
        let follower = |found: &Found| {
            let first = to.partition_point(|other| {
                (other.field, other.span.start) < (found.field, found.span.end)
            });
            let index = good_from[first]?;
            let field = self.texts().fields.get(found.field as usize)?;
            let near = to[index].field == found.field
                && field.tokens().between(found.span.end, to[index].span.start) <= gap;
            near.then_some(index)
        };
        from.iter().map(follower).collect()
    }
}
