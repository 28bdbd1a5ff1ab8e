//! Faulty policies, each with the faults it must have and where: `# expect: CODE LINE:COLUMN` in the first lines of a
//! file, or `CODE FILE:LINE:COLUMN` in the `expect.txt` of a folder. A fault of the whole policy has no place, and
//! `CODE *N` stands for N faults wherever they are. Nothing else may be reported.
//!
//! `tests/diagnostics/messages.txt` holds every message as people read it. `BAYAN_BLESS=1` writes it anew.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use bayan::Code;
use bayan::Diagnostics;
use bayan::Engine;
use bayan::Policy;
use bayan::PolicyError;

const FOLDER: &str = "tests/diagnostics";

/// Codes whose fixture would be too large to keep: `src/lower/tests/scale.rs` makes it.
const ELSEWHERE: [&str; 1] = ["too-many-patterns"];

/// Every fixture: a `.yaml` file, or a folder that holds one policy.
fn fixtures() -> Vec<PathBuf> {
    let entries = fs::read_dir(FOLDER).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.is_dir() || path.extension().is_some_and(|kind| kind == "yaml"));
    paths.sort();
    paths
}

fn faults(path: &Path) -> Diagnostics {
    match Policy::load(&[path]) {
        Ok(policy) => policy.warnings().clone(),
        Err(PolicyError::Faulty(faults)) => faults,
        Err(error) => panic!("{}: {error}", path.display()),
    }
}

/// What a fixture says of itself, sorted.
fn expected(path: &Path) -> Vec<String> {
    let mut lines: Vec<String> = if path.is_dir() {
        let text = fs::read_to_string(path.join("expect.txt")).unwrap();
        text.lines().map(str::to_owned).collect()
    } else {
        let bytes = fs::read(path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let lines = text.trim_start_matches('\u{feff}').lines();
        let lines = lines.map_while(|line| line.strip_prefix("# expect: "));
        lines.map(str::to_owned).collect()
    };
    lines.sort();
    lines
}

/// The faults that were found, in the same words.
fn found(path: &Path, faults: &Diagnostics) -> Vec<String> {
    let records = faults.records();
    let mut lines: Vec<String> = records
        .iter()
        .map(|record| {
            let code = record.code;
            let file = record.file.strip_prefix(&format!("{}/", path.display()));
            match (record.line, record.column, file) {
                (Some(line), Some(column), Some(file)) => format!("{code} {file}:{line}:{column}"),
                (Some(line), Some(column), None) => format!("{code} {line}:{column}"),
                _ => code.to_string(),
            }
        })
        .collect();
    lines.sort();
    lines
}

/// Whether the faults are those expected; counted ones (`CODE *N`) are taken off first.
fn agrees(expected: &[String], found: &[String]) -> bool {
    let mut found = found.to_vec();
    let mut placed = vec![];
    for line in expected {
        let Some((code, number)) = line.split_once(" *") else {
            placed.push(line.clone());
            continue;
        };
        let before = found.len();
        found.retain(|fault| fault.split(' ').next() != Some(code));
        if (before - found.len()).to_string() != number {
            return false;
        }
    }
    placed == found
}

#[test]
fn each_fault_has_its_code_and_place() {
    let mut wrong = String::new();
    for path in fixtures() {
        let (faults, expected) = (faults(&path), expected(&path));
        let found = found(&path, &faults);
        if !agrees(&expected, &found) {
            let name = path.display();
            wrong.push_str(&format!(
                "{name}\n  expected {expected:?}\n  found    {found:?}\n"
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_code_has_a_fixture() {
    let expected: Vec<String> = fixtures().iter().flat_map(|path| expected(path)).collect();
    let seen: BTreeSet<&str> = expected
        .iter()
        .filter_map(|line| line.split(' ').next())
        .collect();
    let unseen: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let unseen: Vec<&str> = unseen
        .into_iter()
        .filter(|code| !seen.contains(code) && !ELSEWHERE.contains(code))
        .collect();
    assert!(unseen.is_empty(), "no fixture shows {unseen:?}");
}

/// Codes whose witness is a text that a rule finds.
const FOUND: [&str; 3] = ["common-word", "implied-rule", "short-term"];

#[test]
fn witnesses_are_found() {
    let mut number = 0;
    for path in fixtures() {
        let Ok(policy) = Policy::load(&[&path]) else {
            continue;
        };
        for record in policy.warnings().records() {
            let Some(text) = record.witness.filter(|_| FOUND.contains(&record.code)) else {
                continue;
            };
            let finds = |rule: &String| {
                let engine = Engine::new(policy.enforcing(rule).unwrap());
                let verdict = engine.label(text.as_str());
                verdict
                    .findings
                    .iter()
                    .any(|finding| *finding.rule == **rule)
            };
            let mut rules = policy.ir().rules.iter().map(|rule| &rule.id);
            assert!(rules.any(finds), "{}: {text}", path.display());
            number += 1;
        }
    }
    assert!(number > 3, "{number}");
}

/// At most so many messages of one fixture are kept.
const SHOWN: usize = 20;

#[test]
fn messages_read_as_they_were_blessed() {
    let mut messages = BTreeMap::new();
    for path in fixtures() {
        let mut faults = faults(&path);
        faults.entries.truncate(SHOWN);
        messages.insert(path.display().to_string(), faults.render(false));
    }
    let text: Vec<String> = messages
        .iter()
        .map(|(path, text)| format!("==== {path}\n{text}"))
        .collect();
    let text = text.concat();
    let golden = Path::new(FOLDER).join("messages.txt");
    if env::var_os("BAYAN_BLESS").is_some() {
        fs::write(golden, text).unwrap();
    } else {
        let old = fs::read_to_string(golden).unwrap();
        let differs = old.lines().zip(text.lines()).find(|(old, new)| old != new);
        assert!(
            old == text,
            "messages changed, first {differs:?}; read them, then BAYAN_BLESS=1"
        );
    }
}
