//! `bayan explain`: proof trees of what fired, the nearest misses of what did not.

use std::path::Path;
use std::path::PathBuf;

use bayan::Detail;
use bayan::Document;
use bayan::Engine;
use bayan::Explanation;
use bayan::Paint;
use bayan::Policy;
use bayan::Render;
use bayan::RuleTrace;
use bayan::shown;

use crate::args::Audience;
use crate::args::ExplainArgs;
use crate::args::Format;
use crate::args::Shared;
use crate::beside;
use crate::inputs;
use crate::inputs::Inputs;
use crate::inputs::Opened;
use crate::output;
use crate::output::Outcome;
use crate::output::Status;
use crate::output::Stop;
use crate::place;
use crate::policy;
use crate::wrap::wrapped;

/// Rules without a finding that are shown, nearest first.
const MISSES: usize = 3;

pub(crate) fn run(shared: &Shared, args: &ExplainArgs) -> Outcome {
    told_to(args)?;
    let paths = if args.text.as_ref().is_some_and(|text| text != "-") {
        vec![]
    } else if args.text.is_some() {
        vec![PathBuf::from("-")]
    } else {
        let given: Vec<PathBuf> = args.file.iter().cloned().collect();
        inputs::or_stdin(&given)?
    };
    let inputs = Inputs::new(&args.reading);
    let (policy, first) = beside::ready(shared, &inputs, &paths, &nothing_in("-"))?;
    known(args, &policy)?;
    let explainer = Explainer {
        engine: Engine::new(in_force(args, policy)?),
        args,
        paint: output::paint(shared.color),
        width: output::width(),
    };
    if let Some(text) = args.text.as_ref().filter(|text| *text != "-") {
        explainer.explain(&Document::text(text))?;
        return Ok(Status::Done);
    }
    match (paths.first(), first) {
        (Some(path), Some(opened)) => explainer.explain_file(path, opened, &inputs),
        _ => Ok(Status::Done),
    }
}

fn nothing_in(name: &str) -> String {
    format!("no document in `{name}`")
}

/// Whether the rule and label that were named are there.
fn known(args: &ExplainArgs, policy: &Policy) -> Result<(), Stop> {
    let ir = policy.ir();
    if let Some(rule) = &args.rule {
        let ids = ir.rules.iter().map(|rule| rule.id.as_str());
        policy::named("rule", rule, ids)?;
    }
    if let Some(label) = args.label.as_ref().or(args.why_not.as_ref()) {
        let names = ir.labels.iter().map(|label| label.name.as_str());
        policy::named("label", label, names)?;
    }
    Ok(())
}

/// The public is told what was decided, and nothing of how rules look for it.
fn told_to(args: &ExplainArgs) -> Result<(), Stop> {
    let inner = [
        ("--rule", args.rule.is_some()),
        ("--label", args.label.is_some()),
        ("--why-not", args.why_not.is_some()),
        ("--at", args.at.is_some()),
        ("--all", args.all),
    ];
    let asked = inner
        .iter()
        .find(|(_, asked)| *asked && args.audience == Audience::Public);
    match asked {
        Some((name, _)) => Err(Stop::failed(format!(
            "`{name}` is not for `--audience public`"
        ))),
        None => Ok(()),
    }
}

/// A rule that is named is explained whatever its status.
fn in_force(args: &ExplainArgs, policy: Policy) -> Result<Policy, Stop> {
    let named = |rule: &&bayan::Rule| args.rule.as_ref() == Some(&rule.id);
    match policy.ir().rules.iter().find(named) {
        Some(rule) if !rule.status.is_live() => {
            let (id, status) = (&rule.id, rule.status.as_str());
            output::note(&format!(
                "bayan: rule `{id}` is {status}; explained as if it were in force"
            ));
            let enforced = policy.enforcing(id);
            enforced.map_err(|error| Stop::failed(error.to_string()))
        }
        _ => Ok(policy),
    }
}

fn json_line(value: &impl serde::Serialize) -> Result<String, Stop> {
    let json = serde_json::to_string(value);
    Ok(json.map_err(|error| Stop::failed(error.to_string()))? + "\n")
}

struct Explainer<'a> {
    engine: Engine,
    args: &'a ExplainArgs,
    paint: Paint,
    width: Option<usize>,
}

impl Explainer<'_> {
    /// Explains every document of a file. Those that cannot be read are named, and the others are still done.
    fn explain_file(&self, path: &Path, opened: Opened, inputs: &Inputs) -> Outcome {
        let name = path.display();
        let mut status = Status::Done;
        let mut any = false;
        let mut explain = |document: Result<Document, bayan::InputFault>| -> Result<(), Stop> {
            any = true;
            match document {
                Ok(document) => self.explain(&document),
                Err(fault) => {
                    output::note(&format!("bayan: `{name}`: {}", shown(&fault.message)));
                    status = Status::Unreadable;
                    match self.args.format {
                        Format::Json => output::print(&json_line(&fault)?),
                        Format::Text => Ok(()),
                    }
                }
            }
        };
        match opened {
            Opened::Nothing => {}
            Opened::Text(document) => explain(document)?,
            Opened::Lines(lines) => {
                for line in lines.lines() {
                    let line = line.map_err(|error| {
                        Stop::failed(format!("cannot read `{name}`: {}", inputs::told(&error)))
                    })?;
                    explain(inputs.schema.read(&line))?;
                }
            }
        }
        if any {
            Ok(status)
        } else {
            Err(Stop::failed(nothing_in(&name.to_string())))
        }
    }

    fn explain(&self, document: &Document) -> Result<(), Stop> {
        if let Some(at) = &self.args.at {
            return self.place(document, at);
        }
        if self.args.audience == Audience::Public {
            return self.public(document);
        }
        let mut explanation = self.engine.explain(document);
        self.choose(&mut explanation);
        self.engine
            .investigate(document, &mut explanation, self.misses());
        let text = match self.args.format {
            Format::Json => json_line(&explanation)?,
            Format::Text => wrapped(&self.text(document, &explanation), self.width),
        };
        output::print(&text)
    }

    /// The public face of the verdict.
    fn public(&self, document: &Document) -> Result<(), Stop> {
        let verdict = self.engine.label(document);
        let text = match self.args.format {
            Format::Json => json_line(&self.engine.policy().public(&verdict))?,
            Format::Text => {
                let render = Render::new(self.engine.policy().ir(), self.paint);
                wrapped(&render.public(&verdict), self.width)
            }
        };
        output::print(&text)
    }

    /// What touched one place.
    fn place(&self, document: &Document, at: &str) -> Result<(), Stop> {
        let (field, byte) = place::of(document, at)?;
        let verdict = self.engine.label(document);
        let touches = self.engine.touching(document, field, byte);
        let text = match self.args.format {
            Format::Json => {
                let report = serde_json::json!({
                    "id": document.id, "field": field, "byte": byte, "touches": touches, "verdict": verdict,
                });
                format!("{report}\n")
            }
            Format::Text => {
                let render = Render::new(self.engine.policy().ir(), self.paint);
                let text = render.touches(document, &verdict, (field, byte), &touches);
                wrapped(&text, self.width)
            }
        };
        output::print(&text)
    }

    /// How many rules without a finding are shown and investigated.
    fn misses(&self) -> usize {
        if self.args.all || self.args.rule.is_some() {
            usize::MAX
        } else {
            MISSES
        }
    }

    /// Keeps the traces that were asked for. The verdict stays whole.
    fn choose(&self, explanation: &mut Explanation) {
        let label = self.args.label.as_ref().or(self.args.why_not.as_ref());
        explanation.trace.retain(|trace| {
            self.args
                .rule
                .as_ref()
                .is_none_or(|rule| *rule == trace.rule)
                && label.is_none_or(|label| *label == trace.label)
        });
        if self.args.why_not.is_some() {
            explanation.trace.sort_by(RuleTrace::by_nearness);
        }
    }

    fn text(&self, document: &Document, explanation: &Explanation) -> String {
        let mut out = String::new();
        if let Some(label) = &self.args.why_not
            && explanation
                .verdict
                .labels
                .iter()
                .any(|given| given == label)
        {
            out.push_str(&format!("the text has the label `{label}`, because:\n\n"));
        }
        let detail = Detail {
            all: self.args.all,
            misses: self.misses(),
            tried: true,
        };
        let render = Render::new(self.engine.policy().ir(), self.paint);
        out.push_str(&render.explanation(document, explanation, detail));
        if explanation.trace.is_empty() {
            out.push_str("\nno rule in force or shadow has been weighed\n");
        }
        out.push('\n');
        out
    }
}
