//! An explanation as text for people.

use crate::document::Document;
use crate::verdict::Explanation;
use crate::verdict::RuleTrace;
use crate::verdict::render::Detail;
use crate::verdict::render::Render;
use crate::verdict::render::Tone;
use crate::verdict::render::escape::shown;
use crate::verdict::render::reason;
use crate::verdict::render::tree::Tree;
use crate::verdict::render::writer::Fields;

impl Render<'_> {
    /// An explanation: the verdict, the proof of every rule with a finding, and the nearest of those without.
    pub fn explanation(
        &self,
        document: &Document,
        explanation: &Explanation,
        detail: Detail,
    ) -> String {
        let verdict = &explanation.verdict;
        let fields = Fields::new(document, verdict);
        let mut out = self.heading(verdict);
        self.texts(&fields, true, &mut out);
        let whole = self.with_all(true);
        whole.findings(&fields, verdict, &explanation.proofs, &mut out);
        let tree = Tree {
            render: self,
            fields: &fields,
            all: detail.all,
        };
        let (held, mut missed): (Vec<_>, Vec<_>) =
            explanation.trace.iter().partition(|trace| trace.holds);
        missed.sort_by(|a, b| a.by_nearness(b));
        for trace in held {
            out.push('\n');
            self.rule_tree(trace, &tree, &mut out);
            self.repairs(trace, detail, &mut out);
        }
        for trace in missed.iter().take(detail.misses) {
            out.push('\n');
            self.rule_tree(trace, &tree, &mut out);
            self.repairs(trace, detail, &mut out);
        }
        let left_out = missed.len().saturating_sub(detail.misses);
        if left_out > 0 {
            let rules = if left_out == 1 { "rule" } else { "rules" };
            let note = format!("… {left_out} more {rules} without a finding, none nearer");
            out.push_str(&format!("\n{}\n", self.paint.dress(Tone::Dim, &note)));
        }
        out
    }

    fn rule_tree(&self, trace: &RuleTrace, tree: &Tree<'_, '_>, out: &mut String) {
        let (mark, tone) = if trace.holds {
            ("✓", Tone::Good)
        } else {
            ("✗", Tone::Bad)
        };
        let mark = self.paint.dress(tone, mark);
        let name = self.paint.dress(Tone::Strong, &trace.rule);
        let label = self.paint.dress(Tone::Label, &trace.label);
        let title = self.title(&trace.rule);
        let title = title.map_or_else(String::new, |title| format!(": {}", shown(title)));
        out.push_str(&format!("{mark} {label}  {name}{title}\n"));
        let place = format!("at {}", trace.node.at);
        out.push_str(&format!("  {}\n", self.paint.dress(Tone::Dim, &place)));
        for reason in &trace.reasons {
            out.push_str(&format!("  {}\n", reason::of_leaf(reason)));
        }
        tree.draw(&trace.node, None, 0, out);
    }
}
