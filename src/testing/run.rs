//! Tests in order, each against the engine of its rule.

use crate::document::Document;
use crate::engine::Engine;
use crate::engine::Policy;
use crate::engine::PolicyError;
use crate::ir::Rule;
use crate::ir::Status;
use crate::ir::TestCase;
use crate::testing::Difference;
use crate::testing::TestOutcome;
use crate::testing::compare::differences;

/// Runs the tests of all rules, or of one. A rule that is not in force is tested as if it were.
///
/// # Errors
/// None for a policy that compiled.
pub fn run_tests(policy: &Policy, rule: Option<&str>) -> Result<Vec<TestOutcome>, PolicyError> {
    let plain = Engine::new(policy.clone());
    let mut own: Option<(String, Engine)> = None;
    let mut outcomes = Vec::new();
    let tests = policy.ir().tests.iter();
    for test in tests.filter(|test| rule.is_none_or(|id| policy.ir().rule(test.rule).id == id)) {
        let tested = policy.ir().rule(test.rule);
        // Tests come rule by rule, so one engine at a time is enough.
        if tested.status != Status::Enforce && own.as_ref().is_none_or(|(id, _)| *id != tested.id) {
            let engine = Engine::new(policy.enforcing(&tested.id)?);
            own = Some((tested.id.clone(), engine));
        }
        let engine = match &own {
            Some((id, engine)) if *id == tested.id => engine,
            _ => &plain,
        };
        outcomes.push(TestOutcome {
            rule: tested.id.clone(),
            at: policy.warnings().sources.locate(test.place),
            text: text_of(&test.document),
            differences: run(engine, tested, test),
        });
    }
    Ok(outcomes)
}

fn run(engine: &Engine, rule: &Rule, test: &TestCase) -> Vec<Difference> {
    let explanation = engine.explain(&test.document);
    differences(rule, test, &explanation)
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
