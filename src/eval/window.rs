//! `window`: so many tokens from where something matched.

use crate::eval::{Bound, Case, Scope};
use crate::ids::{NodeId, SignalId};
use crate::ir::Unit;
use crate::scan::Found;
use crate::span::Span;

impl Case<'_> {
    /// The windows inside a unit, by start: one from each token that starts a match of one of the signals.
    pub(super) fn windows(
        &self,
        tokens: usize,
        starts: &[SignalId],
        scope: &Scope,
        bound: &Bound,
    ) -> Vec<Scope> {
        let matches = starts
            .iter()
            .flat_map(|signal| self.matches_in(*signal, scope, bound));
        let mut windows: Vec<Scope> = matches
            .filter_map(|found| self.window(tokens, found, scope))
            .collect();
        windows.sort_by_key(|window| (window.field, window.span));
        windows.dedup();
        windows
    }

    fn window(&self, tokens: usize, found: &Found, scope: &Scope) -> Option<Scope> {
        let field = self.texts().fields.get(found.field as usize)?;
        let unit = if scope.unit == Unit::Document {
            field.span()
        } else {
            scope.span
        };
        let spans = field.tokens().spans();
        let first = spans.partition_point(|token| token.end <= found.span.start);
        let start = spans
            .get(first)
            .map_or(found.span.start, |token| token.start.min(found.span.start))
            .max(unit.start);
        let last = spans
            .get(first + tokens.saturating_sub(1))
            .map_or(unit.end, |token| token.end);
        Some(Scope {
            unit: Unit::Window,
            field: found.field,
            span: Span::new(start, last.min(unit.end).max(start)),
        })
    }

    /// The windows that satisfy the condition, without those whose matches are part of an earlier one's.
    pub(super) fn kept_windows(
        &self,
        (tokens, has, starts): (usize, NodeId, &[SignalId]),
        scope: &Scope,
        bound: &Bound,
    ) -> Vec<Scope> {
        let mut covered = (0, 0);
        let mut kept = self.windows(tokens, starts, scope, bound);
        kept.retain(|window| {
            let matches = starts
                .iter()
                .flat_map(|signal| self.matches_in(*signal, window, bound));
            let reach = (
                window.field,
                matches
                    .map(|found| found.span.end)
                    .max()
                    .unwrap_or(window.span.start),
            );
            let new = reach > covered && self.holds(has, window, bound);
            if new {
                covered = (window.field, window.span.end);
            }
            new
        });
        kept
    }
}
