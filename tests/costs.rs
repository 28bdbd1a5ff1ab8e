//! `bayan check --costs` on a policy whose rules are dear in every way: `tests/costs/expected.txt` holds every line of it as people
//! read it. `BAYAN_BLESS=1` writes it anew.
#![cfg(feature = "cli")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use std::env;
use std::fs;
use std::process::Command;

use bayan::Policy;
use bayan::Rate;

const FOLDER: &str = "tests/costs";

/// What the program prints for the policy of the folder.
fn printed(args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bayan"));
    command.args(["check", "policy.yaml", "--costs"]).args(args);
    let output = command.current_dir(FOLDER).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn costs_are_told_with_what_causes_them_and_what_helps() {
    let (found, path) = (printed(&[]), format!("{FOLDER}/expected.txt"));
    if env::var_os("BAYAN_BLESS").is_some() {
        fs::write(&path, &found).unwrap();
    }
    assert_eq!(found, fs::read_to_string(&path).unwrap());
}

#[test]
fn programs_get_faults_and_costs_as_one_object() {
    let json: serde_json::Value = serde_json::from_str(&printed(&["--format", "json"])).unwrap();
    assert_eq!(json["faults"], serde_json::json!([]));
    let rules = json["costs"].as_array().unwrap();
    let dearest = &rules[0];
    assert_eq!(dearest["rule"], "scam.amount");
    assert!(dearest["asked_in_a_million_words"].is_null());
    assert!(dearest["steps_in_a_million_words"].as_u64() > Some(1_000_000));
    let sorted = rules
        .iter()
        .map(|rule| rule["steps_in_a_million_words"].as_u64());
    assert!(sorted.rev().is_sorted());
}

/// A rule that sleeps costs what a text pays for it: nothing worth a word.
#[test]
fn a_rule_that_waits_for_something_rare_is_cheap() {
    let policy = Policy::load(&[format!("{FOLDER}/policy.yaml")]).unwrap();
    let costs = policy.costs();
    let sleeps = costs.rules.iter().find(|rule| rule.rule == "scam.sleeps");
    let sleeps = sleeps.unwrap();
    assert!(sleeps.asked < Some(Rate::of(1)), "{sleeps:?}");
    assert!(sleeps.causes.is_empty(), "{sleeps:?}");
}
