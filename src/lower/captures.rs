//! `captures`: what names a finding's binding, and what is taken from it.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ids::NodeId;
use crate::ids::SignalId;
use crate::ir::Bounds;
use crate::ir::Capture;
use crate::ir::CaptureOf;
use crate::ir::Expr;
use crate::ir::Node;
use crate::ir::Per;
use crate::ir::SignalKind;
use crate::ir::Unit;
use crate::lower::faults::Faults;
use crate::lower::faults::nearest_help;
use crate::lower::faults::quoted_list;
use crate::lower::scope::Scope;
use crate::lower::signals::Signals;
use crate::lower::uses::Bound;
use crate::lower::uses::always_bound;
use crate::lower::uses::asks_for_one;
use crate::lower::uses::positive_nodes;
use crate::lower::uses::signals_of;
use crate::policy::Name;

/// What `captures.per` names, and the units around it.
#[derive(Clone, Debug)]
pub struct FoundPer {
    /// The node or signal.
    pub per: Per,
    /// The units around the binding, widest first.
    pub units: Vec<Unit>,
}

/// A rule's names and conditions, as captures see them.
#[derive(Clone, Copy)]
pub struct Surroundings<'s, 'a> {
    /// The names.
    pub scope: &'s Scope<'a>,
    /// The signals.
    pub signals: &'s Signals,
    /// All nodes.
    pub nodes: &'s [Node],
    /// The root of `when`, if all of it could be read.
    pub when: Option<NodeId>,
}

impl Surroundings<'_, '_> {
    /// What `captures.per` names: bound whenever `when` holds.
    pub fn per(&self, name: &Name, known_ids: &[&str], faults: &mut Faults) -> Option<FoundPer> {
        let signal = self.scope.known(&name.value, None);
        if signal.is_none() && !self.scope.complete {
            return None;
        }
        if signal.is_none() && !known_ids.contains(&name.value.as_str()) {
            let message = format!(
                "{} is neither a signal nor the id of a near, seq or window",
                quoted(&name.value)
            );
            let mut fault = Diagnostic::new(Code::UnknownSignal, name.place, message);
            let known: Vec<&str> = known_ids
                .iter()
                .copied()
                .chain(self.scope.names(None))
                .collect();
            fault.help = nearest_help(&name.value, known.into_iter());
            faults.push(fault);
            return None;
        }
        let bound = always_bound(self.nodes, self.when?);
        let binds = |bound: &&Bound| {
            let expr = self.nodes.get(bound.node.index()).map(|node| &node.expr);
            expr.is_some_and(|expr| match signal {
                Some(signal) => binds_always(expr, signal),
                None => id_of(expr) == Some(name.value.as_str()),
            })
        };
        let Some(found) = bound.iter().find(binds) else {
            let message = format!(
                "{} is not bound whenever the rule holds",
                quoted(&name.value)
            );
            let fault = Diagnostic::new(Code::PerNotAlwaysBound, name.place, message);
            let help = "it must stand in `when`, under units and `all` alone, and not be optional";
            faults.push(fault.help(help));
            return None;
        };
        let per = match signal {
            Some(signal) => Per::Signal(signal, found.node),
            None => Per::Node(found.node),
        };
        Some(FoundPer {
            per,
            units: found.units.clone(),
        })
    }

    /// One capture, `SIGNAL.what`.
    pub fn capture(
        &self,
        name: &Name,
        what: &Name,
        has_per: bool,
        faults: &mut Faults,
    ) -> Option<Capture> {
        let Some((signal, of)) = self.parted(&what.value) else {
            let message = format!("{} names no part of a signal", quoted(&what.value));
            let fault = Diagnostic::new(Code::UnknownCapture, what.place, message);
            faults.push(fault.help("write `SIGNAL.text`, `.is`, `.term`, `.value`, `.qualifier`, `.kind` or a regex's group"));
            return None;
        };
        let signal = self
            .scope
            .find(&Name::new(signal.to_owned(), what.place), None, faults)?;
        if self
            .signals
            .broken
            .get(signal.index())
            .copied()
            .unwrap_or(true)
        {
            return None;
        }
        let of = self.part(signal, of, what, faults)?;
        let node = if has_per {
            None
        } else {
            self.node(signal, name, what, faults)?
        };
        Some(Capture {
            name: name.value.clone(),
            signal,
            of,
            node,
        })
    }

    /// A signal and what is taken of it. A signal that is known says where its name ends.
    fn parted<'n>(&self, what: &'n str) -> Option<(&'n str, &'n str)> {
        let known = |parts: &(&str, &str)| self.scope.known(parts.0, None).is_some();
        let first = what.split_once('.').filter(known);
        first.or_else(|| what.rsplit_once('.'))
    }

    fn part(
        &self,
        id: SignalId,
        part: &str,
        what: &Name,
        faults: &mut Faults,
    ) -> Option<CaptureOf> {
        let signal = self.signals.all.get(id.index())?;
        let groups = self.signals.groups.get(id.index())?;
        let (found, known): (_, Vec<&str>) = match (&signal.kind, part) {
            (SignalKind::Regex(_), part) if groups.iter().any(|group| group == part) => {
                return Some(CaptureOf::Group(part.to_owned()));
            }
            (_, "text") => return Some(CaptureOf::Text),
            (SignalKind::Terms(_), "is") => return Some(CaptureOf::Is),
            (SignalKind::Terms(_), "term") => return Some(CaptureOf::Term),
            (SignalKind::Quantity(_), "value") => return Some(CaptureOf::Value),
            (SignalKind::Quantity(_), "qualifier") => return Some(CaptureOf::Qualifier),
            (SignalKind::Quantity(_), "kind") => return Some(CaptureOf::Kind),
            (SignalKind::Terms(_), _) => ("of terms", vec!["text", "is", "term"]),
            (SignalKind::Quantity(_), _) => {
                ("a quantity", vec!["text", "value", "qualifier", "kind"])
            }
            (SignalKind::Quote { .. }, _) => ("a quote", vec!["text"]),
            (SignalKind::Regex(_), _) => (
                "a regex",
                groups.iter().map(String::as_str).chain(["text"]).collect(),
            ),
        };
        let message = format!(
            "{} is {found}, it has no {}",
            quoted(&signal.name),
            quoted(part)
        );
        let fault = Diagnostic::new(Code::UnknownCapture, what.place, message);
        faults.push(fault.help(format!("it has {}", quoted_list(known.into_iter()))));
        None
    }

    /// The one near or seq that binds the signal; the outer `None` is a fault.
    fn node(
        &self,
        signal: SignalId,
        name: &Name,
        what: &Name,
        faults: &mut Faults,
    ) -> Option<Option<NodeId>> {
        let Some(when) = self.when else {
            return Some(None);
        };
        let binds = |id: &NodeId| {
            let expr = self.nodes.get(id.index()).map(|node| &node.expr);
            expr.is_some_and(|expr| {
                matches!(expr, Expr::Near(_) | Expr::Seq(_)) && signals_of(expr).contains(&signal)
            })
        };
        let binding: Vec<NodeId> = positive_nodes(self.nodes, when)
            .into_iter()
            .filter(binds)
            .collect();
        let [first, second, ..] = binding.as_slice() else {
            return Some(binding.first().copied());
        };
        let message = format!("{} could come from two conditions", quoted(&name.value));
        let mut fault = Diagnostic::new(Code::AmbiguousCapture, what.place, message);
        for id in [first, second] {
            if let Some(node) = self.nodes.get(id.index()) {
                fault = fault.related("it may be bound here", node.place);
            }
        }
        faults.push(fault.help("give one of them an `id` and name it in `captures.per`"));
        None
    }
}

/// The id of a near, seq or window.
pub fn id_of(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Near(near) => near.id.as_deref(),
        Expr::Seq(seq) => seq.id.as_deref(),
        Expr::Window { id, .. } => id.as_deref(),
        _ => None,
    }
}

/// Whether a condition that holds always binds the signal.
fn binds_always(expr: &Expr, signal: SignalId) -> bool {
    let only = |of: &[SignalId]| of.iter().all(|other| *other == signal);
    match expr {
        Expr::Signal(other) => *other == signal,
        Expr::Count { of, bounds, .. } => only(of) && asks_for_one(*bounds),
        Expr::Value {
            of,
            bounds: Bounds { .. },
        } => only(of),
        Expr::Evaded(of) => only(of),
        Expr::Near(near) => {
            let required = |with: &crate::ir::With| with.signal == signal && !with.optional;
            near.anchor == signal || near.with.iter().any(required)
        }
        Expr::Seq(seq) => seq.of.iter().any(|step| step.signal == signal),
        _ => false,
    }
}
