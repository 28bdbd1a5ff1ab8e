//! `bayan check --explain CODE`: the page of a code.

use bayan::Code;
use bayan::Level;

use crate::output;
use crate::output::Outcome;
use crate::output::Status;
use crate::output::Stop;

pub(crate) fn run(name: &str) -> Outcome {
    let Some(code) = Code::named(name) else {
        let help = match Code::nearest(name) {
            Some(code) => format!("did you mean `{}`?", code.as_str()),
            None => "docs/codes.md lists all of them".to_owned(),
        };
        return Err(Stop::failed(format!("there is no code `{name}`; {help}")));
    };
    let level = match code.level() {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "info",
    };
    let text = shown(code.page());
    output::print(&format!("{level}[{}]\n\n{text}\n", code.as_str()))?;
    Ok(Status::Done)
}

/// A page for a terminal: examples are indented below what they are.
fn shown(page: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for line in page.lines() {
        match line.strip_prefix("```") {
            Some("") => inside = false,
            Some(mark) => {
                inside = true;
                out.push_str(&heading(mark));
            }
            None if inside => out.push_str(&format!("    {line}\n")),
            None => out.push_str(&format!("{line}\n")),
        }
    }
    out
}

/// `yaml wrong beside` → `wrong, beside the rest of the policy:`
fn heading(mark: &str) -> String {
    let (kind, rest) = mark.split_once(' ').unwrap_or((mark, ""));
    let (word, how) = rest.split_once(' ').unwrap_or((rest, ""));
    match (kind, how) {
        ("text", _) => format!("with the file {rest}:\n"),
        (_, "beside") => format!("{word}, beside the rest of the policy:\n"),
        _ => format!("{word}:\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_indented() {
        let page = "Why.\n\n```yaml wrong\na: b\n```\n";
        assert_eq!(shown(page), "Why.\n\nwrong:\n    a: b\n");
    }
}
