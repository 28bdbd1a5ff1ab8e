//! The examples of `docs/codes.md`: a wrong one has the fault of its page, a right one has none.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use std::env;
use std::fs;
use std::path::PathBuf;

use bayan::Code;
use bayan::Policy;
use bayan::PolicyError;

/// Codes without an example: their files would be huge, or could not be shown.
const UNSHOWN: [&str; 6] = [
    "not-utf8",
    "control-character",
    "too-deep",
    "too-large",
    "too-many-patterns",
    "too-many-diagnostics",
];

/// A fenced block: what follows the fence, and its lines.
struct Block {
    mark: String,
    text: String,
}

fn blocks(page: &str) -> Vec<Block> {
    let mut found: Vec<Block> = vec![];
    let mut inside = false;
    for line in page.lines() {
        match (line.strip_prefix("```"), inside) {
            (Some(mark), false) => found.push(Block {
                mark: mark.to_owned(),
                text: String::new(),
            }),
            (None, true) => found.last_mut().unwrap().text += &format!("{line}\n"),
            _ => {}
        }
        inside ^= line.starts_with("```");
    }
    found
}

/// Keys at the left edge with what is below them, comments above a key among it.
fn keys(text: &str) -> Vec<(String, String)> {
    let mut keys: Vec<(String, String)> = vec![];
    let mut above = String::new();
    for line in text.lines() {
        if line.starts_with('#') {
            above += &format!("{line}\n");
        } else if line.starts_with([' ', '-']) {
            keys.last_mut().unwrap().1 += &format!("{line}\n");
        } else {
            let key = line.split(':').next().unwrap().to_owned();
            keys.push((key, format!("{above}{line}\n")));
            above.clear();
        }
    }
    keys
}

/// The plain policy of the page with the keys of an example.
fn around(plain: &str, example: &str) -> String {
    let (manifest, rule) = plain.split_once("---\n").unwrap();
    let (example, more) = match example.split_once("---\n") {
        Some((example, more)) => (example, format!("---\n{more}")),
        None => (example, String::new()),
    };
    let given = keys(example);
    let mut out = format!("{manifest}---\n");
    for (key, text) in keys(rule) {
        if !given.iter().any(|(other, _)| *other == key) {
            out += &text;
        }
    }
    for (_, text) in given {
        out += &text;
    }
    out + &more
}

/// The codes of the faults of a policy in a folder of its own.
fn codes(name: &str, policy: &str, file: Option<&Block>) -> Vec<String> {
    let folder: PathBuf =
        env::temp_dir().join(format!("bayan-codes-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("policy.yaml"), policy).unwrap();
    if let Some(file) = file {
        fs::write(
            folder.join(file.mark.strip_prefix("text ").unwrap()),
            &file.text,
        )
        .unwrap();
    }
    let faults = match Policy::load(&[&folder]) {
        Ok(policy) => policy.warnings().clone(),
        Err(PolicyError::Faulty(faults)) => faults,
        Err(error) => panic!("{error}"),
    };
    fs::remove_dir_all(&folder).unwrap();
    let codes = faults
        .entries
        .iter()
        .map(|fault| fault.code.as_str().to_owned());
    codes.collect()
}

#[test]
fn examples_are_wrong_and_right() {
    let page = fs::read_to_string("docs/codes.md").unwrap();
    let plain = blocks(&page)
        .into_iter()
        .find(|block| block.mark == "yaml plain")
        .unwrap()
        .text;
    assert!(codes("plain", &plain, None).is_empty());
    let mut wrong = String::new();
    for code in Code::ALL.iter().map(|code| code.as_str()) {
        let blocks = blocks(Code::named(code).unwrap().page());
        let mut shown = false;
        for (index, block) in blocks.iter().enumerate() {
            let Some(mark) = block.mark.strip_prefix("yaml ") else {
                continue;
            };
            let (word, how) = mark.split_once(' ').unwrap_or((mark, ""));
            let policy = match how {
                "whole" => block.text.clone(),
                "beside" => format!("{plain}---\n{}", block.text),
                _ => around(&plain, &block.text),
            };
            let file = blocks
                .get(index + 1)
                .filter(|block| block.mark.starts_with("text "));
            let found = codes(&format!("{code}-{index}"), &policy, file);
            shown |= word == "wrong";
            let beside = how == "beside" && found == ["unused-list"];
            let good = match word {
                "wrong" => found.iter().any(|found| found == code),
                _ => found.is_empty() || beside,
            };
            if !good {
                wrong += &format!("{code} {word}: {found:?}\n{policy}\n");
            }
        }
        if !shown && !UNSHOWN.contains(&code) {
            wrong += &format!("{code} has no wrong example\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
