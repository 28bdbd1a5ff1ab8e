//! `bayan fmt` on every policy there is: formatting twice is formatting once, and meaning and faults stay.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use bayan::Policy;
use bayan::PolicyError;

/// Every policy file of the repository.
fn files() -> Vec<PathBuf> {
    let folders = [
        "policies",
        "examples",
        "src/bin/bayan/starter",
        "tests/diagnostics",
    ];
    let files = folders
        .iter()
        .flat_map(|folder| bayan::yaml_files(Path::new(folder)).unwrap());
    files.collect()
}

/// The digest, or that there is none, and the codes of all faults.
fn meaning(text: &str) -> (Option<String>, Vec<&'static str>) {
    let codes = |faults: &bayan::Diagnostics| {
        let mut codes: Vec<&str> = faults
            .entries
            .iter()
            .map(|fault| fault.code.as_str())
            .collect();
        codes.sort_unstable();
        codes
    };
    match Policy::from_text("a.yaml", text) {
        Ok(policy) => (Some(policy.ir().digest.clone()), codes(policy.warnings())),
        Err(PolicyError::Faulty(faults)) => (None, codes(&faults)),
        Err(error) => panic!("{error}"),
    }
}

fn comments(text: &str) -> Vec<&str> {
    let lines = text
        .lines()
        .filter_map(|line| Some(line.get(line.find('#')?..)?.trim_end()));
    lines.collect()
}

#[test]
fn formatting_keeps_meaning_faults_and_comments() {
    let mut formatted = 0;
    for path in files() {
        let name = path.display().to_string();
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let Ok(once) = bayan::format(&name, &text) else {
            continue;
        };
        let twice = bayan::format(&name, &once).unwrap_or_default();
        assert_eq!(once, twice, "{name} is not stable");
        assert_eq!(
            meaning(&text),
            meaning(&once),
            "{name} means something else\n{once}"
        );
        assert_eq!(comments(&text), comments(&once), "{name} lost a comment");
        let even = once
            .lines()
            .all(|line| line == line.trim_end() || !line.contains(": "));
        assert!(even, "{name} keeps white space at a line's end");
        formatted += 1;
    }
    assert!(formatted > 200, "{formatted}");
}

#[test]
fn what_is_written_anyhow_comes_out_alike() {
    let crooked = "bayan:   1\nkind: lists\nlists:\n    a:  { en : [one,two ,  three] }   # a  remark\n\n\n\n    b:\n        ar:\n              -  واحد\n              -  'x,  y'\n---\n\nbayan: 1\nkind: lists\nlists: {c: [d]}\n\n";
    let expected = "bayan: 1\nkind: lists\nlists:\n  a: {en: [one, two, three]}  # a  remark\n\n  b:\n    ar:\n      - واحد\n      - 'x,  y'\n---\nbayan: 1\nkind: lists\nlists: {c: [d]}\n";
    assert_eq!(
        bayan::format("a.yaml", crooked).unwrap_or_default(),
        expected
    );
}
