//! `kind: policy`

use crate::limits;
use crate::policy::LabelDef;
use crate::policy::Manifest;
use crate::policy::node::Entry;
use crate::policy::node::Node;
use crate::policy::parse::reader::Reader;
use crate::policy::parse::tables;

impl Reader<'_> {
    /// The manifest.
    pub fn manifest(&mut self, node: &Node) -> Option<Manifest> {
        let fields = self.fields(node, tables::MANIFEST)?;
        Some(Manifest {
            name: self.required(&fields, "name", Self::text),
            version: self.required(&fields, "version", Self::version),
            labels: self
                .required(&fields, "labels", Self::labels)
                .unwrap_or_default(),
            place: fields.first,
        })
    }

    fn labels(&mut self, node: &Node) -> Option<Vec<LabelDef>> {
        let mapping = self.mapping(node)?;
        Some(
            mapping
                .entries
                .iter()
                .map(|entry| self.label(entry))
                .collect(),
        )
    }

    /// A label whose parts cannot be read is still declared.
    fn label(&mut self, entry: &Entry) -> LabelDef {
        self.check_name(&entry.key, true);
        let label = self.value(entry, |reader, node| {
            let fields = reader.fields(node, tables::LABEL)?;
            Some(LabelDef {
                name: entry.key.clone(),
                title: reader.required(&fields, "title", Self::text),
                severity: reader.required(&fields, "severity", |r, node| {
                    r.word(node, tables::SEVERITIES)
                }),
                threshold: reader.required(&fields, "threshold", |r, node| {
                    r.integer(node, 0..=limits::SCORE)
                }),
                action: reader.required(&fields, "action", Self::action),
                public: reader.optional(&fields, "public", Self::text),
                one_per: reader.optional(&fields, "one_per", Self::text),
            })
        });
        label.unwrap_or_else(|| LabelDef {
            name: entry.key.clone(),
            title: None,
            severity: None,
            threshold: None,
            action: None,
            public: None,
            one_per: None,
        })
    }
}
