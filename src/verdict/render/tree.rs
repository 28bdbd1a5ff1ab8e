//! The tree of a rule's conditions, each with ✓ or ✗ and the reason in words.

use crate::ir::Reason;
use crate::verdict::Match;
use crate::verdict::TraceNode;
use crate::verdict::render::Render;
use crate::verdict::render::Tone;
use crate::verdict::render::escape::quoted;
use crate::verdict::render::reason;
use crate::verdict::render::writer::Fields;

/// Matches named on one line.
const NAMED: usize = 3;

/// Draws the tree of one rule.
pub(super) struct Tree<'r, 'a> {
    pub(super) render: &'r Render<'a>,
    pub(super) fields: &'r Fields<'a>,
    /// Also what says nothing about the outcome.
    pub(super) all: bool,
}

/// The operators that ask in every unit of a kind.
pub(super) fn asks_in_units(node: &TraceNode) -> bool {
    matches!(
        node.op.as_str(),
        "document" | "paragraph" | "sentence" | "quoted" | "window"
    )
}

impl Tree<'_, '_> {
    /// A node and what is below it, `depth` steps in.
    pub(super) fn draw(
        &self,
        node: &TraceNode,
        anchor: Option<&str>,
        depth: usize,
        out: &mut String,
    ) {
        self.line(node, anchor, depth, out);
        if asks_in_units(node) {
            self.units(node, depth + 1, out);
            return;
        }
        let own = if node.op == "near" {
            anchor_text(node)
        } else {
            None
        };
        let told = |child: &&TraceNode| self.all || self.is_telling(node, child);
        for child in node.children.iter().filter(told) {
            // The anchor is not measured from itself.
            let from = own.filter(|_| child.op == "with");
            self.draw(child, from, depth + 1, out);
        }
        let silent = node.children.iter().filter(|child| !told(child)).count();
        if silent > 0 {
            self.note(depth + 1, &format!("… {silent} more that do not hold"), out);
        }
    }

    /// Whether a part says something about why its parent holds or not.
    fn is_telling(&self, node: &TraceNode, child: &TraceNode) -> bool {
        let chooses = matches!(node.op.as_str(), "any" | "at_least");
        !(chooses && node.holds && !child.holds)
    }

    /// The units in which a condition was asked: those where it holds; if none, the nearest.
    fn units(&self, node: &TraceNode, depth: usize, out: &mut String) {
        let nearest = node.children.iter().map(|child| child.cost).min();
        let nearest = node
            .children
            .iter()
            .position(|child| Some(child.cost) == nearest);
        let mut left_out = node.omitted;
        for (index, child) in node.children.iter().enumerate() {
            if self.all || child.holds || (!node.holds && Some(index) == nearest) {
                self.note(depth, &self.unit_text(child), out);
                self.draw(child, None, depth, out);
            } else {
                left_out += 1;
            }
        }
        if left_out > 0 {
            let kind = plural(&node.op, left_out);
            let text = if node.holds {
                format!("… {left_out} other {kind} without it")
            } else {
                format!("… {left_out} other {kind}, none nearer")
            };
            self.note(depth, &text, out);
        }
    }

    fn unit_text(&self, node: &TraceNode) -> String {
        let (unit, field) = (node.unit.as_str(), self.fields.named(node.field.as_deref()));
        let (Some(span), Some(field)) = (node.span, field) else {
            return format!("in the {unit}");
        };
        if span.is_empty() {
            return format!("there is no {unit}");
        }
        let at = field.places.at(span.start);
        let name = match &node.field {
            Some(name) if self.fields.are_several() => format!(" of `{name}`"),
            _ => String::new(),
        };
        let text = quoted(span.of(field.text).trim());
        format!("{unit} {}:{}{name} {text}", at.line, at.column)
    }

    fn line(&self, node: &TraceNode, anchor: Option<&str>, depth: usize, out: &mut String) {
        let mut text = what(node);
        if node.holds {
            let named = self.matches(&node.matches);
            let leaf = node.children.is_empty() || matches!(node.op.as_str(), "count" | "value");
            if leaf && !named.is_empty() {
                text.push_str(&format!(": {named}"));
            }
        }
        let measure = measure(node);
        if !measure.is_empty() {
            text.push_str(&format!(" ({measure})"));
        }
        let (mark, tone) = if node.holds {
            ("✓", Tone::Good)
        } else {
            ("✗", Tone::Bad)
        };
        let mark = self.render.paint.dress(tone, mark);
        out.push_str(&format!("{}{mark} {text}\n", indent(depth)));
        if !node.holds || !node.dropped.is_empty() {
            self.reasons(node, anchor, depth + 1, out);
        }
    }

    /// Each match that does not count with its reason, and the reasons that have no match of their own.
    fn reasons(&self, node: &TraceNode, anchor: Option<&str>, depth: usize, out: &mut String) {
        let mut lines: Vec<String> = Vec::new();
        for dropped in &node.dropped {
            let at = self.place(&dropped.found);
            lines.push(reason::of_match(dropped, &at, anchor));
        }
        if !node.holds {
            let untold = |reason: &&Reason| {
                !node
                    .dropped
                    .iter()
                    .any(|dropped| dropped.reason == **reason)
            };
            let rest = node.reasons.iter().filter(untold);
            lines.extend(rest.map(reason::of_leaf));
        }
        let most = if self.all { usize::MAX } else { 2 * NAMED };
        for line in lines.iter().take(most) {
            out.push_str(&format!("{}{line}\n", indent(depth)));
        }
        if lines.len() > most {
            self.note(
                depth,
                &format!("… {} more like these", lines.len() - most),
                out,
            );
        }
        if !node.holds && node.children.is_empty() && !node.at.is_empty() {
            self.note(depth, &format!("at {}", node.at), out);
        }
    }

    fn matches(&self, matches: &[Match]) -> String {
        let most = if self.all { usize::MAX } else { NAMED };
        let named = matches.iter().take(most);
        let named = named.map(|found| format!("{}{}", quoted(&found.text), self.place(found)));
        let mut named: Vec<String> = named.collect();
        if matches.len() > most {
            named.push(format!("{} more", matches.len() - most));
        }
        named.join(", ")
    }

    fn place(&self, found: &Match) -> String {
        let field = self.fields.named(found.field.as_deref());
        field.map_or_else(String::new, |field| {
            let at = field.places.at(found.span.start);
            format!(" {}:{}", at.line, at.column)
        })
    }

    fn note(&self, depth: usize, text: &str, out: &mut String) {
        let text = self.render.paint.dress(Tone::Dim, text);
        out.push_str(&format!("{}{text}\n", indent(depth)));
    }
}

/// The operator and the signal it asks for.
fn what(node: &TraceNode) -> String {
    let is_anchor = node.path.ends_with(".anchor");
    match (&node.signal, node.op.as_str()) {
        (Some(signal), _) if is_anchor => format!("anchor `{signal}`"),
        (Some(signal), "signal") => format!("`{signal}`"),
        (Some(signal), op) => format!("{op} `{signal}`"),
        (None, "at_least") => "at least".to_owned(),
        (None, op) if asks_in_units(node) => format!("in some {op}"),
        (None, op) => op.to_owned(),
    }
}

/// `got 3, at least 2`
fn measure(node: &TraceNode) -> String {
    match (node.got, &node.need, node.op.as_str()) {
        (Some(got), Some(need), "with") => format!("{got} away, {need}"),
        (Some(got), Some(need), _) => format!("{got}, {need} asked for"),
        (None, Some(need), _) => need.clone(),
        (Some(got), None, _) => got.to_string(),
        (None, None, _) => String::new(),
    }
}

/// The text of a near's anchor: its first part's match.
pub(super) fn anchor_text(node: &TraceNode) -> Option<&str> {
    let anchor = node.children.first()?;
    let found = anchor.matches.first()?;
    anchor
        .path
        .ends_with(".anchor")
        .then_some(found.text.as_str())
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth + 1)
}

fn plural(op: &str, count: usize) -> String {
    match op {
        "quoted" => "quoted passages".to_owned(),
        _ if count == 1 => op.to_owned(),
        _ => format!("{op}s"),
    }
}
