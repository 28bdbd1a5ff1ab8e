//! What a finding shows: the matches it cites, and its captures.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::fold::{Profile, steps_in};
use crate::ids::{NodeId, SignalId};
use crate::ir::{Capture, CaptureOf, Expr, Per, SignalKind};
use crate::limits;
use crate::name::Name;
use crate::reference::bindings::{Binding, near, seq, windows};
use crate::reference::findings::{Instance, way};
use crate::reference::holds::Reading;
use crate::reference::matches::Found;
use crate::reference::units::{Area, inside};
use crate::span::Span;
use crate::verdict::{Affix, Captured, Match, Value};

/// How many matches a rule has cited on a document for the uses of each signal, and of which there were more than it may.
#[derive(Default)]
pub struct Quota {
    spent: BTreeMap<SignalId, usize>,
    pub cut: BTreeSet<SignalId>,
}

/// The matches that an instance cites: those of its binding, and for each positive use of a signal elsewhere in `when`
/// those that count in the unit of the instance around that use, the first [`limits::MATCHES`] of them and in all
/// instances of a rule no more than [`limits::CITATIONS`] a signal; each once, in order of field, start, end descending
/// and signal.
pub fn cited<'a>(
    reading: &Reading<'a>,
    instance: &Instance<'a>,
    quota: &mut Quota,
) -> Vec<Found<'a>> {
    let binding = instance.binding.iter();
    let mut cited: Vec<_> = binding.flat_map(|binding| binding.bound.clone()).collect();
    uses(
        reading,
        instance,
        reading.rule.when,
        Area::DOCUMENT,
        (&mut cited, quota),
    );
    let key = |one: &Found<'a>| {
        let Span { start, end } = one.span;
        (one.field, start, Reverse(end), one.signal, one.rank)
    };
    cited.sort_by_key(key);
    cited.dedup_by_key(|one| key(one));
    cited
}

/// Gathers the matches of positive uses at and below `node`, outside of what `per` names.
fn uses<'a>(
    reading: &Reading<'a>,
    instance: &Instance<'a>,
    node: NodeId,
    area: Area,
    (cited, quota): (&mut Vec<Found<'a>>, &mut Quota),
) {
    if let Some(Per::Node(named) | Per::Signal(_, named)) = reading.rule.per
        && named == node
    {
        return;
    }
    let expr = reading.rule.expr(node);
    if matches!(expr, Expr::None(_) | Expr::Not(_)) {
        return;
    }
    for signal in expr.positive_signals() {
        let spent = quota.spent.entry(signal).or_default();
        let left = limits::MATCHES.min(limits::CITATIONS - *spent);
        let mut matches = reading.of(signal, area);
        let before = cited.len();
        cited.extend(matches.by_ref().take(left).cloned());
        *spent += cited.len() - before;
        if matches.next().is_some() {
            quota.cut.insert(signal);
        }
    }
    let chosen = instance.chain.iter().find(|(unit, _)| *unit == node);
    let area = chosen.map_or(area, |(_, chosen)| *chosen);
    for part in expr.children() {
        uses(reading, instance, part, area, (cited, quota));
    }
}

/// A match as verdicts show it. Its folds are those it was found by: quantities are read by default, quotes as written.
pub fn shown(reading: &Reading<'_>, one: &Found<'_>) -> Match {
    let text = &reading.texts[one.field];
    let signal = reading.rule.signal(one.signal);
    let affix = |&(side, span): &(_, Span)| Affix {
        side,
        text: span.of(text.text).into(),
        span,
    };
    Match {
        signal: (&signal.name).into(),
        term: one.term.map(|term| term.text().into()),
        value: one.amount.map(|amount| amount.value),
        text: one.span.of(text.text).to_owned(),
        span: one.span,
        folds: match signal.kind {
            SignalKind::Quote { .. } => Vec::new(),
            SignalKind::Quantity(_) => steps_in(Profile::Default, text.text, one.span),
            _ => steps_in(signal.fold, text.text, one.span),
        },
        affixes: one.affixes.iter().map(affix).collect(),
        field: field(reading, one),
    }
}

/// The name of a match's field, where the document has several.
fn field(reading: &Reading<'_>, one: &Found<'_>) -> Option<Name> {
    (reading.texts.len() > 1).then(|| reading.texts[one.field].name.into())
}

/// The captures of an instance by name; what bound nothing is left out.
pub fn captures(reading: &Reading<'_>, instance: &Instance<'_>) -> BTreeMap<Name, Captured> {
    let captures = reading.rule.captures.iter();
    let bound = captures.filter_map(|capture| {
        let one = source(reading, instance, capture)?;
        Some((
            (&capture.name).into(),
            captured(reading, &one, &capture.of)?,
        ))
    });
    bound.collect()
}

/// The match that a capture is taken from: of several that a binding binds, the first in order.
fn source<'a>(
    reading: &Reading<'a>,
    instance: &Instance<'a>,
    capture: &Capture,
) -> Option<Found<'a>> {
    let named = |binding: &Binding<'a>| {
        let bound = binding.means.get(&capture.signal);
        bound.map(|bound| bound.first().cloned())
    };
    if let Some(bound) = instance.binding.as_ref().and_then(named) {
        return bound;
    }
    match capture.node.filter(|_| instance.binding.is_none()) {
        Some(node) => {
            let way = way(reading.rule, reading.rule.when, node);
            let below = way.get(instance.chain.len()..).unwrap_or_default();
            named(&first_binding(reading, below, instance.area)?)?
        }
        None => reading.of(capture.signal, instance.area).next().cloned(),
    }
}

/// The first binding of the near or seq at the end of a way: every unit on the way is tried in order, whether or not
/// all else holds there.
fn first_binding<'a>(reading: &Reading<'a>, way: &[NodeId], area: Area) -> Option<Binding<'a>> {
    let (&node, rest) = way.split_first()?;
    let units = match reading.rule.expr(node) {
        Expr::Near(of) => return near(reading, of, area).into_iter().next(),
        Expr::Seq(of) => return seq(reading, of, area).into_iter().next(),
        Expr::In { unit, .. } => inside(reading.texts, *unit, area),
        Expr::Window { tokens, starts, .. } => windows(reading, *tokens, starts, area),
        _ => vec![area],
    };
    let mut units = units.into_iter();
    units.find_map(|unit| first_binding(reading, rest, unit))
}

/// What is taken of a match; nothing, where it has no such thing.
fn captured(reading: &Reading<'_>, one: &Found<'_>, of: &CaptureOf) -> Option<Captured> {
    let text = |span: Span| span.of(reading.texts[one.field].text).to_owned();
    let read = |value: Value, span: Span| Captured {
        value,
        text: Some(text(span)),
        span: Some(span),
        field: field(reading, one),
    };
    let said = |value: &str| Captured {
        value: Value::Text(value.to_owned()),
        text: None,
        span: None,
        field: None,
    };
    let value = match of {
        CaptureOf::Text => Value::Text(text(one.span)),
        CaptureOf::Is => Value::Text(one.term?.value().to_owned()),
        CaptureOf::Term => Value::Text(one.term?.text().to_owned()),
        CaptureOf::Value => Value::Number(one.amount?.value),
        CaptureOf::Qualifier => return Some(said(one.amount?.qualifier.as_str())),
        CaptureOf::Kind => return Some(said(one.amount?.kind.as_str())),
        CaptureOf::Group(name) => {
            let (_, span) = one.groups.iter().find(|(group, _)| group == name)?;
            return Some(read(Value::Text(text(*span)), *span));
        }
    };
    Some(read(value, one.span))
}
