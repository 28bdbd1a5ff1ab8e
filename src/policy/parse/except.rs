//! `except` of a signal.

use crate::diagnostic::Code;
use crate::ir::Side;
use crate::limits;
use crate::policy::ExceptDef;
use crate::policy::ExceptWhenDef;
use crate::policy::node::Node;
use crate::policy::node::Value;
use crate::policy::parse::reader::Fields;
use crate::policy::parse::reader::Reader;
use crate::policy::parse::tables;
use crate::policy::parse::term::is_reference;

impl Reader<'_> {
    /// One exception: `near` with `tokens` and `side`, or `inside`.
    pub fn except(&mut self, node: &Node) -> Option<ExceptDef> {
        let fields = self.fields(node, tables::EXCEPT)?;
        let id = self.required(&fields, "id", Self::id);
        let why = self.optional(&fields, "why", Self::text);
        let when = match (fields.get("near"), fields.get("inside")) {
            (Some(near), Some(inside)) => {
                let place = near.key.place.max(inside.key.place);
                let message = format!("{} has both `near` and `inside`", self.here());
                self.fault(Code::NotOneKey, place, message, "make two exceptions of it");
                None
            }
            (_, Some(_)) => self.inside(&fields),
            (Some(_), None) => self.near_exception(&fields),
            (None, None) => {
                if fields.lacks("near") && fields.lacks("inside") {
                    let message = format!("{} has neither `near` nor `inside`", self.here());
                    self.fault(Code::MissingKey, fields.first, message, "say when a match does not count: `near: SIGNAL, tokens: 3`, or `inside: SIGNAL`");
                }
                None
            }
        };
        Some(ExceptDef {
            id: id?,
            why,
            when: when?,
            place: node.place,
        })
    }

    fn near_exception(&mut self, fields: &Fields<'_>) -> Option<ExceptWhenDef> {
        let signal = self.needed(fields, "near", Self::signal_name);
        let tokens = self.needed(fields, "tokens", Self::tokens);
        let side = self.optional(fields, "side", |r, node| r.word(node, tables::SIDES));
        Some(ExceptWhenDef::Near {
            signal: signal?,
            tokens: tokens?,
            side: side.map_or(Side::Either, |side| side.value),
        })
    }

    fn inside(&mut self, fields: &Fields<'_>) -> Option<ExceptWhenDef> {
        for key in ["tokens", "side"] {
            if let Some(entry) = fields.get(key) {
                let message = format!("`{key}` says nothing beside `inside` in {}", self.here());
                self.fault(
                    Code::UnknownKey,
                    entry.key.place,
                    message,
                    "leave it out, or ask for `near`",
                );
            }
        }
        self.needed(fields, "inside", |reader, node| match &node.value {
            Value::Scalar { .. } if !is_reference(node) => {
                reader.signal_name(node).map(ExceptWhenDef::InsideSignal)
            }
            _ => reader.terms(node).map(ExceptWhenDef::InsideTerms),
        })
    }

    /// `tokens` and `gap`.
    pub fn tokens(&mut self, node: &Node) -> Option<crate::policy::At<i64>> {
        self.integer(node, 0..=limits::TOKENS)
    }

    /// The name of a signal, which is not looked up here.
    pub fn signal_name(&mut self, node: &Node) -> Option<crate::policy::Name> {
        self.text(node)
    }
}
