//! Where something is put into a text.

use crate::ir::{Expr, Side, Unit};
use crate::probe::leaves::{Leaf, is_nowhere};
use crate::probe::repair::Desk;
use crate::probe::words::{edit, quoted, word_around};
use crate::span::Span;
use crate::verdict::TextEdit;

/// Where something is put in.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub field: u32,
    pub at: usize,
    pub says: String,
}

impl Desk<'_, '_> {
    /// Where a leaf's match would have to stand.
    pub(super) fn spots(&self, leaf: &Leaf<'_>) -> Vec<Spot> {
        let side = match (self.case.rule.expr(leaf.node.node), leaf.node.signal) {
            (Expr::Near(near), Some(signal)) => near
                .with
                .iter()
                .find(|with| with.signal == signal)
                .map(|with| with.side),
            _ => None,
        };
        let fields = &self.case.texts().fields;
        if let Some((anchor, field)) = leaf
            .anchor
            .and_then(|anchor| Some((anchor, fields.get(anchor.field as usize)?)))
        {
            let word = word_around(field.text, anchor.span);
            let name = quoted(anchor.span.of(field.text));
            let spot = |at: usize, says: &str| Spot {
                field: anchor.field,
                at,
                says: format!("{says} {name}"),
            };
            let (before, after) = (
                spot(word.start, "right before"),
                spot(word.end, "right after"),
            );
            return match side.unwrap_or(Side::Either) {
                Side::Before => vec![before],
                Side::After => vec![after],
                Side::Either => vec![after, before],
            };
        }
        let scope = leaf.node.scope;
        let signal = leaf.node.signal.map(|signal| self.case.rule.signal(signal));
        let wanted = signal.and_then(|signal| signal.field.as_deref());
        let number = match (scope.unit, wanted) {
            (Unit::Document, Some(name)) => fields.iter().position(|field| field.name == name),
            _ => Some(scope.field as usize),
        };
        let Some((number, field)) = number.and_then(|number| Some((number, fields.get(number)?)))
        else {
            return vec![];
        };
        let whole = scope.unit == Unit::Document || is_nowhere(&scope);
        let span = if whole { field.span() } else { scope.span };
        let text = span.of(field.text);
        let end = text.trim_end_matches(|c: char| {
            c.is_whitespace() || (c.is_ascii_punctuation() && c != '"') || "؟۔…".contains(c)
        });
        let unit = if whole { "text" } else { scope.unit.as_str() };
        let spot = |at: usize, says: String| Spot {
            field: u32::try_from(number).unwrap_or(u32::MAX),
            at,
            says,
        };
        vec![
            spot(span.start + end.len(), format!("at the end of the {unit}")),
            spot(span.start, format!("at the beginning of the {unit}")),
        ]
    }

    /// An edit that puts a text in, parted by spaces from what stands around it.
    pub(super) fn put(&self, spot: &Spot, text: &str) -> Option<TextEdit> {
        let field = self.case.texts().fields.get(spot.field as usize)?;
        let (before, after) = (field.text.get(..spot.at)?, field.text.get(spot.at..)?);
        let open = |c: char| c.is_alphanumeric() || "\"“”«»".contains(c);
        let left = if before.chars().next_back().is_none_or(char::is_whitespace) {
            ""
        } else {
            " "
        };
        let right = if after.starts_with(open) { " " } else { "" };
        Some(edit(
            field.name,
            Span::new(spot.at, spot.at),
            &format!("{left}{text}{right}"),
        ))
    }
}
