//! `kind: signals`, and the `use` of such documents.

use std::collections::BTreeSet;

use crate::policy::Name;
use crate::policy::SharedDef;
use crate::policy::node::Node;
use crate::policy::parse::reader::Fields;
use crate::policy::parse::reader::Reader;
use crate::policy::parse::tables;

impl Reader<'_> {
    /// Shared signals.
    pub fn shared(&mut self, node: &Node) -> Option<SharedDef> {
        let before = self.diagnostics.entries.len();
        let fields = self.fields(node, tables::SHARED)?;
        let mut hidden = BTreeSet::new();
        let uses = self.uses(&fields);
        let signals = self.required(&fields, "signals", |r, node| r.signals(node, &mut hidden));
        let mut shared = SharedDef {
            id: self.required(&fields, "id", Self::id),
            unread: uses.is_none() || signals.is_none(),
            uses: uses.unwrap_or_default(),
            matching: self
                .optional(&fields, "match", Self::matching)
                .unwrap_or_default(),
            signals: signals.unwrap_or_default(),
            hidden,
            broken: false,
        };
        shared.broken = self.diagnostics.entries.len() > before;
        Some(shared)
    }

    /// The ids under `use`; `None` if some of them could not be read.
    pub fn uses(&mut self, fields: &Fields<'_>) -> Option<Vec<Name>> {
        if !fields.has("use") {
            return fields.lacks("use").then(Vec::new);
        }
        let before = self.diagnostics.entries.len();
        let uses = self.optional(fields, "use", |r, node| r.each(node, Self::text));
        uses.filter(|_| self.diagnostics.entries.len() == before)
    }
}
