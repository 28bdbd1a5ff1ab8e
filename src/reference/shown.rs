//! What a finding shows: the matches it cites, and its captures.

use std::collections::{BTreeMap, BTreeSet};

use crate::fold::{Profile, steps_in};
use crate::ids::{NodeId, SignalId};
use crate::ir::{Capture, CaptureOf, Expr, Per, SignalKind};
use crate::limits;
use crate::name::Name;
use crate::reference::bindings::Binding;
use crate::reference::findings::{Instance, way};
use crate::reference::holds::Reading;
use crate::reference::matches::Found;
use crate::reference::units::{Area, inside};
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
    let bound = instance.binding.iter().flat_map(|binding| &binding.bound);
    let mut cited: Vec<_> = bound.cloned().collect();
    for (signal, area) in uses(reading, instance, reading.rule.when, Area::DOCUMENT) {
        let spent = quota.spent.entry(signal).or_default();
        let left = limits::MATCHES.min(limits::CITATIONS - *spent);
        let all: Vec<_> = reading.of(signal, area).take(left + 1).collect();
        *spent += all.len().min(left);
        cited.extend(all.iter().take(left).copied().cloned());
        if all.len() > left {
            quota.cut.insert(signal);
        }
    }
    let key = |one: &Found<'a>| {
        let (field, start, end, rank) = one.order();
        (field, start, end, one.signal, rank)
    };
    cited.sort_by_key(key);
    cited.dedup_by_key(|one| key(one));
    cited
}

/// The positive uses of signals at and below `node`, outside of what `per` names, each with the unit around it.
fn uses(
    reading: &Reading<'_>,
    instance: &Instance<'_>,
    node: NodeId,
    area: Area,
) -> Vec<(SignalId, Area)> {
    let expr = reading.rule.expr(node);
    let named = match reading.rule.per {
        Some(Per::Node(named) | Per::Signal(_, named)) => named == node,
        None => false,
    };
    if named || matches!(expr, Expr::None(_) | Expr::Not(_)) {
        return Vec::new();
    }
    let own = expr.positive_signals().into_iter();
    let own = own.map(|signal| (signal, area));
    let chosen = instance.chain.iter().find(|(unit, _)| *unit == node);
    let area = chosen.map_or(area, |(_, chosen)| *chosen);
    let below = expr.children().into_iter();
    own.chain(below.flat_map(|part| uses(reading, instance, part, area)))
        .collect()
}

/// A match as verdicts show it. Its folds are those it was found by: quantities are read by default, quotes as written.
pub fn shown(reading: &Reading<'_>, one: &Found<'_>) -> Match {
    let text = reading.texts[one.field].text;
    let signal = reading.rule.signal(one.signal);
    let affixes = one.affixes.iter().map(|&(side, span)| Affix {
        side,
        text: span.of(text).into(),
        span,
    });
    Match {
        signal: (&signal.name).into(),
        term: one.term.map(|term| term.text().into()),
        value: one.amount.as_ref().map(|amount| amount.value),
        text: one.span.of(text).to_owned(),
        span: one.span,
        folds: match signal.kind {
            SignalKind::Quote { .. } => Vec::new(),
            SignalKind::Quantity(_) => steps_in(Profile::Default, text, one.span),
            _ => steps_in(signal.fold, text, one.span),
        },
        affixes: affixes.collect(),
        field: field(reading, one),
    }
}

/// The name of a match's field, where the document has several.
fn field(reading: &Reading<'_>, one: &Found<'_>) -> Option<Name> {
    (reading.texts.len() > 1).then(|| reading.texts[one.field].name.into())
}

/// The captures of an instance by name; what bound nothing is left out.
pub fn captures(reading: &Reading<'_>, instance: &Instance<'_>) -> BTreeMap<Name, Captured> {
    let captured = |capture: &Capture| {
        let one = source(reading, instance, capture)?;
        let value = taken(reading, &one, &capture.of)?;
        Some(((&capture.name).into(), value))
    };
    reading.rule.captures.iter().filter_map(captured).collect()
}

/// The match that a capture is taken from: of several that a binding binds, the first in order.
fn source<'a>(
    reading: &Reading<'a>,
    instance: &Instance<'a>,
    capture: &Capture,
) -> Option<Found<'a>> {
    let first = match (&instance.binding, capture.node) {
        (None, Some(node)) => {
            let way = way(reading.rule, reading.rule.when, node);
            let below = &way[instance.chain.len()..];
            Some(first_binding(reading, below, instance.area)?)
        }
        (binding, _) => binding.clone(),
    };
    match first.and_then(|mut binding| binding.means.remove(&capture.signal)) {
        Some(meant) => meant.into_iter().next(),
        None => reading.of(capture.signal, instance.area).next().cloned(),
    }
}

/// The first binding of the near or seq at the end of a way: every unit on the way is tried in order, whether or not
/// all else holds there.
fn first_binding<'a>(reading: &Reading<'a>, way: &[NodeId], area: Area) -> Option<Binding<'a>> {
    let (&node, rest) = way.split_first()?;
    let units = match reading.rule.expr(node) {
        Expr::Near(of) => return reading.near(of, area).into_iter().next(),
        Expr::Seq(of) => return reading.seq(of, area).into_iter().next(),
        Expr::In { unit, .. } => inside(reading.texts, *unit, area),
        Expr::Window { tokens, starts, .. } => reading.windows(*tokens, starts, area),
        _ => vec![area],
    };
    let mut units = units.into_iter();
    units.find_map(|unit| first_binding(reading, rest, unit))
}

/// What is taken of a match; nothing, where it has no such thing. Qualifier and kind stand nowhere in the text.
fn taken(reading: &Reading<'_>, one: &Found<'_>, of: &CaptureOf) -> Option<Captured> {
    let text = reading.texts[one.field].text;
    let mut span = Some(one.span);
    let said = |said: &str| Value::Text(said.to_owned());
    let value = match of {
        CaptureOf::Text => said(one.span.of(text)),
        CaptureOf::Is => said(one.term?.value()),
        CaptureOf::Term => said(one.term?.text()),
        CaptureOf::Value => Value::Number(one.amount.as_ref()?.value),
        CaptureOf::Qualifier | CaptureOf::Kind => {
            span = None;
            let amount = one.amount.as_ref()?;
            let is_kind = *of == CaptureOf::Kind;
            said(if is_kind {
                amount.kind.as_str()
            } else {
                amount.qualifier.as_str()
            })
        }
        CaptureOf::Group(name) => {
            let group = one.groups.iter().find(|(group, _)| group == name)?;
            span = Some(group.1);
            said(group.1.of(text))
        }
    };
    Some(Captured {
        value,
        text: span.map(|span| span.of(text).to_owned()),
        span,
        field: span.and_then(|_| field(reading, one)),
    })
}
