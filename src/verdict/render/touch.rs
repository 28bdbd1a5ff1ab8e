//! What touched one place of a text.

use crate::document::Document;
use crate::span::Span;
use crate::verdict::Finding;
use crate::verdict::Touch;
use crate::verdict::Verdict;
use crate::verdict::render::Render;
use crate::verdict::render::Tone;
use crate::verdict::render::escape::quoted;
use crate::verdict::render::places::Places;
use crate::verdict::render::reason;

/// Bytes shown on either side of the place.
const AROUND: usize = 40;

impl Render<'_> {
    /// All matches at a byte of a field, counted and not, and the findings around it.
    pub fn touches(
        &self,
        document: &Document,
        verdict: &Verdict,
        (field, byte): (&str, usize),
        touches: &[Touch],
    ) -> String {
        let Some(text) = document.fields.get(field) else {
            return String::new();
        };
        let places = Places::new(text);
        let at = places.at(byte);
        let mut out = format!(
            "byte {byte} of `{field}`, {}:{}: {}\n",
            at.line,
            at.column,
            around(text, byte)
        );
        for touch in touches {
            let found = &touch.found;
            let from = places.at(found.span.start);
            let (mark, tone) = if touch.reason.is_none() {
                ("✓", Tone::Good)
            } else {
                ("✗", Tone::Bad)
            };
            let mut line = format!(
                "  {} {}  {} {} {}:{}",
                self.paint.dress(tone, mark),
                self.paint.dress(Tone::Strong, &touch.rule),
                found.signal,
                quoted(&found.text),
                from.line,
                from.column
            );
            if let Some(term) = found.term.as_ref().filter(|term| **term != found.text) {
                line.push_str(&format!(", term {}", quoted(term)));
            }
            if let Some(why) = &touch.reason {
                line.push_str(&format!(": {}", reason::of_leaf(why)));
            }
            out.push_str(&format!("{line}\n"));
        }
        if touches.is_empty() {
            out.push_str("  no signal of any rule found anything here\n");
        }
        let suppressed = verdict
            .suppressed
            .iter()
            .map(|entry| (&entry.finding, "suppressed"));
        let shadow = verdict.shadow.iter().map(|finding| (finding, "in shadow"));
        let findings = verdict.findings.iter().map(|finding| (finding, "finding"));
        let covers = |finding: &Finding| {
            finding.field == field && finding.span.contains(Span::new(byte, byte))
        };
        for (finding, standing) in findings.chain(suppressed).chain(shadow) {
            if covers(finding) {
                let (from, to) = (places.at(finding.span.start), places.at(finding.span.end));
                let label = self.paint.dress(Tone::Label, &finding.label);
                out.push_str(&format!(
                    "  {standing} {label}  {} score {}, {} {}:{}–{}:{}\n",
                    finding.rule,
                    finding.score,
                    finding.unit.as_str(),
                    from.line,
                    from.column,
                    to.line,
                    to.column
                ));
            }
        }
        out
    }
}

/// The text around a byte, on one line.
fn around(text: &str, byte: usize) -> String {
    let edge = |at: usize, step: isize| {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at = at.saturating_add_signed(step);
        }
        at
    };
    let (start, end) = (
        edge(byte.saturating_sub(AROUND), -1),
        edge(byte + AROUND, 1),
    );
    quoted(text.get(start..end).unwrap_or("").trim())
}
