//! Which matches `near`, `seq` and `window` bind together.

use std::collections::BTreeMap;

use crate::ids::{NodeId, SignalId};
use crate::ir::{Expr, Near, Per, Seq, Unit, With};
use crate::reference::holds::Reading;
use crate::reference::matches::{Found, touching};
use crate::reference::units::Area;
use crate::span::Span;

/// One way in which a node of a rule holds.
#[derive(Clone, Debug, Default)]
pub struct Binding<'a> {
    /// Its matches, in the order in which they were bound.
    pub bound: Vec<Found<'a>>,
    /// The signals that mean exactly these of its matches (in order, possibly none) in `score`, in `unless` at the
    /// finding's own unit, and in captures.
    pub means: BTreeMap<SignalId, Vec<Found<'a>>>,
}

impl<'a> Binding<'a> {
    fn bind(&mut self, signal: SignalId, one: Option<&Found<'a>>) {
        self.bound.extend(one.cloned());
        let means = self.means.entry(signal).or_default();
        means.extend(one.cloned());
        means.sort_by_key(Found::order);
    }
}

/// The bindings of a `near` in a unit: one for each match of the anchor that has all its required company.
pub fn near<'a>(reading: &Reading<'a>, near: &Near, area: Area) -> Vec<Binding<'a>> {
    let mut bindings = Vec::new();
    for anchor in reading.of(near.anchor, area) {
        let mut binding = Binding::default();
        binding.bind(near.anchor, Some(anchor));
        let complete = near.with.iter().all(|with| {
            let nearest = nearest(reading, anchor, with, area);
            binding.bind(with.signal, nearest);
            nearest.is_some() || with.optional
        });
        if complete {
            bindings.push(binding);
        }
    }
    bindings
}

/// The nearest match that may keep an anchor company: by preferred side, distance, then start.
fn nearest<'a>(
    reading: &Reading<'a>,
    anchor: &Found<'a>,
    with: &With,
    area: Area,
) -> Option<&'a Found<'a>> {
    let text = &reading.texts[anchor.field];
    let reach = text.reach(anchor.span, with.tokens);
    let candidates = touching(reading.surviving[with.signal.index()], anchor.field, reach);
    let candidates = candidates.filter(|one| area.contains(one.field, one.span));
    let distances = candidates.filter_map(|one| {
        let fused = is_fused(anchor, one).then_some(0);
        let distance = fused.or_else(|| anchor.distance(one, with.side, text))?;
        (distance <= with.tokens).then_some((distance, one))
    });
    let preferred = |one: &Found<'a>| match with.prefer {
        Some(side) => is_fused(anchor, one) || anchor.distance(one, side, text).is_some(),
        None => true,
    };
    let nearest =
        distances.min_by_key(|(distance, one)| (!preferred(one), *distance, one.span.start));
    nearest.map(|(_, one)| one)
}

/// Whether these are a dual term and the quantity made of one, at the same place: they stand at distance 0 on any side,
/// although they overlap.
fn is_fused(one: &Found<'_>, other: &Found<'_>) -> bool {
    let quantity_and_term = one.amount.is_some() != other.amount.is_some();
    one.dual && other.dual && quantity_and_term && one.span == other.span
}

/// The bindings of a `seq` in a unit: for each match of the first step from which a chain leads through all steps, the
/// first such chain in order of start.
pub fn seq<'a>(reading: &Reading<'a>, seq: &Seq, area: Area) -> Vec<Binding<'a>> {
    let Some(first) = seq.of.first() else {
        return Vec::new();
    };
    // From the last step back: which matches of a step lead on to the end.
    let mut leading: Vec<Vec<&'a Found<'a>>> = Vec::new();
    for (k, step) in seq.of.iter().enumerate().rev() {
        let gap = seq.of.get(k + 1).map(|next| next.gap);
        let onward = leading.last();
        let leads = |one: &&'a Found<'a>| match (gap, onward) {
            (Some(gap), Some(onward)) => next(reading, one, onward, gap).is_some(),
            _ => true,
        };
        let matches = reading.of(step.signal, area).filter(leads).collect();
        leading.push(matches);
    }
    leading.reverse();
    let chain = |start: &&'a Found<'a>| {
        let mut binding = Binding::default();
        binding.bind(first.signal, Some(start));
        let mut last = *start;
        for (step, onward) in seq.of.iter().zip(&leading).skip(1) {
            last = next(reading, last, onward, step.gap)?;
            binding.bind(step.signal, Some(last));
        }
        Some(binding)
    };
    let starts = leading.first().into_iter().flatten();
    starts.filter_map(chain).collect()
}

/// The first of `onward`, which stand in order, that starts at the end of `last` or after it, in the same field, with at
/// most `gap` tokens between.
fn next<'a>(
    reading: &Reading<'a>,
    last: &Found<'a>,
    onward: &[&'a Found<'a>],
    gap: usize,
) -> Option<&'a Found<'a>> {
    let from = (last.field, last.span.end);
    let first = onward.partition_point(|one| (one.field, one.span.start) < from);
    let next = *onward.get(first)?;
    let near =
        next.field == last.field && reading.texts[last.field].distance(last.span, next.span) <= gap;
    near.then_some(next)
}

/// The windows in a unit: one from each token that starts a match of `starts`, or that the match starts in; from the
/// match itself where it starts in no token. It ends with its last token, at the latest with the unit.
pub fn windows(reading: &Reading<'_>, tokens: usize, starts: &[SignalId], area: Area) -> Vec<Area> {
    let mut starting: Vec<&Found<'_>> = reading.of_all(starts, area);
    starting.sort_by_key(|one| (one.order(), one.signal));
    let mut windows: Vec<Area> = Vec::new();
    for one in starting {
        let text = &reading.texts[one.field];
        let Some(unit) = area.within(one.field, text) else {
            continue;
        };
        let all = text.tokens.spans();
        let first = all.partition_point(|token| token.end <= one.span.start);
        let inside = all.get(first).filter(|token| token.start <= one.span.start);
        let start = inside.map_or(one.span.start, |token| token.start.max(unit.start));
        let last = all.get(first + tokens.saturating_sub(1));
        let end = last.map_or(unit.end, |token| token.end.min(unit.end));
        windows.push(Area::new(Unit::Window, one.field, Span::new(start, end)));
    }
    windows.dedup();
    windows
}

/// The windows in a unit in which `has` holds, each with the matches of `starts` inside. One whose matches are all
/// inside an earlier one that was kept is left out; it is enough to look at the last, since windows start and end in
/// the same order.
pub fn kept_windows<'a>(
    reading: &Reading<'a>,
    window: NodeId,
    area: Area,
) -> Vec<(Area, Binding<'a>)> {
    let Expr::Window {
        tokens,
        has,
        starts,
        ..
    } = reading.rule.expr(window)
    else {
        return Vec::new();
    };
    let mut kept: Vec<(Area, Binding<'a>)> = Vec::new();
    for window in windows(reading, *tokens, starts, area) {
        let bound: Vec<_> = reading
            .of_all(starts, window)
            .into_iter()
            .cloned()
            .collect();
        let mut within = bound.iter().map(|one| (one.field, one.span));
        let part = kept
            .last()
            .is_some_and(|(last, _)| within.all(|(field, span)| last.contains(field, span)));
        if !part && reading.holds(*has, window) {
            let means = BTreeMap::new();
            kept.push((window, Binding { bound, means }));
        }
    }
    kept
}

/// The bindings of what `captures.per` names, in a unit that holds it, each with the unit it stands in: its own for a
/// window.
pub fn per<'a>(reading: &Reading<'a>, per: Per, area: Area) -> Vec<(Area, Binding<'a>)> {
    let node = match per {
        Per::Node(node) | Per::Signal(_, node) => node,
    };
    let bindings = match (per, reading.rule.expr(node)) {
        (Per::Node(_), Expr::Window { .. }) => return kept_windows(reading, node, area),
        (Per::Node(_), Expr::Near(of)) => near(reading, of, area),
        (Per::Node(_), Expr::Seq(of)) => seq(reading, of, area),
        (Per::Signal(signal, _), Expr::Near(of)) => by_match(near(reading, of, area), signal),
        (Per::Signal(signal, _), Expr::Seq(of)) => by_match(seq(reading, of, area), signal),
        (Per::Signal(signal, _), _) if reading.holds(node, area) => {
            leaf(reading, signal, node, area)
        }
        _ => Vec::new(),
    };
    bindings
        .into_iter()
        .map(|binding| (area, binding))
        .collect()
}

/// One binding for each match of `signal` that these bind, in order of the matches: the first that binds it, in which
/// the signal means that match alone.
fn by_match<'a>(bindings: Vec<Binding<'a>>, signal: SignalId) -> Vec<Binding<'a>> {
    let mut by_match = BTreeMap::new();
    for binding in bindings {
        for own in binding.means.get(&signal).into_iter().flatten() {
            by_match.entry(own.order()).or_insert_with(|| {
                let mut binding = binding.clone();
                binding.means.insert(signal, vec![own.clone()]);
                binding
            });
        }
    }
    by_match.into_values().collect()
}

/// One binding for each match by which a leaf holds.
fn leaf<'a>(reading: &Reading<'a>, signal: SignalId, node: NodeId, area: Area) -> Vec<Binding<'a>> {
    let counts = |one: &&Found<'a>| match reading.rule.expr(node) {
        Expr::Value { bounds, .. } => one.amount.is_some_and(|amount| bounds.admit(amount.value)),
        Expr::Evaded(_) => reading.evaded(one),
        _ => true,
    };
    let binding = |one| {
        let mut binding = Binding::default();
        binding.bind(signal, Some(one));
        binding
    };
    let matches = reading.of(signal, area).filter(counts);
    matches.map(binding).collect()
}
