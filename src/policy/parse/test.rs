//! `tests` of a rule.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::document::Document;
use crate::document::TEXT;
use crate::ir::ExpectedCapture;
use crate::limits;
use crate::policy::BecauseDef;
use crate::policy::ExpectDef;
use crate::policy::Name;
use crate::policy::TestDef;
use crate::policy::node::Node;
use crate::policy::node::Value;
use crate::policy::parse::reader::Fields;
use crate::policy::parse::reader::Reader;
use crate::policy::parse::tables;
use crate::policy::plain::Plain;

/// What a test says of the captures of one finding.
type Captured = Vec<(Name, ExpectedCapture)>;

impl Reader<'_> {
    /// One test.
    pub fn test(&mut self, node: &Node) -> Option<TestDef> {
        let fields = self.fields(node, tables::TEST)?;
        let texts = self.texts(&fields);
        let meta = self.optional(&fields, "meta", Self::facts);
        let lang = self.optional(&fields, "lang", Self::tag);
        let expect = self.required(&fields, "expect", Self::expect);
        Some(TestDef {
            document: Document {
                id: None,
                fields: texts?,
                meta: meta.unwrap_or_default(),
            },
            lang,
            expect: expect?,
            place: node.place,
        })
    }

    /// `text`, or `fields`.
    fn texts(&mut self, fields: &Fields<'_>) -> Option<BTreeMap<String, String>> {
        if let (Some(text), Some(several)) = (fields.get("text"), fields.get("fields")) {
            let place = text.key.place.max(several.key.place);
            let message = format!("{} has both `text` and `fields`", self.here());
            self.fault(
                Code::NotOneKey,
                place,
                message,
                "put the text under `fields` too: `fields: {text: ...}`",
            );
            return None;
        }
        if fields.has("fields") {
            return self.optional(fields, "fields", |reader, node| {
                let mapping = reader.mapping(node)?;
                let texts = mapping.entries.iter().filter_map(|entry| {
                    let text = reader.value(entry, Self::document_text)?;
                    Some((entry.key.value.clone(), text))
                });
                Some(texts.collect())
            });
        }
        let text = self.needed(fields, "text", Self::document_text)?;
        Some(BTreeMap::from([(TEXT.to_owned(), text)]))
    }

    fn expect(&mut self, node: &Node) -> Option<ExpectDef> {
        let fields = self.fields(node, tables::EXPECT)?;
        let scores = self.optional(&fields, "scores", |reader, node| {
            reader.any_number(node, |r, node| r.integer(node, 0..=limits::SCORE))
        });
        Some(ExpectDef {
            findings: self.optional(&fields, "findings", Self::natural),
            labels: self.optional(&fields, "labels", |r, node| r.any_number(node, Self::text)),
            scores: scores.map(|scores| scores.into_iter().map(|score| score.value).collect()),
            captures: self.optional(&fields, "captures", |r, node| {
                r.any_number(node, Self::captured)
            }),
            spans: self
                .optional(&fields, "spans", Self::spans)
                .unwrap_or_default(),
            because: self.optional(&fields, "because", Self::because),
        })
    }

    /// The captures of one finding, as expected.
    fn captured(&mut self, node: &Node) -> Option<Captured> {
        let Value::Mapping(mapping) = &node.value else {
            return self.wrong_type(node, "a mapping");
        };
        let mut captured = vec![];
        for entry in &mapping.entries {
            let value = self.within(&entry.key.value, |reader| {
                reader.captured_value(&entry.value)
            });
            captured.extend(value.map(|value| (entry.key.clone(), value)));
        }
        Some(captured)
    }

    fn captured_value(&mut self, node: &Node) -> Option<ExpectedCapture> {
        match node.plain() {
            Some(Plain::Null) => Some(ExpectedCapture::Unbound),
            Some(Plain::Integer(_)) => self
                .natural(node)
                .map(|number| ExpectedCapture::Number(number.value)),
            _ => self
                .content(node)
                .map(|text| ExpectedCapture::Text(text.value)),
        }
    }

    fn spans(&mut self, node: &Node) -> Option<Vec<(Name, Vec<String>)>> {
        let mapping = self.mapping(node)?;
        let spans = mapping.entries.iter().filter_map(|entry| {
            let texts = self.value(entry, |r, node| r.any_number(node, Self::content))?;
            let texts = texts.into_iter().map(|text| text.value).collect();
            Some((entry.key.clone(), texts))
        });
        Some(spans.collect())
    }

    fn because(&mut self, node: &Node) -> Option<BecauseDef> {
        let fields = self.fields(node, tables::BECAUSE)?;
        let signal = self.optional(&fields, "signal", Self::signal_name);
        let reason = self.required(&fields, "reason", Self::text);
        let by = self.optional(&fields, "by", Self::text);
        Some(BecauseDef {
            signal,
            reason: reason?,
            by,
        })
    }
}
