//! `bayan test`: the rules' own tests, and what they prove.

mod coverage;
mod evasions;
mod failures;
mod mutants;
mod watch;

use bayan::Coverage;
use bayan::EvasionReport;
use bayan::LabelledText;
use bayan::MutantLimit;
use bayan::Mutation;
use bayan::MutationReport;
use bayan::Policy;
use bayan::PolicyError;
use bayan::TestOutcome;
use bayan::run_tests;

use crate::args::Deny;
use crate::args::Format;
use crate::args::Shared;
use crate::args::TestArgs;
use crate::check;
use crate::eval::gold;
use crate::faults;
use crate::inputs::Inputs;
use crate::output;
use crate::output::Outcome;
use crate::output::Status;
use crate::output::Stop;
use crate::policy;
use crate::policy::Loaded;
use crate::policy::Warnings;
use crate::progress::Progress;
use crate::wrap::wrapped;

pub(crate) fn run(shared: &Shared, args: &TestArgs) -> Outcome {
    if args.watch {
        watch::watch(shared, args, &mut || once(shared, args))
    } else {
        once(shared, args)
    }
}

/// Everything that was asked for.
struct Report {
    tests: Vec<TestOutcome>,
    coverage: Option<Coverage>,
    mutants: Option<MutationReport>,
    evasions: Option<EvasionReport>,
}

fn once(shared: &Shared, args: &TestArgs) -> Outcome {
    let policy = match policy::load(shared, &args.paths, Warnings::Wanted)? {
        Loaded::Compiled(policy) => policy,
        Loaded::Faulty(faults) => {
            output::note(faults::text(&faults, output::paint_stderr(shared.color)).trim_end());
            output::note(&format!(
                "the policy does not compile: {}",
                faults::counted(&faults)
            ));
            return Ok(Status::Failed);
        }
    };
    if let Some(rule) = &args.rule {
        let rules = policy.ir().rules.iter();
        policy::named("rule", rule, rules.map(|rule| rule.id.as_str()))?;
    }
    // What cannot be read should not come out after a long run.
    let gold = labelled(args)?;
    let report = report(args, &policy, &gold).map_err(|error| Stop::failed(error.to_string()))?;
    match args.format {
        Format::Json => output::print(&json(&report)?)?,
        Format::Text => {
            let text = text(&report, output::paint(shared.color));
            output::print(&wrapped(&text, output::width()))?;
        }
    }
    conclude(shared, args, &policy, &report)
}

/// Runs the tests and, if all pass, what asks how much they prove.
fn report(args: &TestArgs, policy: &Policy, gold: &[LabelledText]) -> Result<Report, PolicyError> {
    let rule = args.rule.as_deref();
    let tests = run_tests(policy, rule)?;
    let sound = !tests.is_empty() && tests.iter().all(TestOutcome::passed);
    let limit = if args.all_mutants {
        MutantLimit::All
    } else {
        MutantLimit::default()
    };
    let coverage = (args.coverage && sound).then(|| bayan::coverage(policy, rule, gold));
    let mutation = Mutation { rule, limit, gold };
    let mutants = (args.mutants && sound).then(|| {
        let mut progress = Progress::before_output();
        mutation.run(policy, &mut |mutants, rules| {
            progress.tell(|| format!("{mutants} mutants, {rules} rules done"));
        })
    });
    let evasions = (args.evasions && sound).then(|| bayan::evasions(policy, rule));
    Ok(Report {
        tests,
        coverage: coverage.transpose()?,
        mutants: mutants.transpose()?,
        evasions: evasions.transpose()?,
    })
}

/// The labelled texts of all files.
fn labelled(args: &TestArgs) -> Result<Vec<LabelledText>, Stop> {
    let inputs = Inputs::new(&args.reading);
    let mut all = vec![];
    for path in &args.gold {
        let unread = gold::read(&inputs, path, &mut |gold| {
            all.push(LabelledText {
                document: gold.document,
                labels: gold.labels,
                optional: gold.optional,
            });
        })?;
        if unread > 0 {
            let lines = faults::number(unread, "line");
            let message = format!("{lines} of `{}` cannot be read", path.display());
            return Err(Stop::failed(message));
        }
    }
    Ok(all)
}

/// The verdict on the tests: none at all, some that fail, or faults that do not pass.
fn conclude(shared: &Shared, args: &TestArgs, policy: &Policy, report: &Report) -> Outcome {
    if report.tests.is_empty() {
        output::note("bayan: there are no tests to run");
        return Ok(Status::Failed);
    }
    let passed = report.tests.iter().all(TestOutcome::passed);
    if !passed && (args.coverage || args.mutants || args.evasions) {
        output::note("bayan: what the tests prove is asked when all of them pass");
    }
    if report
        .mutants
        .as_ref()
        .is_some_and(|mutants| mutants.tried == 0)
    {
        output::note("bayan: there is nothing to mutate");
    }
    if report
        .evasions
        .as_ref()
        .is_some_and(|evasions| evasions.tried == 0)
    {
        output::note("bayan: there is no text to disguise");
    }
    let clean = check::passes(policy.warnings(), args.deny);
    if !clean {
        let paint = output::paint_stderr(shared.color);
        output::note(faults::text(policy.warnings(), paint).trim_end());
    }
    let strict = args.deny == Some(Deny::Warnings);
    Ok(if passed && clean && !(strict && report.has_gaps()) {
        Status::Done
    } else {
        Status::Failed
    })
}

impl Report {
    /// Whether something is not proved.
    fn has_gaps(&self) -> bool {
        let unseen = |coverage: &Coverage| {
            !(coverage.conditions.is_complete() && coverage.terms.is_complete())
        };
        self.coverage.as_ref().is_some_and(unseen)
            || self
                .mutants
                .as_ref()
                .is_some_and(|mutants| !mutants.survivors.is_empty())
            || self
                .evasions
                .as_ref()
                .is_some_and(|evasions| evasions.gained > 0)
    }
}

fn json(report: &Report) -> Result<String, Stop> {
    let failed = report.tests.iter().filter(|test| !test.passed()).count();
    let mut json = serde_json::json!({
        "passed": report.tests.len() - failed,
        "failed": failed,
        "tests": report.tests,
    });
    let parts = [
        (
            "coverage",
            report.coverage.as_ref().map(serde_json::to_value),
        ),
        ("mutants", report.mutants.as_ref().map(serde_json::to_value)),
        (
            "evasions",
            report.evasions.as_ref().map(serde_json::to_value),
        ),
    ];
    for (name, part) in parts {
        if let Some(part) = part {
            json[name] = part.map_err(|error| Stop::failed(error.to_string()))?;
        }
    }
    Ok(json.to_string() + "\n")
}

fn text(report: &Report, paint: bayan::Paint) -> String {
    let mut out = failures::text(&report.tests, paint);
    if let Some(coverage) = &report.coverage {
        out.push_str(&coverage::text(coverage, paint));
    }
    if let Some(mutants) = &report.mutants {
        out.push_str(&mutants::text(mutants, paint));
    }
    if let Some(evasions) = &report.evasions {
        out.push_str(&evasions::text(evasions, paint));
    }
    out
}
