//! `kind: filter`

use std::collections::BTreeSet;

use crate::policy::FilterDef;
use crate::policy::node::Node;
use crate::policy::parse::reader::Reader;
use crate::policy::parse::tables;

impl Reader<'_> {
    /// A filter.
    pub fn filter(&mut self, node: &Node) -> Option<FilterDef> {
        let before = self.diagnostics.entries.len();
        let fields = self.fields(node, tables::FILTER)?;
        let mut hidden = BTreeSet::new();
        let uses = self.uses(&fields);
        let signals = self.optional(&fields, "signals", |r, node| r.signals(node, &mut hidden));
        let unread = uses.is_none() || (signals.is_none() && fields.has("signals"));
        let mut filter = FilterDef {
            id: self.required(&fields, "id", Self::id),
            why: self.optional(&fields, "why", Self::text),
            rules: self
                .required(&fields, "rules", |r, node| r.each(node, Self::text))
                .unwrap_or_default(),
            uses: uses.unwrap_or_default(),
            signals: signals.unwrap_or_default(),
            unless: self
                .required(&fields, "unless", Self::unless)
                .unwrap_or_default(),
            hidden,
            unread,
            broken: false,
        };
        filter.broken = self.diagnostics.entries.len() > before;
        Some(filter)
    }
}
