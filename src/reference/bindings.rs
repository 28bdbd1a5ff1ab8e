//! Which matches `near`, `seq` and `window` bind together.

use std::collections::BTreeMap;

use crate::ids::{NodeId, SignalId};
use crate::ir::{Expr, Near, Per, Seq, Side, Unit, With};
use crate::reference::holds::Reading;
use crate::reference::matches::{Found, neighbours};
use crate::reference::units::Area;
use crate::span::Span;

/// One way in which a node of a rule holds.
#[derive(Clone, Default)]
pub struct Binding<'a> {
    /// Its matches, in the order in which they were bound.
    pub bound: Vec<Found<'a>>,
    /// The signals that mean exactly these of its matches (in order, possibly none) in `score`, in `unless` at the
    /// finding's own unit, and in captures.
    pub means: BTreeMap<SignalId, Vec<Found<'a>>>,
}

impl<'a> Binding<'a> {
    fn of<'f>(all: impl IntoIterator<Item = (SignalId, Option<&'f Found<'a>>)>) -> Self
    where
        'a: 'f,
    {
        let mut binding = Self::default();
        for (signal, one) in all {
            binding.bound.extend(one.cloned());
            let means = binding.means.entry(signal).or_default();
            means.extend(one.cloned());
            means.sort_by_key(Found::order);
        }
        binding
    }
}

impl<'a> Reading<'a> {
    /// The bindings of a `near` in a unit: one for each match of the anchor that has all its required company.
    pub fn near(&self, near: &Near, area: Area) -> Vec<Binding<'a>> {
        let bind = |anchor| {
            let mut all = vec![(near.anchor, Some(anchor))];
            for with in &near.with {
                let nearest = self.nearest(anchor, with, area);
                if nearest.is_none() && !with.optional {
                    return None;
                }
                all.push((with.signal, nearest));
            }
            Some(Binding::of(all))
        };
        self.of(near.anchor, area).filter_map(bind).collect()
    }

    /// The nearest match that may keep an anchor company: by preferred side, distance, then start. A dual term and the
    /// quantity made of it stand at distance 0 on every side, although they overlap.
    fn nearest(&self, anchor: &'a Found<'a>, with: &With, area: Area) -> Option<&'a Found<'a>> {
        let text = &self.texts[anchor.field];
        let stands = |one: &Found<'a>, side| {
            let is_made_of_it = anchor.dual && one.dual && anchor.span == one.span;
            let fused = is_made_of_it && anchor.amount.is_some() != one.amount.is_some();
            fused || anchor.has_beside(one, side)
        };
        let others = self.surviving[with.signal.index()];
        let near = neighbours(others, anchor, with.tokens, text);
        let eligible =
            near.filter(|one| area.contains(one.field, one.span) && stands(one, with.side));
        eligible.min_by_key(|one| {
            let preferred = stands(one, with.prefer.unwrap_or(Side::Either));
            let distance = text.distance(anchor.span, one.span);
            (!preferred, distance, one.span.start)
        })
    }

    /// The bindings of a `seq` in a unit: for each match of the first step from which a chain leads through all steps,
    /// the first such chain in order of start.
    pub fn seq(&self, seq: &Seq, area: Area) -> Vec<Binding<'a>> {
        // From the last step back: the chains to the end, one from each match that begins one, in order.
        let mut chains: Vec<Vec<&'a Found<'a>>> = Vec::new();
        let mut gap = None;
        for step in seq.of.iter().rev() {
            let longer = |one: &'a Found<'a>| {
                let Some(gap) = gap else {
                    return Some(vec![one]);
                };
                let is_before =
                    |next: &Found<'_>| (next.field, next.span.start) < (one.field, one.span.end);
                let first = chains.partition_point(|chain| is_before(chain[0]));
                let onward = chains.get(first)?;
                let distance = self.texts[one.field].distance(one.span, onward[0].span);
                let reached = onward[0].field == one.field && distance <= gap;
                reached.then(|| [&[one], &onward[..]].concat())
            };
            chains = self.of(step.signal, area).filter_map(longer).collect();
            gap = Some(step.gap);
        }
        let bind = |chain: Vec<&'a Found<'a>>| {
            Binding::of(chain.into_iter().map(|one| (one.signal, Some(one))))
        };
        chains.into_iter().map(bind).collect()
    }

    /// The windows in a unit: one from each token that starts a match of `starts`, or that the match starts in; from
    /// the match itself where it starts in no token. It ends with its last token, at the latest with the unit.
    pub fn windows(&self, tokens: usize, starts: &[SignalId], area: Area) -> Vec<Area> {
        let mut starting = self.of_all(starts, area);
        starting.sort_by_key(|one| one.order());
        let window = |one: &Found<'_>| {
            let text = &self.texts[one.field];
            let whole = Span::new(0, text.text.len());
            let unit = area.place.map_or(whole, |(_, span)| span);
            let all = text.tokens.spans();
            let first = all.partition_point(|token| token.end <= one.span.start);
            let token = all.get(first).filter(|token| token.start <= one.span.start);
            let start = token.map_or(one.span.start, |token| token.start.max(unit.start));
            let last = all.get(first + tokens.saturating_sub(1));
            let end = last.map_or(unit.end, |token| token.end.min(unit.end));
            Area::new(Unit::Window, one.field, Span::new(start, end))
        };
        let mut windows: Vec<Area> = starting.into_iter().map(window).collect();
        windows.dedup();
        windows
    }

    /// The windows in a unit in which `has` holds, each with the matches of `starts` inside. One whose matches are all
    /// inside an earlier one that was kept is left out; it is enough to look at the last, since windows start and end
    /// in the same order.
    pub fn kept_windows(&self, window: NodeId, area: Area) -> Vec<(Area, Binding<'a>)> {
        let Expr::Window {
            tokens,
            has,
            starts,
            ..
        } = self.rule.expr(window)
        else {
            return Vec::new();
        };
        let mut kept: Vec<(Area, Binding<'a>)> = Vec::new();
        for window in self.windows(*tokens, starts, area) {
            let bound = self.of_all(starts, window).into_iter().cloned();
            let bound: Vec<_> = bound.collect();
            let part = kept.last().is_some_and(|(last, _)| {
                bound.iter().all(|one| last.contains(one.field, one.span))
            });
            if !part && self.holds(*has, window) {
                let means = BTreeMap::new();
                kept.push((window, Binding { bound, means }));
            }
        }
        kept
    }

    /// The bindings of what `captures.per` names, in a unit that holds it, each with the unit it stands in: its own
    /// for a window.
    pub fn per(&self, per: Per, area: Area) -> Vec<(Area, Binding<'a>)> {
        let (Per::Node(node) | Per::Signal(_, node)) = per;
        let bindings = match (self.rule.expr(node), per) {
            (Expr::Window { .. }, Per::Node(_)) => return self.kept_windows(node, area),
            (Expr::Near(of), Per::Node(_)) => self.near(of, area),
            (Expr::Seq(of), Per::Node(_)) => self.seq(of, area),
            (Expr::Near(of), Per::Signal(signal, _)) => by_match(self.near(of, area), signal),
            (Expr::Seq(of), Per::Signal(signal, _)) => by_match(self.seq(of, area), signal),
            (leaf, Per::Signal(signal, _)) if self.holds(node, area) => {
                let matches = self
                    .of(signal, area)
                    .filter(|one| self.speaks_for(leaf, one));
                matches
                    .map(|one| Binding::of([(signal, Some(one))]))
                    .collect()
            }
            _ => Vec::new(),
        };
        let all = bindings.into_iter();
        all.map(|binding| (area, binding)).collect()
    }

    /// Whether a leaf of the match's signal holds by this match.
    fn speaks_for(&self, leaf: &Expr, one: &Found<'a>) -> bool {
        match leaf {
            Expr::Value { bounds, .. } => one.has_value(*bounds),
            Expr::Evaded(_) => self.evaded(one),
            _ => true,
        }
    }
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
