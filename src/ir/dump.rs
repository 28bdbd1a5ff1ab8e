//! A readable print of the IR, for tests and for people who debug a policy.
//!
//! Texts are quoted and escaped, names are printed for ids, so that two policies print alike only if they mean the same.

use std::fmt;
use std::fmt::Write;

use crate::ids::SignalId;
use crate::ir::Bounds;
use crate::ir::CaptureOf;
use crate::ir::ExceptWhen;
use crate::ir::Expr;
use crate::ir::Near;
use crate::ir::Per;
use crate::ir::Policy;
use crate::ir::Rule;
use crate::ir::Signal;
use crate::ir::SignalKind;
use crate::ir::Term;
use crate::ir::TermSet;

/// The policy as meant, in lines.
pub fn dump(policy: &Policy) -> String {
    let mut out = String::new();
    // INVARIANT: writing into a string never fails.
    let _ = write_meaning(policy, &mut out);
    out
}

/// Writes all that a policy means: what changes a verdict, and nothing else.
fn write_meaning(policy: &Policy, out: &mut impl Write) -> fmt::Result {
    write_head(policy, out)?;
    for (index, set) in policy.term_sets.iter().enumerate() {
        write_set_head(index, set, out)?;
        set.terms
            .iter()
            .try_for_each(|term| write_term(term, out))?;
    }
    write_rules(policy, out)
}

/// Writes the manifest.
pub fn write_head(policy: &Policy, out: &mut impl Write) -> fmt::Result {
    writeln!(out, "policy {:?} {:?}", policy.name, policy.version)?;
    policy.labels.iter().try_for_each(|label| {
        let severity = format!("{:?}", label.severity).to_lowercase();
        write!(
            out,
            "label {:?} {severity} threshold {} action {:?}",
            label.name, label.threshold, label.action
        )?;
        match &label.one_per {
            Some(capture) => writeln!(out, " one per {capture:?}"),
            None => writeln!(out),
        }
    })
}

/// Writes what a set is, without its terms.
pub fn write_set_head(index: usize, set: &TermSet, out: &mut impl Write) -> fmt::Result {
    let fold = lower(&set.fold);
    writeln!(out, "terms {index} {:?} fold {fold}", set.name)
}

/// Writes the rules.
pub fn write_rules(policy: &Policy, out: &mut impl Write) -> fmt::Result {
    let mut rules = policy.rules.iter();
    rules.try_for_each(|rule| write_rule(policy, rule, out))
}

fn write_term(term: Term<'_>, out: &mut impl Write) -> fmt::Result {
    let language = term.language().map_or("-", |language| language.tag());
    write!(out, "  {language} {:?}", term.text())?;
    if let Some(is) = term.is() {
        write!(out, " is {is:?}")?;
    }
    if term.dual() {
        out.write_str(" dual")?;
    }
    for phrase in term.phrases().iter() {
        out.write_str(" /")?;
        for word in phrase.words() {
            write!(
                out,
                " {}{}",
                word.folded.escape_debug(),
                if word.open { "*" } else { "" }
            )?;
        }
    }
    out.write_char('\n')
}

fn write_rule(policy: &Policy, rule: &Rule, out: &mut impl Write) -> fmt::Result {
    let label = policy
        .labels
        .get(rule.label.index())
        .map_or("", |label| &label.name);
    writeln!(
        out,
        "rule {:?} {:?} {} label {label:?}",
        rule.id,
        rule.version,
        rule.status.as_str(),
    )?;
    for signal in &rule.signals {
        write_signal(rule, signal, out)?;
    }
    for node in &rule.nodes {
        writeln!(
            out,
            "  {}: {}",
            node.path,
            Condition(policy, rule, &node.expr)
        )?;
    }
    for unless in &rule.unless {
        let at = unless.at.map_or("own unit", |unit| unit.as_str());
        writeln!(
            out,
            "  unless {:?} at {at} when {}",
            unless.id, unless.when.0
        )?;
    }
    write!(out, "  score {} cap {}", rule.score.base, rule.score.cap)?;
    for points in &rule.score.add {
        write!(out, ", {:+} if {}", points.points, points.when.0)?;
    }
    out.write_char('\n')?;
    match rule.per {
        Some(Per::Node(node)) => writeln!(out, "  per node {}", node.0)?,
        Some(Per::Signal(signal, node)) => {
            writeln!(out, "  per {} of node {}", name(rule, signal), node.0)?
        }
        None => {}
    }
    for capture in &rule.captures {
        write!(
            out,
            "  capture {:?} = {}.{}",
            capture.name,
            name(rule, capture.signal),
            part(&capture.of)
        )?;
        match capture.node {
            Some(node) => writeln!(out, " of node {}", node.0)?,
            None => writeln!(out)?,
        }
    }
    Ok(())
}

fn write_signal(rule: &Rule, signal: &Signal, out: &mut impl Write) -> fmt::Result {
    write!(out, "  signal {:?} ", signal.name)?;
    match &signal.kind {
        SignalKind::Terms(terms) => {
            let affixes = if terms.affixes { "auto" } else { "none" };
            write!(
                out,
                "terms {} boundary {} affixes {affixes}",
                terms.set.0,
                lower(&terms.boundary)
            )?;
        }
        SignalKind::Regex(pattern) => write!(out, "regex {pattern:?}")?,
        SignalKind::Quantity(filter) => {
            let bounds = Bounds {
                gte: filter.gte,
                lte: filter.lte,
                eq: filter.eq,
            };
            write!(out, "quantity{}", BoundsText(bounds))?;
            for kind in &filter.exclude {
                write!(out, " no {}", kind.as_str())?;
            }
            out.write_str(if filter.vague { " vague" } else { "" })?;
        }
        SignalKind::Quote { min_tokens } => write!(out, "quote of {min_tokens}")?,
    }
    write!(out, " fold {}", lower(&signal.fold))?;
    if let Some(field) = &signal.field {
        write!(out, " in {field:?}")?;
    }
    out.write_char('\n')?;
    for except in &signal.excepts {
        write!(out, "    except {:?} ", except.id)?;
        match &except.when {
            ExceptWhen::Inside(other) => writeln!(out, "inside {}", name(rule, *other))?,
            ExceptWhen::Near {
                signal,
                tokens,
                side,
            } => {
                writeln!(
                    out,
                    "near {} tokens {tokens} {}",
                    name(rule, *signal),
                    lower(side)
                )?;
            }
        }
    }
    Ok(())
}

/// A condition in one line; conditions below it by the number of their line.
struct Condition<'p>(&'p Policy, &'p Rule, &'p Expr);

impl fmt::Display for Condition<'_> {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let Self(policy, rule, expr) = *self;
        let names = |of: &[SignalId]| {
            of.iter()
                .map(|signal| name(rule, *signal))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let nodes = |of: &[crate::ids::NodeId]| {
            of.iter()
                .map(|node| node.0.to_string())
                .collect::<Vec<_>>()
                .join(", ")
        };
        match expr {
            Expr::Signal(signal) => write!(out, "signal {}", name(rule, *signal)),
            Expr::All(of) => write!(out, "all of {}", nodes(of)),
            Expr::Any(of) => write!(out, "any of {}", nodes(of)),
            Expr::None(of) => write!(out, "none of {}", nodes(of)),
            Expr::Not(node) => write!(out, "not {}", node.0),
            Expr::AtLeast { n, of } => write!(out, "at least {n} of {}", nodes(of)),
            Expr::Count {
                of,
                distinct,
                bounds,
            } => {
                let distinct = distinct.map_or(String::new(), |distinct| {
                    format!(" distinct {}", lower(&distinct))
                });
                write!(
                    out,
                    "count of {}{distinct}{}",
                    names(of),
                    BoundsText(*bounds)
                )
            }
            Expr::Value { of, bounds } => {
                write!(out, "value of {}{}", names(of), BoundsText(*bounds))
            }
            Expr::Near(near) => write_near(rule, near, out),
            Expr::Seq(seq) => {
                write!(out, "seq{}", id(seq.id.as_deref()))?;
                seq.of
                    .iter()
                    .enumerate()
                    .try_for_each(|(index, step)| match index {
                        0 => write!(out, " {}", name(rule, step.signal)),
                        _ => write!(out, ", gap {} {}", step.gap, name(rule, step.signal)),
                    })
            }
            Expr::In { unit, node } => write!(out, "{} {}", unit.as_str(), node.0),
            Expr::Window {
                id: own,
                tokens,
                has,
                starts,
            } => {
                write!(
                    out,
                    "window{} tokens {tokens} has {} starts at {}",
                    id(own.as_deref()),
                    has.0,
                    names(starts)
                )
            }
            Expr::Evaded(of) => write!(out, "evaded {}", names(of)),
            Expr::Rule(other) => {
                write!(
                    out,
                    "rule {:?}",
                    policy.rules.get(other.index()).map_or("", |rule| &rule.id)
                )
            }
            Expr::Meta { key, test } => write!(out, "meta {key:?} {test:?}"),
        }
    }
}

fn write_near(rule: &Rule, near: &Near, out: &mut fmt::Formatter) -> fmt::Result {
    write!(
        out,
        "near{} anchor {}",
        id(near.id.as_deref()),
        name(rule, near.anchor)
    )?;
    for with in &near.with {
        let prefer = with.prefer.map_or(String::new(), |side| {
            format!(" preferably {}", lower(&side))
        });
        let optional = if with.optional { " optional" } else { "" };
        write!(
            out,
            ", {} tokens {} {}{prefer}{optional}",
            name(rule, with.signal),
            with.tokens,
            lower(&with.side)
        )?;
    }
    Ok(())
}

struct BoundsText(Bounds);

impl fmt::Display for BoundsText {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let bounds = [(">=", self.0.gte), ("<=", self.0.lte), ("=", self.0.eq)];
        bounds.iter().try_for_each(|(sign, bound)| match bound {
            Some(bound) => write!(out, " {sign} {bound}"),
            None => Ok(()),
        })
    }
}

fn id(id: Option<&str>) -> String {
    id.map_or(String::new(), |id| format!(" {id:?}"))
}

fn name(rule: &Rule, id: SignalId) -> &str {
    rule.signals
        .get(id.index())
        .map_or("", |signal| &signal.name)
}

fn part(of: &CaptureOf) -> String {
    match of {
        CaptureOf::Group(group) => format!("group {group}"),
        other => lower(other),
    }
}

fn lower(word: &impl fmt::Debug) -> String {
    format!("{word:?}").to_lowercase()
}
