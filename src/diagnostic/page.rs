//! The page of each code: `docs/codes.md`, section by section.

use crate::diagnostic::Code;
use crate::diagnostic::nearest;

const PAGES: &str = include_str!("../../docs/codes.md");

/// Lines before the pages that belong to none: how to read the examples.
const HEADING: &str = "### ";

impl Code {
    /// What the code means, why it is reported, and a wrong and a right example, as Markdown.
    pub fn page(self) -> &'static str {
        section(PAGES, self.as_str()).unwrap_or("")
    }

    /// The code of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }

    /// The code that an unknown name was probably meant to be.
    pub fn nearest(name: &str) -> Option<Self> {
        nearest(name, Self::ALL.iter().map(|code| code.as_str())).and_then(Self::named)
    }
}

/// The text below a code's heading, up to the next heading.
fn section<'p>(pages: &'p str, code: &str) -> Option<&'p str> {
    let heading = format!("\n{HEADING}{code}\n");
    let start = pages.find(&heading)? + heading.len();
    let rest = pages.get(start..)?;
    let ends = ["\n### ", "\n## "]
        .iter()
        .filter_map(|mark| rest.find(mark));
    Some(rest.get(..ends.min().unwrap_or(rest.len()))?.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page() {
        for code in Code::ALL {
            assert!(code.page().len() > 40, "{} has no page", code.as_str());
        }
    }

    #[test]
    fn every_page_has_a_code() {
        let headings = PAGES.lines().filter_map(|line| line.strip_prefix(HEADING));
        for heading in headings {
            assert!(Code::named(heading).is_some(), "{heading}");
        }
    }

    #[test]
    fn a_slip_of_the_pen_finds_its_code() {
        assert_eq!(Code::nearest("unkown-key"), Some(Code::UnknownKey));
    }
}
