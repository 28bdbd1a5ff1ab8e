//! `seq`, traced: where the chain breaks.

use crate::eval::trace::traced::{Traced, cost_of};
use crate::eval::{Case, Cited, Scope};
use crate::ids::NodeId;
use crate::ir::{Reason, Seq};
use crate::limits;

impl Case<'_> {
    pub(super) fn traced_seq(&self, node: NodeId, seq: &Seq, scope: Scope) -> Traced {
        let mut traced = Traced::new(node, "seq", scope);
        for binding in self
            .seq_bindings(seq, &scope, &[])
            .into_iter()
            .take(limits::MATCHES)
        {
            traced
                .matches
                .extend(binding.into_iter().filter_map(|(signal, found)| {
                    Some(Cited {
                        signal,
                        found: found?,
                    })
                }));
        }
        let holds = !traced.matches.is_empty();
        let steps = seq.of.iter().enumerate();
        traced.children = steps
            .map(|(at, step)| self.leaf(node, step.signal, scope, format!(".of[{at}]")))
            .collect();
        if !holds && traced.children.iter().all(|child| child.holds) {
            traced.reasons = self.broken_chain(seq, &scope);
        }
        let missing: u64 = traced.children.iter().map(|child| child.cost).sum();
        let cost = if missing > 0 {
            missing
        } else {
            cost_of(&traced.reasons)
        };
        traced.settled(holds, cost)
    }

    /// Where the chain breaks that gets farthest: the next step is too far off, or nowhere behind.
    fn broken_chain(&self, seq: &Seq, scope: &Scope) -> Vec<Reason> {
        for length in (1..seq.of.len()).rev() {
            let part = Seq {
                id: None,
                of: seq.of[..length].to_vec(),
            };
            let step = &seq.of[length];
            let next = self.matches_in(step.signal, scope, &[]);
            let ends = self
                .seq_bindings(&part, scope, &[])
                .into_iter()
                .filter_map(|chain| chain.last()?.1);
            let gaps = ends.filter_map(|end| {
                let after = next
                    .iter()
                    .find(|found| found.field == end.field && found.span.start >= end.span.end)?;
                let field = self.texts().fields.get(end.field as usize)?;
                Some(field.tokens().between(end.span.end, after.span.start))
            });
            let gaps: Vec<usize> = gaps.collect();
            if let Some(got) = gaps.iter().min() {
                return vec![Reason::TooFar {
                    got: *got as u64,
                    max: step.gap as u64,
                }];
            }
            if !self.seq_bindings(&part, scope, &[]).is_empty() {
                return vec![Reason::WrongSide];
            }
        }
        vec![Reason::WrongSide]
    }
}
