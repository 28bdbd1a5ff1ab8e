//! Ways to a finding that were tried: changes of the text, or of the rule.

use crate::verdict::Repair;
use crate::verdict::RepairStep;
use crate::verdict::Repaired;
use crate::verdict::RuleTrace;
use crate::verdict::render::Detail;
use crate::verdict::render::Render;
use crate::verdict::render::Tone;
use crate::verdict::render::escape::shown;

impl Render<'_> {
    /// What would give a finding, after a tree that does not hold.
    pub(super) fn repairs(&self, trace: &RuleTrace, detail: Detail, out: &mut String) {
        if trace.repairs.is_empty() {
            if detail.tried && !trace.holds {
                let note = "no small change was found that gives a finding";
                out.push_str(&format!("  {}\n", self.paint.dress(Tone::Dim, note)));
            }
            return;
        }
        let title = self.paint.dress(Tone::Strong, "to get there");
        out.push_str(&format!("  {title}\n"));
        for repair in &trace.repairs {
            self.repair(repair, out);
        }
    }

    fn repair(&self, repair: &Repair, out: &mut String) {
        let mut lead = match repair.of {
            Repaired::Text => "text:",
            Repaired::Rule => "rule:",
        };
        for step in &repair.changes {
            let at = step
                .at
                .as_ref()
                .map_or_else(String::new, |at| format!(", at {at}"));
            let at = self.paint.dress(Tone::Dim, &at);
            out.push_str(&format!("    {lead} {}{at}\n", in_words(step)));
            lead = "  and";
        }
    }
}

/// What a step says; what it quotes made harmless, each quotation by itself.
fn in_words(step: &RepairStep) -> String {
    let parts: Vec<String> = step.says.split('`').map(shown).collect();
    parts.join("`")
}
