//! `kind: rule`

use std::collections::BTreeSet;

use crate::limits;
use crate::policy::Name;
use crate::policy::PointsDef;
use crate::policy::RuleDef;
use crate::policy::ScoreDef;
use crate::policy::UnlessDef;
use crate::policy::node::Node;
use crate::policy::parse::reader::Reader;
use crate::policy::parse::tables;

/// `captures`: what `per` names, and each capture with its source.
type Captures = (Option<Name>, Vec<(Name, Name)>);

impl Reader<'_> {
    /// A rule.
    pub fn rule(&mut self, node: &Node) -> Option<RuleDef> {
        let before = self.diagnostics.entries.len();
        let fields = self.fields(node, tables::RULE)?;
        let mut hidden = BTreeSet::new();
        let uses = self.uses(&fields);
        let signals = self.optional(&fields, "signals", |r, node| r.signals(node, &mut hidden));
        if fields.lacks("signals") && fields.lacks("use") {
            self.missing(fields.first, "signals");
        }
        let given = fields.has("signals") || !fields.has("use");
        let unread = uses.is_none() || (signals.is_none() && given);
        let captures = self.optional(&fields, "captures", Self::captures);
        let (per, captures) = captures.unwrap_or_default();
        let mut rule = RuleDef {
            id: self.required(&fields, "id", Self::id),
            label: self.required(&fields, "label", Self::text),
            title: self.required(&fields, "title", Self::text),
            public: self.optional(&fields, "public", Self::text),
            version: self.required(&fields, "version", Self::version),
            status: self.required(&fields, "status", |r, node| r.word(node, tables::STATUSES)),
            owner: self.optional(&fields, "owner", Self::text),
            langs: self
                .required(&fields, "langs", |r, node| r.each(node, Self::tag))
                .unwrap_or_default(),
            uses: uses.unwrap_or_default(),
            matching: self
                .optional(&fields, "match", Self::matching)
                .unwrap_or_default(),
            signals: signals.unwrap_or_default(),
            when: self.required(&fields, "when", Self::condition),
            unless: self
                .optional(&fields, "unless", Self::unless)
                .unwrap_or_default(),
            score: self.optional(&fields, "score", Self::score),
            per,
            captures,
            tests: self.optional(&fields, "tests", |r, node| r.each(node, Self::test)),
            hidden,
            unread,
            broken: false,
            place: fields.first,
        };
        rule.broken = self.diagnostics.entries.len() > before;
        Some(rule)
    }

    /// The entries of `unless`.
    pub fn unless(&mut self, node: &Node) -> Option<Vec<UnlessDef>> {
        self.each(node, |reader, node| {
            let fields = reader.fields(node, tables::UNLESS)?;
            let id = reader.required(&fields, "id", Self::id);
            let why = reader.optional(&fields, "why", Self::text);
            let at = reader.optional(&fields, "at", |r, node| r.word(node, tables::UNITS));
            let when = reader.required(&fields, "when", Self::condition);
            Some(UnlessDef {
                id: id?,
                why,
                at,
                when: when?,
                place: node.place,
            })
        })
    }

    fn score(&mut self, node: &Node) -> Option<ScoreDef> {
        let fields = self.fields(node, tables::SCORE)?;
        let points = -limits::SCORE..=limits::SCORE;
        let add = self.optional(&fields, "add", |reader, node| {
            reader.each(node, |reader, node| {
                let fields = reader.fields(node, tables::POINTS)?;
                let when = reader.required(&fields, "if", Self::condition);
                let points =
                    reader.required(&fields, "points", |r, node| r.integer(node, points.clone()));
                Some(PointsDef {
                    when: when?,
                    points: points?,
                })
            })
        });
        Some(ScoreDef {
            base: self.optional(&fields, "base", |r, node| r.integer(node, points.clone())),
            add: add.unwrap_or_default(),
            cap: self.optional(&fields, "cap", |r, node| r.integer(node, 0..=limits::SCORE)),
        })
    }

    fn captures(&mut self, node: &Node) -> Option<Captures> {
        let mapping = self.mapping(node)?;
        let (mut per, mut captures) = (None, vec![]);
        for entry in &mapping.entries {
            if entry.key.value == "per" {
                per = self.value(entry, Self::text);
            } else if self.check_name(&entry.key, true) {
                let source = self.value(entry, Self::text);
                captures.extend(source.map(|source| (entry.key.clone(), source)));
            }
        }
        Some((per, captures))
    }
}
