//! Every example of the manual does what the manual says. CONTRIBUTING.md tells how examples are marked.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test program"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bayan::Code;
use bayan::Diagnostics;
use bayan::Document;
use bayan::Engine;
use bayan::Level;
use bayan::Policy;
use bayan::PolicyError;
use bayan::run_tests;
use serde_json::Value;

/// Pages whose examples are run.
const PAGES: &[&str] = &[
    "docs/policy-language.md",
    "docs/tables.md",
    "docs/languages.md",
    "README.md",
];

/// What stands before the body of a rule in an example marked `rule`: the manual's first policy has the same lines.
const MANIFEST: &str = "bayan: 1\nkind: policy\nname: examples\nversion: 1.0.0\nlabels:\n  \
    example: {title: An example, severity: low, threshold: 50, action: log}\n---\n";
/// The keys of the rule that the example does not give itself.
const HEAD: &[(&str, &str)] = &[
    ("bayan", "1"),
    ("kind", "rule"),
    ("id", "example.rule"),
    ("label", "example"),
    ("title", "An example"),
    ("version", "1.0.0"),
    ("status", "draft"),
    ("langs", "[en]"),
    ("tests", "[{text: word, expect: {findings: 0}}]"),
];

/// A fenced block: what stands behind the fence, its content, and where it begins.
struct Block {
    at: String,
    mark: String,
    text: String,
}

/// Each whole policy loads with the faults that its mark names and no others, and its own tests pass.
#[test]
fn examples_do_what_the_manual_says() {
    let wrong: Vec<String> = PAGES
        .iter()
        .flat_map(|page| blocks(page))
        .filter_map(|block| Some(format!("{}: {}", block.at, fault(&block)?)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A verdict shown in the manual is the one that the first policy of the page gives; `…` stands for any text.
#[test]
fn verdicts_are_shown_as_they_come() {
    let blocks = blocks("docs/policy-language.md");
    let first = blocks.iter().find(|block| block.mark == "yaml").unwrap();
    let policy = load(&first.text).0.expect("the first policy loads");
    let engine = Engine::new(policy);
    let shown = blocks.iter().filter_map(|block| {
        let text = block.mark.strip_prefix("json label ")?;
        Some((block, text))
    });
    let mut number = 0;
    for (block, text) in shown {
        let verdict = engine.label(&Document::text(text).with_id("a1"));
        let got = serde_json::to_value(&verdict).unwrap();
        let expected: Value = serde_json::from_str(&block.text).unwrap();
        assert!(is_like(&expected, &got), "{}: {got:#}", block.at);
        number += 1;
    }
    assert!(number > 0, "the manual shows no verdict");
}

/// The manual has one line for each code, with its level, and knows no others.
#[test]
fn every_code_has_a_line() {
    let page = read("docs/policy-language.md");
    let table = page
        .split("\n## Codes\n")
        .nth(1)
        .expect("a chapter on codes");
    let rows = table.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| `")?.split('|').map(str::trim);
        Some((cells.next()?.trim_end_matches('`'), cells.next()?))
    });
    let shown: Vec<(&str, &str)> = rows.collect();
    let codes: Vec<(&str, &str)> = Code::ALL
        .iter()
        .map(|code| (code.as_str(), level(code.level())))
        .collect();
    assert_eq!(shown, codes);
}

/// Every word of the language files stands in backticks in `docs/tables.md` or, of the languages beside Arabic and English,
/// in `docs/languages.md`, alone or in a group `[a b]`.
#[test]
fn every_word_of_the_languages_has_its_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language/data");
    let files = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "mod.rs")
        .collect();
    names.sort();
    assert!(names.len() >= 12, "{names:?}");
    for name in names {
        let page = match name.as_str() {
            "ar.rs" | "en.rs" => "docs/tables.md",
            _ => "docs/languages.md",
        };
        has_every_word(page, &format!("src/language/data/{name}"));
    }
}

fn has_every_word(name: &str, file: &str) {
    let page = read(name);
    let quoted: Vec<&str> = page
        .lines()
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .collect();
    let grouped = quoted
        .iter()
        .flat_map(|text| text.trim_matches(['[', ']']).split(' '));
    let shown: BTreeSet<&str> = quoted.iter().copied().chain(grouped).collect();
    let data = read(file);
    let code = data
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let words = code.flat_map(|line| line.split('"').skip(1).step_by(2));
    let missing: BTreeSet<&str> = words
        .filter(|word| !word.is_empty() && !shown.contains(word))
        .collect();
    assert!(
        missing.is_empty(),
        "{name} lacks words of {file}: {missing:?}"
    );
}

/// What is wrong with an example, if something is.
fn fault(block: &Block) -> Option<String> {
    let mut words: Vec<&str> = block.mark.split_whitespace().collect();
    if words.first() != Some(&"yaml") {
        return None;
    }
    words.remove(0);
    if words == ["fragment"] {
        let read = serde_yaml::from_str::<serde_yaml::Value>(&block.text);
        return read.err().map(|error| format!("is no YAML: {error}"));
    }
    let is_rule = words.first() == Some(&"rule");
    let text = match is_rule {
        true => around(&block.text),
        false => block.text.clone(),
    };
    if !text.starts_with("bayan: 1\n") {
        return Some("is no whole policy: mark it `rule` or `fragment`".to_owned());
    }
    let rest = words.split_off(usize::from(is_rule));
    let (errors, warnings) = match rest.as_slice() {
        [] => (vec![], vec![]),
        ["fails", code] => (vec![*code], vec![]),
        ["warns", code] => (vec![], vec![*code]),
        _ => return Some(format!("unknown mark `{}`", block.mark)),
    };
    let (policy, faults) = load(&text);
    let codes = |level| codes(&faults, level);
    if codes(Level::Error) != errors {
        return Some(format!(
            "has the errors {:?}{}",
            codes(Level::Error),
            faults.render(false)
        ));
    }
    if !errors.is_empty() {
        return None;
    }
    if codes(Level::Warning) != warnings {
        return Some(format!("has the warnings {:?}", codes(Level::Warning)));
    }
    failed_test(&policy?)
}

/// The first of the policy's own tests that fails.
fn failed_test(policy: &Policy) -> Option<String> {
    let outcomes = run_tests(policy, None).unwrap();
    if outcomes.is_empty() {
        return Some("has no test".to_owned());
    }
    let failed = outcomes.into_iter().find(|outcome| !outcome.passed())?;
    Some(format!(
        "fails `{}`: {:#?}",
        failed.text, failed.differences
    ))
}

/// A whole policy around the body of a rule; a key that the body gives is left out of the head.
fn around(body: &str) -> String {
    let own = body.split("\n---\n").next().unwrap_or("");
    let given = |key: &str| own.lines().any(|line| line.starts_with(&format!("{key}:")));
    let head = HEAD.iter().filter(|(key, _)| !given(key));
    let head: String = head
        .map(|(key, value)| format!("{key}: {value}\n"))
        .collect();
    format!("{MANIFEST}{head}{body}")
}

/// The policy, if it loads, and all its faults.
fn load(text: &str) -> (Option<Policy>, Diagnostics) {
    match Policy::from_text("example.yaml", text) {
        Ok(policy) => {
            let warnings = policy.warnings().clone();
            (Some(policy), warnings)
        }
        Err(PolicyError::Faulty(faults)) => (None, faults),
        Err(other) => panic!("{other}"),
    }
}

/// The codes of one level, each once, sorted.
fn codes(faults: &Diagnostics, level: Level) -> Vec<&'static str> {
    let of_level = faults
        .entries
        .iter()
        .filter(|fault| fault.code.level() == level);
    let codes: BTreeSet<&str> = of_level.map(|fault| fault.code.as_str()).collect();
    codes.into_iter().collect()
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "info",
    }
}

/// Whether two values are the same, where `"…"` is the same as any text.
fn is_like(expected: &Value, got: &Value) -> bool {
    match (expected, got) {
        (Value::String(expected), Value::String(_)) if expected == "…" => true,
        (Value::Object(expected), Value::Object(got)) => {
            expected.len() == got.len()
                && expected
                    .iter()
                    .all(|(key, value)| got.get(key).is_some_and(|got| is_like(value, got)))
        }
        (Value::Array(expected), Value::Array(got)) => {
            expected.len() == got.len() && expected.iter().zip(got).all(|(a, b)| is_like(a, b))
        }
        _ => expected == got,
    }
}

/// The fenced blocks of a page.
fn blocks(page: &str) -> Vec<Block> {
    let text = read(page);
    let mut lines = text.lines().zip(1..);
    let mut blocks = vec![];
    while let Some((line, number)) = lines.next() {
        let Some(mark) = line.strip_prefix("```") else {
            continue;
        };
        let content = lines.by_ref().map(|(line, _)| line);
        let content: Vec<&str> = content.take_while(|line| *line != "```").collect();
        blocks.push(Block {
            at: format!("{page}:{number}"),
            mark: mark.trim().to_owned(),
            text: content.join("\n") + "\n",
        });
    }
    blocks
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}
