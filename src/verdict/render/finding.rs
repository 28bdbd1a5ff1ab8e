//! One finding: what it says, and the matches that it rests on.

use crate::document::Id;
use crate::fold::Step;
use crate::name::Name;
use crate::verdict::Finding;
use crate::verdict::Match;
use crate::verdict::Value;
use crate::verdict::render::Render;
use crate::verdict::render::Tone;
use crate::verdict::render::captures::captures;
use crate::verdict::render::escape::quoted;
use crate::verdict::render::escape::shown;
use crate::verdict::render::rows::Place;
use crate::verdict::render::rows::Rows;
use crate::verdict::render::rows::field_of;
use crate::verdict::render::rows::rows;
use crate::verdict::render::writer::Fields;

/// What became of a finding, for its heading.
#[derive(Clone, Copy)]
pub(super) enum Standing<'a> {
    /// In force.
    Counts,
    /// An `unless` entry took it back.
    Suppressed(&'a [Name]),
    /// A finding of this rule tells its claim.
    Told(&'a Name),
    /// Its rule is in shadow.
    Shadow,
}

impl Render<'_> {
    /// A finding whole: heading, unit and captures, matches.
    pub(super) fn finding(
        &self,
        fields: &Fields<'_>,
        finding: &Finding,
        standing: Standing<'_>,
        out: &mut String,
    ) {
        self.head(fields, finding, standing, out);
        let rows = rows(finding, self.all);
        let widths = widths(fields, &rows);
        for place in &rows.places {
            let line = self.place_line(fields, finding, place, widths);
            out.push_str(&format!("    {line}\n"));
        }
        for around in &rows.around {
            let nearest = around.nearest.iter();
            let mut nearest: Vec<String> = nearest
                .map(|found| self.numbered(fields, field_of(finding, found), found))
                .collect();
            if around.more > 0 {
                let more = format!("+{} more", around.more);
                nearest.push(self.paint.dress(Tone::Dim, &more));
            }
            let (width, digits) = widths;
            let (signal, nearest) = (around.signal, nearest.join(" "));
            out.push_str(&format!("    {:digits$} {signal:width$}  {nearest}\n", ""));
        }
    }

    /// Two lines: label, score and rule; unit and captures.
    pub(super) fn head(
        &self,
        fields: &Fields<'_>,
        finding: &Finding,
        standing: Standing<'_>,
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
    }

    /// `¹ action  `removed` at 1:22, term `remove*`, peeled `و``
    fn place_line(
        &self,
        fields: &Fields<'_>,
        finding: &Finding,
        place: &Place<'_>,
        (width, digits): (usize, usize),
    ) -> String {
        let Some(found) = place.matches.first() else {
            return String::new();
        };
        let field = fields.get(place.field);
        let number = field.map_or_else(String::new, |field| field.marks.number(place.span));
        let mut line = format!(
            "{} {:width$}  {}",
            self.paint.dress(Tone::Dim, &format!("{number:digits$}")),
            signals(place),
            quoted(&found.text)
        );
        if let Some(at) = field.map(|field| field.places.at(place.span.start)) {
            line.push_str(&format!(" at {}:{}", at.line, at.column));
        }
        let mut notes: Vec<String> = Vec::new();
        for found in &place.matches {
            for note in self.notes(finding, found) {
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
        }
        if !notes.is_empty() {
            let notes = format!(", {}", notes.join(", "));
            line.push_str(&self.paint.dress(Tone::Dim, &notes));
        }
        line
    }

    /// A match by its text and the number of its mark.
    pub(super) fn numbered(&self, fields: &Fields<'_>, field: &str, found: &Match) -> String {
        let number = fields
            .get(field)
            .map(|field| field.marks.number(found.span));
        let number = self.paint.dress(Tone::Dim, &number.unwrap_or_default());
        format!("{}{number}", quoted(&found.text))
    }

    /// What is worth saying of a match beside its text.
    fn notes(&self, finding: &Finding, found: &Match) -> Vec<String> {
        let value = found.value.map(Value::Number);
        let mut notes: Vec<String> = value.iter().map(|value| format!("= {value}")).collect();
        notes.extend(self.term(finding, found));
        let affixes = found.affixes.iter();
        notes.extend(affixes.map(|affix| format!("affix {}", quoted(&affix.text))));
        if !found.folds.is_empty() {
            let folds: Vec<String> = found.folds.iter().map(step_name).collect();
            notes.push(format!("folded: {}", folds.join(", ")));
        }
        notes
    }

    /// `score 80`, and why it gives no label.
    pub(super) fn score(&self, finding: &Finding, standing: Standing<'_>) -> String {
        let threshold = self.threshold(&finding.label);
        let score = finding.score;
        match standing {
            Standing::Suppressed(by) => {
                let text = format!("score {score}, taken back: unless {}", by.join(", "));
                self.paint.dress(Tone::Bad, &text)
            }
            Standing::Told(by) => {
                let text = format!("score {score}, its claim is told by {by}");
                self.paint.dress(Tone::Dim, &text)
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

/// The widest name of a line, and the longest number of a mark.
fn widths(fields: &Fields<'_>, rows: &Rows<'_>) -> (usize, usize) {
    let names = rows
        .places
        .iter()
        .map(|place| signals(place).chars().count());
    let around = rows.around.iter();
    let around = around.map(|around| around.signal.chars().count());
    let numbers = rows.places.iter().filter_map(|place| {
        let marks = &fields.get(place.field)?.marks;
        Some(marks.number(place.span).chars().count())
    });
    let width = names.chain(around).max().unwrap_or(0);
    (width, numbers.max().unwrap_or(0))
}

/// The signals that found a place.
fn signals(place: &Place<'_>) -> String {
    let names: Vec<&str> = place.matches.iter().map(|found| &*found.signal).collect();
    names.join(", ")
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
