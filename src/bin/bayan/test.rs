//! `bayan test`: the rules' own tests.

use bayan::Paint;
use bayan::Policy;
use bayan::TestOutcome;
use bayan::Tone;
use bayan::run_tests;
use bayan::shown;

use crate::args::Format;
use crate::args::Shared;
use crate::args::TestArgs;
use crate::check;
use crate::faults;
use crate::faults::number;
use crate::output;
use crate::output::Outcome;
use crate::output::Status;
use crate::output::Stop;
use crate::policy;
use crate::policy::Loaded;
use crate::wrap::wrapped;

/// Reasons shown of one difference; the rest is counted.
const REASONS: usize = 8;

pub(crate) fn run(shared: &Shared, args: &TestArgs) -> Outcome {
    let policy = match policy::load(shared, &args.paths)? {
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
        policy::named(
            "rule",
            rule,
            policy.ir().rules.iter().map(|rule| rule.id.as_str()),
        )?;
    }
    let tests = run_tests(&policy, args.rule.as_deref());
    let tests = tests.map_err(|error| Stop::failed(error.to_string()))?;
    let paint = output::paint(shared.color);
    match args.format {
        Format::Json => output::print(&json(&tests)?)?,
        Format::Text => output::print(&wrapped(&text(&tests, paint), output::width()))?,
    }
    conclude(shared, args, &policy, &tests)
}

/// The verdict on the tests: none at all, some that fail, or faults that do not pass.
fn conclude(shared: &Shared, args: &TestArgs, policy: &Policy, tests: &[TestOutcome]) -> Outcome {
    if tests.is_empty() {
        output::note("bayan: there are no tests to run");
        return Ok(Status::Failed);
    }
    let clean = check::passes(policy.warnings(), args.deny);
    if !clean {
        let paint = output::paint_stderr(shared.color);
        output::note(faults::text(policy.warnings(), paint).trim_end());
    }
    let passed = tests.iter().all(TestOutcome::passed);
    Ok(if passed && clean {
        Status::Done
    } else {
        Status::Failed
    })
}

fn json(tests: &[TestOutcome]) -> Result<String, Stop> {
    let failed = tests.iter().filter(|test| !test.passed()).count();
    let report = serde_json::json!({
        "passed": tests.len() - failed,
        "failed": failed,
        "tests": tests,
    });
    let json = serde_json::to_string(&report);
    Ok(json.map_err(|error| Stop::failed(error.to_string()))? + "\n")
}

/// Every failing test, then the summary.
fn text(tests: &[TestOutcome], paint: Paint) -> String {
    let failed: Vec<&TestOutcome> = tests.iter().filter(|test| !test.passed()).collect();
    let mut out: String = failed.iter().map(|test| failure(test, paint)).collect();
    let mut rules: Vec<&str> = tests.iter().map(|test| test.rule.as_str()).collect();
    rules.dedup();
    let counts = format!(
        "{} of {}: {} passed, {} failed",
        number(tests.len(), "test"),
        number(rules.len(), "rule"),
        tests.len() - failed.len(),
        failed.len()
    );
    let tone = if failed.is_empty() {
        Tone::Good
    } else {
        Tone::Bad
    };
    out.push_str(&paint.dress(tone, &counts));
    out.push('\n');
    out
}

fn failure(test: &TestOutcome, paint: Paint) -> String {
    let cross = paint.dress(Tone::Bad, "✗");
    let rule = paint.dress(Tone::Strong, &test.rule);
    let at = paint.dress(Tone::Dim, &format!("at {}", test.at));
    let mut out = format!("{cross} {rule}\n  {at}\n");
    for line in test.text.lines() {
        out.push_str(&format!("  | {}\n", shown(line)));
    }
    let mut told: Option<&Vec<String>> = None;
    for difference in &test.differences {
        let field = paint.dress(Tone::Strong, &difference.field);
        let expected = paint.dress(Tone::Good, &shown(&difference.expected));
        let got = paint.dress(Tone::Bad, &shown(&difference.got));
        out.push_str(&format!(
            "  {field}\n    expected {expected}\n    got      {got}\n"
        ));
        // The same reasons are not told twice.
        if told != Some(&difference.reasons) && difference.field != "because" {
            out.push_str(&reasons(&difference.reasons, paint));
            told = Some(&difference.reasons);
        }
    }
    out.push('\n');
    out
}

fn reasons(reasons: &[String], paint: Paint) -> String {
    let lines = reasons
        .iter()
        .take(REASONS)
        .map(|reason| format!("    trace    {}\n", shown(reason)));
    let mut out: String = lines.collect();
    if reasons.len() > REASONS {
        let rest = format!("… {} more reasons", reasons.len() - REASONS);
        out.push_str(&format!("    {}\n", paint.dress(Tone::Dim, &rest)));
    }
    out
}
