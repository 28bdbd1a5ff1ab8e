//! The program as its callers see it: exit status, stdout, stderr.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Output;
use std::process::Stdio;

const POLICY: &str = r#"
bayan: 1
kind: policy
name: small
version: 1.0.0
labels:
  spam: {title: Spam, severity: low, threshold: 50, action: log}
---
bayan: 1
kind: rule
id: spam.pills
label: spam
title: Pills are sold
version: 1.0.0
status: enforce
langs: [en]
signals:
  sell: {terms: {en: [buy, sell]}}
  pill: {terms: {en: [pill(s|)]}}
when: {sentence: {near: {anchor: pill, with: {sell: {tokens: 3}}}}}
score: {base: 60}
tests:
  - {text: buy pills, expect: {findings: 1}}
  - {text: pills, expect: {findings: 0, because: {signal: sell, reason: no_hit}}}
"#;

/// A folder of a test's own, gone when the test is.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let name = format!("bayan-{test}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        let folder = Self(path);
        folder.write("policy.yaml", POLICY);
        folder
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> &Self {
        fs::write(self.0.join(name), text).unwrap();
        self
    }

    fn run(&self, args: &[&str], stdin: &[u8]) -> Run {
        let mut child = program(&self.0).args(args).spawn().unwrap();
        let (mut pipe, stdin) = (child.stdin.take().unwrap(), stdin.to_vec());
        // Both pipes at once, or both sides wait. A program that refuses its input may be gone before it is written.
        let writer = std::thread::spawn(move || pipe.write_all(&stdin));
        let run = Run::of(child.wait_with_output().unwrap());
        let _ = writer.join();
        run
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bayan"));
    command.current_dir(folder).stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

struct Run {
    status: i32,
    out: String,
    err: String,
}

impl Run {
    fn of(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn json(&self) -> Vec<serde_json::Value> {
        let lines = self.out.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

#[test]
fn help_has_an_example_for_every_verb() {
    let folder = Folder::new("help");
    for verb in [
        "label", "profile", "explain", "check", "test", "eval", "verify",
    ] {
        let run = folder.run(&[verb, "--help"], b"");
        assert_eq!(run.status, 0);
        assert!(run.out.contains(&format!("bayan {verb} ")), "{}", run.out);
        assert!(run.out.contains("Examples:"), "{}", run.out);
    }
    let version = folder.run(&["--version"], b"");
    assert_eq!(
        version.out,
        concat!("bayan ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn wrong_usage_is_2() {
    let folder = Folder::new("usage");
    let wrong: [&[&str]; 7] = [
        &[],
        &["nonsense"],
        &["label", "--nonsense"],
        &["label", "--max-text", "0"],
        &["eval"],
        &[
            "explain",
            "--policy",
            "policy.yaml",
            "--why-not",
            "nonsense",
            "x",
        ],
        &["check", "no-such-policy.yaml"],
    ];
    for args in wrong {
        assert_eq!(folder.run(args, b"").status, 2, "{args:?}");
    }
}

#[test]
fn bad_lines_give_error_objects_in_their_place() {
    let folder = Folder::new("lines");
    let long = "x".repeat(300);
    let lines = [
        "\u{feff}{\"id\": 1, \"text\": \"buy pills\"}",
        "",
        r#"{"text": "a", "text": "b"}"#,
        r#"{"id": "s", "text": "\ud800"}"#,
        r#"{"id": "n"}"#,
        r#"{"id": "w", "text": 5}"#,
        "not json",
        &format!(r#"{{"id": "l", "text": "{long}"}}"#),
        r#"{"id": "z", "text": "none", "meta": {"a": [1, {}]}}"#,
    ];
    folder.write("in.jsonl", lines.join("\n"));
    let args = [
        "label",
        "in.jsonl",
        "--policy",
        "policy.yaml",
        "--max-text",
        "200",
    ];
    let run = folder.run(&args, b"");
    assert_eq!(run.status, 0, "{}", run.err);
    let codes: Vec<String> = run
        .json()
        .iter()
        .map(|line| line["error"]["code"].to_string())
        .collect();
    let expected = [
        "null",
        "\"bad-json\"",
        "\"bad-json\"",
        "\"no-text\"",
        "\"wrong-type\"",
        "\"bad-json\"",
        "\"text-too-long\"",
        "null",
    ];
    assert_eq!(codes, expected);
    let ids: Vec<String> = run
        .json()
        .iter()
        .map(|line| line["id"].to_string())
        .collect();
    assert_eq!(
        ids,
        [
            "1", "\"3\"", "\"s\"", "\"n\"", "\"w\"", "\"7\"", "\"8\"", "\"z\""
        ]
    );
    assert_eq!(run.json()[0]["labels"][0], "spam");
    let strict = folder.run(&[&args[..], &["--strict"]].concat(), b"");
    assert_eq!((strict.status, strict.out.lines().count()), (2, 2));
}

#[test]
fn verdicts_keep_the_order_of_the_input() {
    let folder = Folder::new("order");
    let line = |id: usize| {
        let text = if id.is_multiple_of(7) {
            "buy pills ".repeat(id % 50 + 1)
        } else {
            "none".to_owned()
        };
        format!("{{\"id\": {id}, \"text\": \"{text}\"}}\n")
    };
    let input: String = (0..3000).map(line).collect();
    let args = ["label", "--policy", "policy.yaml", "--threads"];
    let one = folder.run(&[&args[..], &["1"]].concat(), input.as_bytes());
    let many = folder.run(&[&args[..], &["8"]].concat(), input.as_bytes());
    assert_eq!(one.out, many.out);
    let ids = many
        .json()
        .into_iter()
        .map(|line| line["id"].as_u64().unwrap());
    assert!(ids.eq(0..3000));
}

#[test]
fn files_that_are_no_text_are_named_and_the_others_are_done() {
    let folder = Folder::new("files");
    folder.write("a.txt", "buy pills").write("empty.txt", "");
    folder
        .write("b.txt", b"\xff\xfe")
        .write("c.txt", b"ab\xff")
        .write("d.jsonl", b"\x1f\x8b\x08\0");
    let inputs = [
        "a.txt",
        "b.txt",
        "c.txt",
        "d.jsonl",
        "none.txt",
        "empty.txt",
    ];
    let args = [&["label", "--policy", "policy.yaml"], &inputs[..]].concat();
    let run = folder.run(&args, b"");
    assert_eq!(run.status, 2);
    let ids: Vec<String> = run
        .json()
        .iter()
        .map(|line| line["id"].to_string())
        .collect();
    assert_eq!(ids, ["\"a.txt\"", "\"c.txt\"", "\"empty.txt\""]);
    for named in ["`b.txt`: it is UTF-16", "`c.txt`", "gzip", "`none.txt`"] {
        assert!(run.err.contains(named), "no {named} in {}", run.err);
    }
}

#[test]
fn stdin_is_lines_or_one_text() {
    let folder = Folder::new("stdin");
    let label = |stdin: &[u8]| folder.run(&["label", "-", "--policy", "policy.yaml"], stdin);
    assert_eq!(
        label(b" \n{\"text\": \"x\"}\n{\"text\": \"y\"}\n")
            .json()
            .len(),
        2
    );
    let text = label(b"buy\npills");
    assert_eq!(text.json()[0]["id"], "-");
    assert_eq!(label(b"").status, 2);
    let blank = folder.run(
        &[
            "label",
            "--policy",
            "policy.yaml",
            "--input-format",
            "jsonl",
        ],
        b"\n\n",
    );
    assert_eq!((blank.status, blank.out.as_str()), (2, ""));
}

#[test]
fn a_reader_that_closes_stdout_ends_us_quietly() {
    let folder = Folder::new("pipe");
    folder.write("in.jsonl", "{\"text\": \"buy pills\"}\n".repeat(20_000));
    let args = ["label", "in.jsonl", "--policy", "policy.yaml"];
    let mut child = program(&folder.0).args(args).spawn().unwrap();
    drop(child.stdout.take());
    let run = Run::of(child.wait_with_output().unwrap());
    assert_eq!((run.status, run.err.as_str()), (0, ""));
}

#[test]
fn check_and_test_tell_what_does_not_pass() {
    let folder = Folder::new("check");
    let clean = folder.run(&["check", "policy.yaml", "--format", "json"], b"");
    assert_eq!(
        (clean.status, clean.out.as_str()),
        (0, "[]\n"),
        "{}",
        clean.err
    );
    let tests = folder.run(&["test", "policy.yaml"], b"");
    assert_eq!(tests.status, 0, "{}", tests.out);
    assert!(tests.out.contains("2 passed, 0 failed"), "{}", tests.out);
    folder.write("broken.yaml", POLICY.replace("anchor: pill", "anchor: pil"));
    for (args, status) in [
        (&["check", "broken.yaml"][..], 1),
        (&["test", "broken.yaml"], 1),
        (&["label", "--policy", "broken.yaml", "-"], 2),
        (&["explain", "--policy", "broken.yaml", "x"], 2),
    ] {
        let run = folder.run(args, b"{}");
        assert_eq!(run.status, status, "{args:?}");
        assert!(
            format!("{}{}", run.out, run.err).contains("unknown-signal"),
            "{args:?}: {}",
            run.err
        );
    }
    folder.write(
        "failing.yaml",
        POLICY.replace("text: pills,", "text: buy pills,"),
    );
    let failing = folder.run(&["test", "failing.yaml"], b"");
    assert_eq!(failing.status, 1);
    assert!(failing.out.contains("expected 0\n"), "{}", failing.out);
}

#[test]
fn explain_names_the_repair_and_gives_json() {
    let folder = Folder::new("explain");
    let args = [
        "explain",
        "--policy",
        "policy.yaml",
        "pills",
        "--why-not",
        "spam",
    ];
    let text = folder.run(&args, b"");
    assert!(
        text.out
            .contains("text: add `buy` (or the other term of `sell`) right after `pills`"),
        "{}",
        text.out
    );
    let json = folder.run(&[&args[..], &["--format", "json"]].concat(), b"");
    assert_eq!(json.json()[0]["trace"][0]["holds"], false);
    let lines = b"no\n{\"text\": \"pills\"}\n";
    let all = folder.run(
        &[
            "explain",
            "--policy",
            "policy.yaml",
            "--file",
            "-",
            "--format",
            "json",
            "--input-format",
            "jsonl",
        ],
        lines,
    );
    assert_eq!(all.json()[0]["error"]["code"], "bad-json");
    assert_eq!((all.json().len(), all.status), (2, 2));
}

#[test]
fn profile_counts_what_rules_and_terms_did() {
    let folder = Folder::new("profile");
    let posts = "{\"text\": \"buy pills\"}\n{\"text\": \"pills, pills\"}\nno\n{\"text\": \"\"}\n";
    let args = [
        "profile",
        "--policy",
        "policy.yaml",
        "--format",
        "json",
        "-",
    ];
    let run = folder.run(&args, posts.as_bytes());
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(
        run.err.contains("1 of 4 documents could not be read"),
        "{}",
        run.err
    );
    let profile: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(
        (&profile["documents"], &profile["bytes"]),
        (&3.into(), &21.into())
    );
    let stages = profile["stages"].as_array().unwrap().iter();
    let stages: Vec<&str> = stages
        .map(|stage| stage["stage"].as_str().unwrap())
        .collect();
    assert_eq!(
        stages,
        [
            "input", "fold", "scan", "units", "eval", "verdict", "output"
        ]
    );
    let rule = &profile["rules"][0];
    let counts = [&rule["weighed"], &rule["held"], &rule["for_nothing"]];
    assert_eq!(
        (
            rule["rule"].as_str(),
            profile["rules"].as_array().unwrap().len()
        ),
        (Some("spam.pills"), 1)
    );
    assert_eq!(
        counts[0].as_u64().unwrap(),
        counts[1].as_u64().unwrap() + counts[2].as_u64().unwrap()
    );
    assert_eq!(counts[1], 1);
    let term = &profile["terms"][0];
    assert_eq!(
        (&term["term"], &term["list"], &term["matches"]),
        (&"pill(s|)".into(), &"spam.pills.pill".into(), &3.into())
    );
    let text = folder.run(
        &["profile", "--policy", "policy.yaml", "--top", "1", "-"],
        posts.as_bytes(),
    );
    assert!(
        text.out.starts_with("3 documents, 21 bytes, "),
        "{}",
        text.out
    );
    assert!(
        text.out
            .contains("\nterms that match most\n  pill(s|)  spam.pills.pill  3\n"),
        "{}",
        text.out
    );
    assert_eq!(
        folder
            .run(&["profile", "--policy", "policy.yaml", "-"], b"")
            .status,
        2
    );
    assert_eq!(
        folder
            .run(&["profile", "--policy", "policy.yaml", "none.txt"], b"")
            .status,
        2
    );
}

#[test]
fn eval_counts_by_label_and_language() {
    let folder = Folder::new("eval");
    let gold = [
        r#"{"text": "buy pills", "labels": ["spam"], "lang": "en", "evidence": ["buy"]}"#,
        r#"{"text": "sell pills", "labels": [], "lang": "en"}"#,
        r#"{"text": "pills", "labels": ["spam"], "lang": "fr"}"#,
        r#"{"text": "sell pills", "labels": [], "optional_labels": ["spam"]}"#,
    ];
    folder.write("gold.jsonl", gold.join("\n"));
    let args = ["eval", "gold.jsonl", "--policy", "policy.yaml"];
    let run = folder.run(&[&args[..], &["--format", "json"]].concat(), b"");
    assert_eq!(run.status, 0, "{}", run.err);
    let all = &run.json()[0]["labels"][0];
    let counts = [&all["right"], &all["wrong"], &all["missed"]];
    assert_eq!(counts.map(|count| count.as_u64().unwrap()), [1, 1, 1]);
    assert_eq!(all["precision"], 0.5);
    assert_eq!(run.json()[0]["evidence"]["found"], 1);
    let table = folder.run(&args, b"");
    assert!(table.out.contains("misses\n"), "{}", table.out);
    assert_eq!(
        folder
            .run(&["eval", "-", "--policy", "policy.yaml"], b"")
            .status,
        2
    );
}

#[test]
fn verify_names_each_difference() {
    let folder = Folder::new("verify");
    let texts = "{\"id\": 1, \"text\": \"buy pills\"}\n{\"id\": 2}\n{\"id\": 3, \"text\": \"\"}\n";
    folder.write("in.jsonl", texts);
    let label = folder.run(&["label", "in.jsonl", "--policy", "policy.yaml"], b"");
    let lines: Vec<&str> = label.out.lines().collect();
    let args = [
        "verify",
        "-",
        "--input",
        "in.jsonl",
        "--policy",
        "policy.yaml",
    ];
    let verify = |verdicts: &str| folder.run(&args, verdicts.as_bytes());
    let right = verify(&label.out);
    assert_eq!((right.status, right.out.as_str()), (0, ""), "{}", right.err);
    // Paired by id, so the order does not matter.
    assert_eq!(
        verify(&format!("{}\n{}\n{}", lines[2], lines[1], lines[0])).status,
        0
    );
    let wrong = verify(
        &label
            .out
            .replace("\"score\":60", "\"score\":61")
            .replace("no-text", "bad-json"),
    );
    assert_eq!(wrong.status, 1);
    assert!(
        wrong
            .out
            .contains("findings[0].score: the score is 61, but 60 is derived"),
        "{}",
        wrong.out
    );
    assert!(wrong.out.contains("error.code"), "{}", wrong.out);
    let missing = verify(&lines[..2].join("\n"));
    assert!(
        missing.status == 1 && missing.out.contains("the text has no verdict"),
        "{}",
        missing.out
    );
    let twice = verify(&format!("{}{}", label.out, lines[0]));
    assert!(
        twice.status == 1 && twice.out.contains("the verdict has no text"),
        "{}",
        twice.out
    );
    assert_eq!(verify("").status, 2);
    let none = folder.run(&["verify", "none.jsonl", "--input", "in.jsonl"], b"");
    assert_eq!(none.status, 2);
}

#[test]
fn the_public_is_told_labels_and_titles() {
    let folder = Folder::new("audience");
    let public = ["--policy", "policy.yaml", "--audience", "public"];
    let label = folder.run(
        &[&["label", "-", "--format", "jsonl"], &public[..]].concat(),
        b"buy pills",
    );
    assert_eq!(label.json()[0]["reasons"][0]["statement"], "Pills are sold");
    assert_eq!(label.json()[0]["labels"][0]["title"], "Spam");
    assert!(!label.out.contains("buy"), "{}", label.out);
    let explain = folder.run(&[&["explain", "buy pills"], &public[..]].concat(), b"");
    assert!(
        explain.out.contains("Pills are sold") && !explain.out.contains("buy"),
        "{}",
        explain.out
    );
    let inner = folder.run(&[&["explain", "x", "--all"], &public[..]].concat(), b"");
    assert_eq!(inner.status, 2);
}

#[test]
fn explain_shows_one_place_and_the_sum() {
    let folder = Folder::new("place");
    let run = |args: &[&str]| {
        folder.run(
            &[&["explain", "--policy", "policy.yaml", "buy pills"], args].concat(),
            b"",
        )
    };
    let place = run(&["--at", "5"]);
    assert!(
        place.out.contains("✓ spam.pills  pill `pills` 1:5"),
        "{}",
        place.out
    );
    assert_eq!(
        run(&["--at", "5", "--format", "json"]).json()[0]["touches"][0]["match"]["text"],
        "pills"
    );
    for wrong in ["9", "x", "title:1"] {
        assert_eq!(run(&["--at", wrong]).status, 2, "{wrong}");
    }
    let whole = run(&[]);
    assert!(
        whole
            .out
            .contains("score: 60 base = 60 of 100, 50 asked for"),
        "{}",
        whole.out
    );
    assert!(!whole.out.contains('\u{1b}'));
    let json = run(&["--format", "json"]);
    assert_eq!(
        json.json()[0]["proofs"][0]["necessary"],
        serde_json::json!([true, true])
    );
}

#[test]
fn a_new_policy_passes_its_own_tests() {
    let folder = Folder::new("new");
    assert_eq!(folder.run(&["new", "mine"], b"").status, 0);
    for args in [
        &["check", "mine", "--deny", "warnings"][..],
        &["test", "mine", "--deny", "warnings"],
        &["fmt", "--check", "mine"],
    ] {
        let run = folder.run(args, b"");
        assert_eq!(run.status, 0, "{args:?}: {}", run.err);
    }
    let run = folder.run(&["new", "mine"], b"");
    assert_eq!(run.status, 2);
    assert!(run.err.contains("nothing is overwritten"), "{}", run.err);
}

#[test]
fn a_code_has_its_page() {
    let folder = Folder::new("page");
    let run = folder.run(&["check", "--explain", "never-matches"], b"");
    assert_eq!(run.status, 0);
    assert!(run.out.starts_with("error[never-matches]\n"), "{}", run.out);
    assert!(run.out.contains("\nwrong:\n    when:"), "{}", run.out);
    let run = folder.run(&["check", "--explain", "never-match"], b"");
    assert_eq!(run.status, 2);
    assert!(
        run.err.contains("did you mean `never-matches`?"),
        "{}",
        run.err
    );
}

#[test]
fn fmt_rewrites_what_is_laid_out_otherwise() {
    let folder = Folder::new("fmt");
    folder.write(
        "list.yaml",
        "bayan:  1\nkind: lists\nlists: { a: [b,c] } # why\n",
    );
    assert_eq!(folder.run(&["fmt", "--check", "list.yaml"], b"").status, 1);
    let run = folder.run(&["fmt", "list.yaml"], b"");
    assert_eq!((run.status, run.out.as_str()), (0, "list.yaml\n"));
    let text = fs::read_to_string(folder.0.join("list.yaml")).unwrap();
    assert_eq!(text, "bayan: 1\nkind: lists\nlists: {a: [b, c]}  # why\n");
    assert_eq!(folder.run(&["fmt", "--check", "list.yaml"], b"").status, 0);
    folder.write("broken.yaml", "a: [1\n");
    assert_eq!(folder.run(&["fmt", "broken.yaml"], b"").status, 1);
}

#[test]
fn schema_and_completions_are_printed() {
    let folder = Folder::new("schema");
    let run = folder.run(&["schema"], b"");
    assert!(run.out.contains("\"unless\""), "{}", run.out);
    for shell in ["bash", "zsh", "fish"] {
        let run = folder.run(&["completions", shell], b"");
        assert!(run.status == 0 && run.out.contains("bayan"), "{shell}");
    }
}

#[test]
fn each_verb_has_a_manual_page() {
    let folder = Folder::new("man");
    assert_eq!(folder.run(&["man", "pages"], b"").status, 0);
    for page in ["bayan.1", "bayan-label.1", "bayan-explain.1", "bayan-man.1"] {
        let text = fs::read_to_string(folder.0.join("pages").join(page)).unwrap();
        assert!(text.contains(".SH NAME") && text.contains(".SH"), "{page}");
    }
    assert_eq!(folder.run(&["man", "pages/bayan.1"], b"").status, 2);
}
