//! One finding: what it says, and the matches that it rests on.

use crate::document::Id;
use crate::fold::Step;
use crate::name::Name;
use crate::verdict::Finding;
use crate::verdict::Match;
use crate::verdict::Value;
use crate::verdict::render::Paint;
use crate::verdict::render::Render;
use crate::verdict::render::Tone;
use crate::verdict::render::captures::captures;
use crate::verdict::render::escape::quoted;
use crate::verdict::render::escape::shown;
use crate::verdict::render::writer::Field;
use crate::verdict::render::writer::Fields;

/// Why a finding gives no label, for its heading; `None` if it gives it.
pub(super) enum Standing<'a> {
    /// In force.
    Counts,
    /// An `unless` entry took it back.
    Suppressed(&'a [Name]),
    /// Its rule is in shadow.
    Shadow,
}

impl Render<'_> {
    pub(super) fn finding(
        &self,
        fields: &Fields<'_>,
        finding: &Finding,
        standing: &Standing<'_>,
        out: &mut String,
    ) {
        let label = self.paint.dress(Tone::Label, &finding.label);
        let score = self.score(finding, standing);
        let title = self.title(&finding.rule);
        let name = self.paint.dress(Tone::Strong, &finding.rule);
        let title = title.map_or_else(String::new, |title| format!(": {}", shown(title)));
        out.push_str(&format!("  {label}  {score}  {name}{title}\n"));
        let mut about = vec![self.unit(fields, finding)];
        about.push(captures(finding));
        about.retain(|part| !part.is_empty());
        out.push_str(&format!("    {}\n", about.join(" · ")));
        let width = finding
            .matches
            .iter()
            .map(|found| found.signal.chars().count());
        let width = width.max().unwrap_or(0);
        let numbers = finding.matches.iter().filter_map(|found| {
            let name = found.field.as_deref().unwrap_or(&finding.field);
            Some(fields.get(name)?.marks.number(found.span).chars().count())
        });
        let widths = (width, numbers.max().unwrap_or(0));
        for found in &finding.matches {
            let name = found.field.as_deref().unwrap_or(&finding.field);
            let line = match_line(found, fields.get(name), widths, self.paint);
            out.push_str(&format!("    {line}\n"));
        }
    }

    fn score(&self, finding: &Finding, standing: &Standing<'_>) -> String {
        let threshold = self.threshold(&finding.label);
        let score = finding.score;
        match standing {
            Standing::Suppressed(by) => {
                let text = format!("score {score}, taken back: unless {}", by.join(", "));
                self.paint.dress(Tone::Bad, &text)
            }
            Standing::Shadow => self
                .paint
                .dress(Tone::Dim, &format!("score {score}, in shadow")),
            Standing::Counts => match threshold {
                Some(need) if score < need => {
                    let text = format!("score {score}, below the threshold {need}");
                    self.paint.dress(Tone::Bad, &text)
                }
                _ => self.paint.dress(Tone::Good, &format!("score {score}")),
            },
        }
    }

    fn unit(&self, fields: &Fields<'_>, finding: &Finding) -> String {
        let unit = finding.unit.as_str();
        let field = if fields.are_several() {
            format!(" in `{}`", finding.field)
        } else {
            String::new()
        };
        match fields.get(&finding.field) {
            Some(text) if finding.unit != crate::ir::Unit::Document => {
                let (from, to) = (
                    text.places.at(finding.span.start),
                    text.places.at(finding.span.end),
                );
                format!(
                    "{unit} {}:{}–{}:{}{field}",
                    from.line, from.column, to.line, to.column
                )
            }
            _ => format!("{unit}{field}"),
        }
    }
}

/// `¹ action  `removed` at 1:22, term `remove*`, peeled `و``
fn match_line(
    found: &Match,
    field: Option<&Field<'_>>,
    (width, digits): (usize, usize),
    paint: Paint,
) -> String {
    let number = field.map_or_else(String::new, |field| field.marks.number(found.span));
    let number = format!("{number:digits$}");
    let signal = format!("{:width$}", found.signal);
    let mut line = format!(
        "{} {signal}  {}",
        paint.dress(Tone::Dim, &number),
        quoted(&found.text)
    );
    if let Some(at) = field.map(|field| field.places.at(found.span.start)) {
        line.push_str(&format!(" at {}:{}", at.line, at.column));
    }
    let mut notes: Vec<String> = Vec::new();
    notes.extend(
        found
            .value
            .map(|value| format!("= {}", Value::Number(value))),
    );
    let term = found.term.as_ref().filter(|term| **term != found.text);
    notes.extend(term.map(|term| format!("term {}", quoted(term))));
    let affixes = found
        .affixes
        .iter()
        .map(|affix| format!("affix {}", quoted(&affix.text)));
    notes.extend(affixes);
    if !found.folds.is_empty() {
        let folds: Vec<String> = found.folds.iter().map(step_name).collect();
        notes.push(format!("folded: {}", folds.join(", ")));
    }
    if !notes.is_empty() {
        line.push_str(&paint.dress(Tone::Dim, &format!(", {}", notes.join(", "))));
    }
    line
}

fn step_name(step: &Step) -> String {
    format!("{step:?}").to_lowercase()
}

/// An id as it is written.
pub(super) fn id_text(id: &Id) -> String {
    match id {
        Id::Number(number) => number.to_string(),
        Id::Text(text) => shown(text),
    }
}
