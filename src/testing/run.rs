//! Tests in order, each against its rule and what that asks for.

use crate::document::Document;
use crate::engine::Policy;
use crate::engine::PolicyError;
use crate::ir::TestCase;
use crate::parallel::in_order;
use crate::testing::Difference;
use crate::testing::TestOutcome;
use crate::testing::bench::Bench;

/// Runs the tests of all rules, or of one. A rule that is not in force is tested as if it were.
///
/// # Errors
/// None for a policy that compiled.
pub fn run_tests(policy: &Policy, rule: Option<&str>) -> Result<Vec<TestOutcome>, PolicyError> {
    let bench = Bench::new(policy)?;
    let tests = bench.ir().tests.iter();
    let asked = tests.filter(|test| rule.is_none_or(|id| bench.ir().rule(test.rule).id == id));
    let asked: Vec<&TestCase> = asked.collect();
    let outcome = |(): &mut (), test: &&TestCase| TestOutcome {
        rule: bench.ir().rule(test.rule).id.clone(),
        at: policy.sources().locate(test.place),
        text: text_of(&test.document),
        differences: run(&bench, test),
    };
    Ok(in_order(asked.len() > FEW, &asked, || (), outcome))
}

/// As many tests are run sooner than threads begin.
const FEW: usize = 50;

/// Most tests pass, and need no trace; those that fail are told with one.
fn run(bench: &Bench, test: &TestCase) -> Vec<Difference> {
    let differences = bench.differences(test);
    if differences.is_empty() {
        return differences;
    }
    bench.told(test)
}

fn text_of(document: &Document) -> String {
    let several = document.fields.len() > 1;
    let texts = document.fields.iter().map(|(name, text)| {
        if several {
            format!("{name}: {text}")
        } else {
            text.clone()
        }
    });
    texts.collect::<Vec<_>>().join("\n")
}
