//! Conditions that measure: `near`, `seq`, `window`.

use crate::diagnostic::Code;
use crate::ir::Side;
use crate::limits;
use crate::policy::At;
use crate::policy::Condition;
use crate::policy::Name;
use crate::policy::WithDef;
use crate::policy::node::Entry;
use crate::policy::node::Node;
use crate::policy::node::Value;
use crate::policy::parse::reader::Reader;
use crate::policy::parse::tables;

impl Reader<'_> {
    /// `near: {id, anchor, with}`
    pub fn near(&mut self, node: &Node) -> Option<Condition> {
        let fields = self.fields(node, tables::NEAR)?;
        let id = self.optional(&fields, "id", Self::id);
        let anchor = self.required(&fields, "anchor", Self::signal_name);
        let with = self.required(&fields, "with", |reader, node| {
            let mapping = reader.mapping(node)?;
            let with: Vec<_> = mapping
                .entries
                .iter()
                .map(|entry| reader.with(entry))
                .collect();
            with.into_iter().collect::<Option<Vec<_>>>()
        });
        Some(Condition::Near {
            id,
            anchor: anchor?,
            with: with?,
        })
    }

    fn with(&mut self, entry: &Entry) -> Option<WithDef> {
        self.value(entry, |reader, node| {
            let fields = reader.fields(node, tables::WITH)?;
            let tokens = reader.required(&fields, "tokens", Self::tokens);
            let side = reader.optional(&fields, "side", |r, node| r.word(node, tables::SIDES));
            let prefer = reader.optional(&fields, "prefer", |r, node| {
                r.word(node, tables::PREFERENCES)
            });
            let optional = reader.optional(&fields, "optional", Self::truth);
            let side = side.map_or(Side::Either, |side| side.value);
            if let Some(key) = fields.get("prefer").filter(|_| side != Side::Either) {
                let message = format!(
                    "`prefer` chooses between two sides, and `side` leaves one in {}",
                    reader.here()
                );
                let help = "leave `prefer` out, or `side`";
                reader.fault(Code::UnknownKey, key.key.place, message, help);
            }
            Some(WithDef {
                signal: entry.key.clone(),
                tokens: tokens?,
                side,
                prefer: prefer.filter(|_| side == Side::Either),
                optional: optional.unwrap_or(false),
            })
        })
    }

    /// `seq: {id, of, gap}`
    pub fn seq(&mut self, node: &Node) -> Option<Condition> {
        let fields = self.fields(node, tables::SEQ)?;
        let id = self.optional(&fields, "id", Self::id);
        let gap = self.optional(&fields, "gap", Self::tokens);
        let of = self.required(&fields, "of", |reader, node| {
            let steps = reader.each(node, Self::step)?;
            let Value::Sequence(nodes) = &node.value else {
                return None;
            };
            if nodes.len() < 2 {
                let message = format!(
                    "{} has one step, and a sequence has two at least",
                    reader.here()
                );
                reader.fault(
                    Code::OutOfRange,
                    node.place,
                    message,
                    "add a step, or name the signal alone",
                );
                return None;
            }
            (steps.len() == nodes.len()).then_some(steps)
        })?;
        let unmeasured = of.iter().skip(1).any(|(_, own)| own.is_none());
        if unmeasured && fields.lacks("gap") {
            self.missing(fields.first, "gap");
            return None;
        }
        Some(Condition::Seq { id, of, gap })
    }

    /// A signal's name, or `{signal, gap}`.
    fn step(&mut self, node: &Node) -> Option<(Name, Option<At<i64>>)> {
        if !matches!(node.value, Value::Mapping(_)) {
            return self.signal_name(node).map(|signal| (signal, None));
        }
        let fields = self.fields(node, tables::STEP)?;
        let signal = self.required(&fields, "signal", Self::signal_name);
        let gap = self.optional(&fields, "gap", Self::tokens);
        (gap.is_some() == fields.has("gap")).then_some((signal?, gap))
    }

    /// `window: {id, tokens, has}`
    pub fn window(&mut self, node: &Node) -> Option<Condition> {
        let fields = self.fields(node, tables::WINDOW)?;
        let id = self.optional(&fields, "id", Self::id);
        let tokens = self.required(&fields, "tokens", |r, node| {
            r.integer(node, 1..=limits::TOKENS)
        });
        let has = self.required(&fields, "has", Self::condition);
        Some(Condition::Window {
            id,
            tokens: tokens?,
            has: Box::new(has?),
        })
    }
}
