//! The engine against the reference evaluator, on generated policies and texts.
//!
//! `BAYAN_CASES=1000000 cargo test --release --test oracle -- --nocapture` for a long run, `BAYAN_SEED=7` for another one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test program"
)]

mod support;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use bayan::{Document, Engine, Policy, PolicyError};
use proptest::collection::vec;
use proptest::num::u8::ANY;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};

use support::policies::Written;
use support::{agreement, constructs, policies, texts};

/// Texts tried with each policy.
const TEXTS: usize = 8;
/// Policies and texts tried without `BAYAN_CASES`.
const QUICK: u32 = 12_000;

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// How a run went.
#[derive(Debug, Default)]
struct Figures {
    policies: usize,
    refused: usize,
    codes: BTreeMap<&'static str, usize>,
    documents: usize,
    with_findings: usize,
    with_suppressed: usize,
    with_shadow: usize,
    /// By construct: rules that have it in policies that load, and how often one of them had findings on a text.
    constructs: BTreeMap<String, [usize; 2]>,
}

impl Figures {
    fn refusal(&mut self, error: &PolicyError) {
        self.refused += 1;
        if let PolicyError::Faulty(faults) = error {
            let mut codes: Vec<_> = faults
                .entries
                .iter()
                .filter(|entry| entry.code.level() == bayan::Level::Error)
                .map(|entry| entry.code.as_str())
                .collect();
            codes.dedup();
            for code in codes {
                *self.codes.entry(code).or_default() += 1;
            }
        }
    }

    fn constructs(&mut self, of: &BTreeMap<String, BTreeSet<String>>) {
        for one in of.values().flatten() {
            self.constructs.entry(one.clone()).or_default()[0] += 1;
        }
    }

    fn verdict(&mut self, verdict: &bayan::Verdict, of: &BTreeMap<String, BTreeSet<String>>) {
        let suppressed = verdict.suppressed.iter().map(|one| &one.finding);
        let all = verdict.findings.iter().chain(&verdict.shadow);
        let rules: BTreeSet<&str> = all.chain(suppressed).map(|one| &*one.rule).collect();
        let told = verdict.suppressed.iter().any(|one| one.told_by.is_some());
        let constructs = rules.iter().filter_map(|rule| of.get(*rule)).flatten();
        // `one_per` bites where it hides something, not where something is found.
        for one in constructs.filter(|one| *one != "one_per" || told) {
            self.constructs.entry(one.clone()).or_default()[1] += 1;
        }
        self.documents += 1;
        self.with_findings += usize::from(!verdict.findings.is_empty());
        self.with_suppressed += usize::from(!verdict.suppressed.is_empty());
        self.with_shadow += usize::from(!verdict.shadow.is_empty());
    }
}

/// One policy and its texts; `Err` tells how they disagree.
fn agree(written: &Written, texts: &[Vec<u8>], figures: &RefCell<Figures>) -> Result<(), String> {
    let mut figures = figures.borrow_mut();
    figures.policies += 1;
    let engine = match Policy::from_text("policy.yaml", &written.yaml()) {
        Ok(policy) => Engine::new(policy),
        Err(error) => {
            figures.refusal(&error);
            return Ok(());
        }
    };
    let of = constructs::by_rule(written);
    figures.constructs(&of);
    for bytes in texts {
        let document = texts::document(bytes, &written.terms);
        match agreement::check(&engine, &document) {
            Ok(verdict) => figures.verdict(&verdict, &of),
            Err(told) => {
                let smallest = smallest(&engine, document);
                let told = agreement::check(&engine, &smallest).err().unwrap_or(told);
                return Err(format!(
                    "{told}\nfields: {:?}\nmeta: {:?}\n{}",
                    smallest.fields,
                    smallest.meta,
                    written.yaml()
                ));
            }
        }
    }
    Ok(())
}

/// The document with every character left out that the disagreement does not need.
fn smallest(engine: &Engine, mut document: Document) -> Document {
    let names: Vec<String> = document.fields.keys().cloned().collect();
    for name in names {
        let mut at = 0;
        while let Some(text) = document.fields.get(&name) {
            let mut chars: Vec<char> = text.chars().collect();
            if at >= chars.len() {
                break;
            }
            chars.remove(at);
            let shorter = document
                .clone()
                .with_field(name.clone(), chars.into_iter().collect::<String>());
            if agreement::check(engine, &shorter).is_err() {
                document = shorter;
            } else {
                at += 1;
            }
        }
    }
    document
}

/// Whatever the policy and the text, all ways give the same verdict to the byte, and its proof does not contradict it.
#[test]
fn engine_and_reference_agree() {
    let cases = number("BAYAN_CASES").map_or(QUICK, |cases| u32::try_from(cases).unwrap());
    let seed = number("BAYAN_SEED").unwrap_or(1);
    let config = Config {
        cases: cases.div_ceil(TEXTS as u32),
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        max_shrink_iters: 4000,
        ..Config::default()
    };
    let figures = RefCell::new(Figures::default());
    let strategy = (vec(ANY, 20..700), vec(vec(ANY, 2..150), TEXTS));
    let outcome = TestRunner::new(config).run(&strategy, |(policy, texts)| {
        let written = policies::policy(&policy);
        agree(&written, &texts, &figures).map_err(TestCaseError::fail)
    });
    let mut figures = figures.into_inner();
    let by_construct = std::mem::take(&mut figures.constructs);
    eprintln!("seed {seed}: {figures:#?}");
    for (construct, [rules, found]) in &by_construct {
        eprintln!("{construct:18} in {rules:>8} rules, found {found:>8} times");
    }
    if let Err(proptest::test_runner::TestError::Fail(reason, _)) = outcome {
        panic!("{reason}");
    }
    assert!(
        figures.refused * 2 < figures.policies,
        "too many generated policies are refused"
    );
    let bites = |construct: &&&str| {
        by_construct
            .get(**construct)
            .is_some_and(|[_, found]| *found > 0)
    };
    let toothless: Vec<_> = constructs::ALL.iter().filter(|one| !bites(one)).collect();
    assert!(
        cases < QUICK || toothless.is_empty(),
        "never in a rule that found something: {toothless:?}"
    );
}
