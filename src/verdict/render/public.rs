//! The public face of a verdict, as text.

use crate::verdict::Verdict;
use crate::verdict::public;
use crate::verdict::render::Render;
use crate::verdict::render::Tone;
use crate::verdict::render::escape::shown;
use crate::verdict::render::finding::id_text;

impl Render<'_> {
    /// The labels given and the statement of reasons; nothing of what matched.
    pub fn public(&self, verdict: &Verdict) -> String {
        let face = public(self.policy, verdict);
        let id = face.id.as_ref().map(id_text);
        let id = id.map_or_else(String::new, |id| {
            format!("{}  ", self.paint.dress(Tone::Strong, &id))
        });
        if face.labels.is_empty() {
            return format!("{id}{}\n", self.paint.dress(Tone::Dim, "no label"));
        }
        let action = face
            .action
            .map_or_else(String::new, |action| format!(" → {action}"));
        let names: Vec<String> = face
            .labels
            .iter()
            .map(|label| self.paint.dress(Tone::Label, &label.label))
            .collect();
        let mut out = format!("{id}{}{action}\n", names.join(", "));
        for label in &face.labels {
            out.push_str(&format!(
                "  {}: {}\n",
                self.paint.dress(Tone::Label, &label.label),
                shown(&label.title)
            ));
            for reason in face
                .reasons
                .iter()
                .filter(|reason| reason.label == label.label)
            {
                out.push_str(&format!("    {}\n", shown(&reason.rule)));
                if reason.statement != reason.rule {
                    out.push_str(&format!("      {}\n", shown(&reason.statement)));
                }
            }
        }
        out
    }
}
