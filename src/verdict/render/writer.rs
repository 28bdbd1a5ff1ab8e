//! A verdict as text for people.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::ir;
use crate::name::Name;
use crate::span::Span;
use crate::verdict::Proof;
use crate::verdict::Verdict;
use crate::verdict::render::Paint;
use crate::verdict::render::Tone;
use crate::verdict::render::excerpt::Piece;
use crate::verdict::render::excerpt::excerpt;
use crate::verdict::render::finding::Standing;
use crate::verdict::render::finding::id_text;
use crate::verdict::render::marks::Marks;
use crate::verdict::render::places::Places;

/// Writes verdicts and explanations of one policy for people.
#[derive(Clone, Copy, Debug)]
pub struct Render<'a> {
    pub(super) policy: &'a ir::Policy,
    pub(super) paint: Paint,
    pub(super) all: bool,
}

/// How much of an explanation is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detail {
    /// Also units and branches that say nothing about the outcome.
    pub all: bool,
    /// How many rules without a finding, nearest first.
    pub misses: usize,
    /// Whether repairs were sought: where there is none, that is said.
    pub tried: bool,
}

/// A field of a document with what is marked in it.
pub(super) struct Field<'a> {
    pub(super) text: &'a str,
    pub(super) marks: Marks,
    pub(super) places: Places<'a>,
    units: Vec<(Span, Vec<Span>)>,
}

/// All fields of a document.
pub(super) struct Fields<'a>(BTreeMap<&'a str, Field<'a>>);

impl<'a> Fields<'a> {
    pub(super) fn new(document: &'a Document, verdict: &Verdict) -> Self {
        let fields = document.fields.iter().map(|(name, text)| {
            let units = units_of(name, verdict);
            let field = Field {
                text,
                marks: Marks::new(units.iter().flat_map(|(_, matches)| matches.clone())),
                places: Places::new(text),
                units,
            };
            (name.as_str(), field)
        });
        Self(fields.collect())
    }

    pub(super) fn get(&self, name: &str) -> Option<&Field<'a>> {
        self.0.get(name)
    }

    pub(super) fn are_several(&self) -> bool {
        self.0.len() > 1
    }

    /// The field of that name, or the only one.
    pub(super) fn named(&self, name: Option<&str>) -> Option<&Field<'a>> {
        match name {
            Some(name) => self.0.get(name),
            None => self.0.values().next().filter(|_| self.0.len() == 1),
        }
    }
}

/// The units of all findings in a field, each with its matches there.
fn units_of(field: &str, verdict: &Verdict) -> Vec<(Span, Vec<Span>)> {
    let suppressed = verdict
        .suppressed
        .iter()
        .map(|suppressed| &suppressed.finding);
    let all = verdict
        .findings
        .iter()
        .chain(suppressed)
        .chain(&verdict.shadow);
    let units = all.filter_map(|finding| {
        let here = |name: &Option<Name>| name.as_ref().unwrap_or(&finding.field) == field;
        let matches = finding.matches.iter().filter(|found| here(&found.field));
        let matches: Vec<Span> = matches.map(|found| found.span).collect();
        let unit = if finding.field == field {
            finding.span
        } else {
            Span::new(0, usize::MAX)
        };
        (finding.field == field || !matches.is_empty()).then_some((unit, matches))
    });
    units.collect()
}

impl<'a> Render<'a> {
    /// For verdicts under this policy.
    pub fn new(policy: &'a ir::Policy, paint: Paint) -> Self {
        Self {
            policy,
            paint,
            all: false,
        }
    }

    /// Whether every finding and match of a verdict is shown whole. Else findings of a label in one unit stand together, the
    /// best of them whole, and of a signal with many matches the nearest are shown; what is left out is counted.
    pub fn with_all(self, all: bool) -> Self {
        Self { all, ..self }
    }

    /// A verdict: the document's id and labels, its text around findings with marks, and the findings.
    pub fn verdict(&self, document: &Document, verdict: &Verdict) -> String {
        let fields = Fields::new(document, verdict);
        let mut out = self.heading(verdict);
        let empty = verdict.suppressed.is_empty() && verdict.shadow.is_empty();
        if verdict.findings.is_empty() && empty {
            return out;
        }
        self.texts(&fields, false, &mut out);
        self.findings(&fields, verdict, &[], &mut out);
        out
    }

    /// `id  labels → action`
    pub(super) fn heading(&self, verdict: &Verdict) -> String {
        let mut labels = verdict
            .labels
            .iter()
            .map(|label| self.paint.dress(Tone::Label, label))
            .collect::<Vec<_>>()
            .join(", ");
        if labels.is_empty() {
            labels = self.paint.dress(Tone::Dim, "no label");
        }
        let action = verdict.action.as_ref();
        let action = action.map_or_else(String::new, |action| format!(" → {action}"));
        let id = verdict.id.as_ref().map(id_text);
        let id = id.map_or_else(String::new, |id| {
            format!("{}  ", self.paint.dress(Tone::Strong, &id))
        });
        format!("{id}{labels}{action}\n")
    }

    /// The text of every field, with marks.
    pub(super) fn texts(&self, fields: &Fields<'_>, whole: bool, out: &mut String) {
        for (name, field) in &fields.0 {
            if field.units.is_empty() && !whole {
                if fields.are_several() {
                    out.push_str(&self.note(&format!("… `{name}`: nothing found\n")));
                }
                continue;
            }
            if fields.are_several() {
                out.push_str(&self.note(&format!("{name}:\n")));
            }
            for piece in excerpt(field.text, &field.units) {
                out.push_str(&self.piece(field, piece));
            }
        }
    }

    fn piece(&self, field: &Field<'_>, piece: Piece) -> String {
        match piece {
            Piece::Gap(1) => self.note("… 1 paragraph without findings\n"),
            Piece::Gap(count) => self.note(&format!("… {count} paragraphs without findings\n")),
            Piece::Line { span, .. } if span.is_empty() => "\n".to_owned(),
            Piece::Line { span, cut } => {
                let line = field.marks.draw(field.text, span, self.paint);
                let (before, after) =
                    (if cut.0 { "… " } else { "" }, if cut.1 { " …" } else { "" });
                format!("  {before}{line}{after}\n")
            }
        }
    }

    fn note(&self, text: &str) -> String {
        let line = text.trim_end_matches('\n');
        format!("  {}\n", self.paint.dress(Tone::Dim, line))
    }

    /// All findings, and what is known of each beside it: those of `findings`, `suppressed` and `shadow`, in that order.
    pub(super) fn findings(
        &self,
        fields: &Fields<'_>,
        verdict: &Verdict,
        proofs: &[Proof],
        out: &mut String,
    ) {
        if self.all {
            self.one_by_one(fields, verdict, proofs, out);
        } else {
            self.groups(fields, verdict, out);
        }
        if !verdict.truncated.is_empty() {
            let cut = format!("a bound cut: {}\n", verdict.truncated.join(", "));
            out.push_str(&self.note(&cut));
        }
    }

    /// Every finding whole.
    fn one_by_one(
        &self,
        fields: &Fields<'_>,
        verdict: &Verdict,
        proofs: &[Proof],
        out: &mut String,
    ) {
        let counted = verdict.findings.iter().map(|one| (one, Standing::Counts));
        let suppressed = verdict.suppressed.iter().map(|one| {
            let told = one.told_by.as_ref().map(Standing::Told);
            (&one.finding, told.unwrap_or(Standing::Suppressed(&one.by)))
        });
        let shadow = verdict.shadow.iter().map(|one| (one, Standing::Shadow));
        let mut proofs = proofs.iter();
        for (finding, standing) in counted.chain(suppressed).chain(shadow) {
            out.push('\n');
            self.finding(fields, finding, standing, out);
            if let Some(proof) = proofs.next() {
                self.proof(fields, finding, proof, out);
            }
        }
    }

    pub(super) fn title(&self, rule: &str) -> Option<&'a str> {
        self.rule(rule).map(|rule| rule.title.as_str())
    }

    pub(super) fn rule(&self, id: &str) -> Option<&'a ir::Rule> {
        self.policy.rules.iter().find(|rule| rule.id == id)
    }

    pub(super) fn threshold(&self, label: &str) -> Option<i64> {
        let found = self.policy.labels.iter().find(|found| found.name == label);
        found.map(|label| label.threshold)
    }
}

#[cfg(test)]
mod tests;
