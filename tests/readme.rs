//! The commands of the README end as it says, and give what it shows. CONTRIBUTING.md tells how they are written.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test program")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// A command of the README and what it says of it.
#[derive(Debug, Default)]
struct Example {
    line: String,
    arguments: Vec<String>,
    /// Lines shown below it.
    shown: Vec<String>,
    status: i32,
}

/// Every `$ bayan …` runs and ends with the status that the README says, 0 unless `# exit N` follows.
#[test]
fn commands_end_as_the_readme_says() {
    let examples = examples();
    assert!(!examples.is_empty(), "the README shows no command");
    let wrong: Vec<String> = examples.iter().filter_map(fault).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n\n"));
}

/// What is wrong with a command, if something is.
fn fault(example: &Example) -> Option<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_bayan"))
        .args(&example.arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    let printed = format!(
        "{}{}",
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap()
    );
    let line = &example.line;
    if output.status.code() != Some(example.status) {
        let status = output.status;
        return Some(format!(
            "{line}\nends with {status}, not {}:\n{printed}",
            example.status
        ));
    }
    let missing = missing(&example.shown, &printed)?;
    Some(format!("{line}\ndoes not print\n{missing}\nbut\n{printed}"))
}

/// The first stretch of shown lines, between lines `…`, that the output does not hold behind the one before.
fn missing(shown: &[String], printed: &str) -> Option<String> {
    let printed: Vec<&str> = printed.lines().map(str::trim_end).collect();
    let mut rest = printed.as_slice();
    for stretch in shown.split(|line| line == "…") {
        let found = (0..=rest.len()).find(|at| rest[*at..].starts_with_lines(stretch));
        match found {
            Some(at) => rest = &rest[at + stretch.len()..],
            None => return Some(stretch.join("\n")),
        }
    }
    None
}

/// Lines that begin with other lines.
trait StartsWithLines {
    fn starts_with_lines(&self, lines: &[String]) -> bool;
}

impl StartsWithLines for [&str] {
    fn starts_with_lines(&self, lines: &[String]) -> bool {
        self.len() >= lines.len() && self.iter().zip(lines).all(|(a, b)| a == b)
    }
}

/// The commands of all `console` blocks. `cargo run … -- ARGUMENTS` is the program too; other programs are left aside.
fn examples() -> Vec<Example> {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(readme).unwrap();
    let mut examples: Vec<Example> = vec![];
    let mut inside = false;
    let mut ours = false;
    for line in text.lines() {
        if line.starts_with("```") {
            (inside, ours) = (line == "```console", false);
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            let arguments = arguments(command);
            ours = arguments.is_some();
            examples.extend(arguments.map(|arguments| Example {
                line: line.to_owned(),
                arguments,
                ..Example::default()
            }));
        } else if let Some(example) = examples.last_mut().filter(|_| ours) {
            match line.strip_prefix("# exit ") {
                Some(status) => example.status = status.trim().parse().unwrap(),
                None => example.shown.push(line.trim_end().to_owned()),
            }
        }
    }
    examples
}

/// The arguments of a call of the program; `None` for other programs.
fn arguments(command: &str) -> Option<Vec<String>> {
    let words = words(command);
    match words.first()?.as_str() {
        "bayan" => words.get(1..).map(<[String]>::to_vec),
        "cargo" if words.get(1).is_some_and(|verb| verb == "run") => {
            let at = words.iter().position(|word| word == "--")?;
            words.get(at + 1..).map(<[String]>::to_vec)
        }
        _ => None,
    }
}

/// The words of a command, quotes undone. Pipes and redirections are not for the README: no shell runs here.
fn words(command: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![];
    let (mut quote, mut open) = (None, false);
    for c in command.chars() {
        match (quote, c) {
            (Some(mark), c) if mark == c => quote = None,
            (None, '\'' | '"') => {
                quote = Some(c);
                if !std::mem::replace(&mut open, true) {
                    words.push(String::new());
                }
            }
            (None, ' ') => open = false,
            (None, '|' | '>' | '<' | '&' | ';') => panic!("`{c}` needs a shell: {command}"),
            (_, c) => {
                if !std::mem::replace(&mut open, true) {
                    words.push(String::new());
                }
                words.last_mut().unwrap().push(c);
            }
        }
    }
    words
}
