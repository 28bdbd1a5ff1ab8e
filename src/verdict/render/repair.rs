//! The cheapest way to a finding: what would have to change in the text, or in the rule.

use crate::ir;
use crate::ir::Expr;
use crate::ir::Reason;
use crate::ir::SignalKind;
use crate::limits;
use crate::verdict::RuleTrace;
use crate::verdict::TraceNode;
use crate::verdict::render::Render;
use crate::verdict::render::Tone;
use crate::verdict::render::escape::quoted;
use crate::verdict::render::tree::anchor_text;
use crate::verdict::render::tree::asks_in_units;
use crate::verdict::render::tree::wider;

/// Terms named as examples.
const EXAMPLES: usize = 3;

/// One change: of the text, and of the rule.
struct Repair {
    text: String,
    rule: String,
}

impl Render<'_> {
    /// What is nearest to be done, after a tree that does not hold.
    pub(super) fn repairs(&self, trace: &RuleTrace, out: &mut String) {
        let Some(rule) = self.rule(&trace.rule) else {
            return;
        };
        let mut repairs = Vec::new();
        self.collect(rule, &trace.node, None, &mut repairs);
        repairs.extend(trace.reasons.iter().filter_map(of_rule));
        if repairs.is_empty() {
            return;
        }
        let title = self.paint.dress(Tone::Strong, "to get there");
        out.push_str(&format!("  {title}\n"));
        for repair in repairs.iter().take(limits::REASONS) {
            out.push_str(&format!(
                "    text: {}\n    rule: {}\n",
                repair.text, repair.rule
            ));
        }
    }

    /// The failing leaves of the cheapest way through the tree.
    fn collect(
        &self,
        rule: &ir::Rule,
        node: &TraceNode,
        anchor: Option<&str>,
        out: &mut Vec<Repair>,
    ) {
        if node.holds {
            return;
        }
        if matches!(node.op.as_str(), "none" | "not") {
            let held = node.children.iter().filter(|child| child.holds);
            out.extend(held.map(taken_out));
            return;
        }
        let mut failing: Vec<&TraceNode> =
            node.children.iter().filter(|child| !child.holds).collect();
        if node.op == "near" {
            failing.retain(|child| !is_optional(rule, node, child));
        }
        failing.sort_by_key(|child| child.cost);
        let chooses = matches!(node.op.as_str(), "any") || asks_in_units(node);
        failing.truncate(if chooses { 1 } else { usize::MAX });
        if node.op == "at_least" {
            failing.truncate(missing(node));
        }
        if failing.is_empty() || !node.reasons.is_empty() {
            out.extend(self.of_leaf(rule, node, anchor));
            return;
        }
        let own = if node.op == "near" {
            anchor_text(node)
        } else {
            None
        };
        for child in failing {
            self.collect(rule, child, own, out);
        }
    }

    fn of_leaf(&self, rule: &ir::Rule, node: &TraceNode, anchor: Option<&str>) -> Option<Repair> {
        let reason = node.reasons.first()?;
        let signal = node.signal.as_deref();
        let own = signal.map_or_else(|| node.op.clone(), |signal| format!("`{signal}`"));
        let dropped = node
            .dropped
            .iter()
            .find(|dropped| &dropped.reason == reason);
        let it = dropped.map_or_else(|| own.clone(), |dropped| quoted(&dropped.found.text));
        let there = anchor.map_or_else(|| "its anchor".to_owned(), quoted);
        let (text, rule) = match reason {
            Reason::NoHit => {
                let such = signal.map_or_else(String::new, |name| self.examples(rule, name));
                (
                    format!("add a match of {own}{such}"),
                    format!("widen {own} to what the text says"),
                )
            }
            Reason::TooFar { got, max } => (
                format!(
                    "bring {it} {} tokens nearer to {there}",
                    got.saturating_sub(*max)
                ),
                format!("raise the distance of {own} from {max} to {got}"),
            ),
            Reason::WrongSide => (
                format!("move {it} to the other side of {there}"),
                format!("let {own} stand on either side"),
            ),
            Reason::Below { got, need } => (
                format!("say {need} instead of {got} for {own}"),
                format!("lower the bound of {own} from {need} to {got}"),
            ),
            Reason::Above { got, max } => (
                format!("say at most {max} instead of {got} for {own}"),
                format!("raise the bound of {own} from {max} to {got}"),
            ),
            Reason::HitElsewhere { unit } => (
                format!("bring a match of {own} into the same {}", wider(*unit)),
                format!("ask for {own} in a wider unit than a {}", wider(*unit)),
            ),
            Reason::Boundary { word } => (
                format!("part the term from the word {}", quoted(word)),
                format!("add {} to {own}, or loosen its `boundary`", quoted(word)),
            ),
            Reason::FoldOff { fold } => (
                format!("write {own} plainly"),
                format!("set `fold: {fold}` for {own}"),
            ),
            Reason::Excepted { by } => (
                format!("take away what makes the exception `{by}` hold for {it}"),
                format!("narrow the exception `{by}` of {own}"),
            ),
            Reason::Excluded { kind } => (
                format!("write {it} so that it is no {kind}"),
                format!("take `{kind}` out of what {own} excludes"),
            ),
            other => return of_rule(other),
        };
        Some(Repair { text, rule })
    }

    /// What a signal would match, by example.
    fn examples(&self, rule: &ir::Rule, signal: &str) -> String {
        let found = rule.signals.iter().find(|found| found.name == signal);
        match found.map(|found| &found.kind) {
            Some(SignalKind::Terms(used)) => {
                let terms = self.policy.term_sets.get(used.set.index());
                let terms = terms.map_or(&[][..], |set| &set.terms);
                let terms = terms.iter().take(EXAMPLES).map(|term| quoted(&term.text));
                format!(", such as {}", terms.collect::<Vec<_>>().join(", "))
            }
            Some(SignalKind::Quantity(_)) => ", a figure".to_owned(),
            Some(SignalKind::Quote { .. }) => ", a passage in quotation marks".to_owned(),
            Some(SignalKind::Regex(pattern)) => format!(", the regex {}", quoted(pattern)),
            None => String::new(),
        }
    }
}

/// Repairs that need no signal.
fn of_rule(reason: &Reason) -> Option<Repair> {
    let (text, rule) = match reason {
        Reason::Unless { by } => (
            format!("take away what `unless: {by}` asks for"),
            format!("narrow the entry `{by}` of `unless`"),
        ),
        Reason::Score { got, need } => (
            "add what the rule gives points for".to_owned(),
            format!(
                "raise the score by {}, or lower the threshold from {need} to {got}",
                need - got
            ),
        ),
        Reason::RuleMissing { id } => (
            format!("give rule `{id}` a finding in the same place"),
            format!("see why rule `{id}` has none"),
        ),
        Reason::Meta { key } => (
            format!("change the fact `{key}`"),
            format!("change what is asked of `{key}`"),
        ),
        Reason::Shadow => (
            "nothing: the rule is in shadow".to_owned(),
            "set `status: enforce`".to_owned(),
        ),
        _ => return None,
    };
    Some(Repair { text, rule })
}

fn taken_out(node: &TraceNode) -> Repair {
    let name = node.signal.as_deref().unwrap_or(&node.op);
    let texts: Vec<String> = node
        .matches
        .iter()
        .take(EXAMPLES)
        .map(|m| quoted(&m.text))
        .collect();
    let what = if texts.is_empty() {
        format!("`{name}`")
    } else {
        texts.join(", ")
    };
    Repair {
        text: format!("take out {what}"),
        rule: format!("do not deny `{name}`"),
    }
}

/// How many parts are missing: as many as make up the node's cost.
fn missing(node: &TraceNode) -> usize {
    let mut costs: Vec<u64> = node
        .children
        .iter()
        .filter(|child| !child.holds)
        .map(|child| child.cost)
        .collect();
    costs.sort_unstable();
    let mut sum = 0_u64;
    let reached = costs.iter().position(|cost| {
        sum = sum.saturating_add(*cost);
        sum >= node.cost
    });
    reached.map_or(costs.len(), |index| index + 1)
}

/// Whether a companion of a near is optional.
fn is_optional(rule: &ir::Rule, near: &TraceNode, child: &TraceNode) -> bool {
    let node = rule.nodes.iter().find(|node| node.path == near.path);
    let Some(Expr::Near(expr)) = node.map(|node| &node.expr) else {
        return false;
    };
    expr.with.iter().any(|with| {
        let signal = rule.signals.get(with.signal.index());
        with.optional
            && signal.map(|signal| &signal.name) == child.signal.as_ref()
            && child.op == "with"
    })
}
