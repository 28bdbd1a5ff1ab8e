//! Faults as text for a terminal.

use annotate_snippets::Annotation;
use annotate_snippets::AnnotationKind;
use annotate_snippets::Group;
use annotate_snippets::Level as Look;
use annotate_snippets::Origin;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Level;
use crate::diagnostic::excerpt::excerpt;
use crate::diagnostic::push_visible;
use crate::source::Place;

/// Lines between two places that are still shown in one excerpt.
const NEIGHBOURS: usize = 12;

impl Diagnostics {
    /// All faults with their source lines, in the order of [`Diagnostics::finish`], a blank line behind each.
    pub fn render(&self, colour: bool) -> String {
        let mut out = String::new();
        for entry in &self.entries {
            out.push_str(&self.render_one(entry, colour));
            out.push_str("\n\n");
        }
        out
    }

    /// One fault: `error[code]: message`, `file:line:column`, the line, other places, help.
    pub fn render_one(&self, entry: &Diagnostic, colour: bool) -> String {
        let renderer = if colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let look = match entry.code.level() {
            Level::Error => Look::ERROR,
            Level::Warning => Look::WARNING,
            Level::Info => Look::INFO,
        };
        let title = look
            .primary_title(visible(&entry.message))
            .id(entry.code.as_str());
        let mut group = Group::with_title(title);
        group = match entry.place {
            Some(place) => self.with_places(group, entry, place),
            None => group.element(Origin::path(visible(&self.root))),
        };
        if let Some(text) = &entry.witness {
            let shown = Look::NOTE.with_name("for example");
            group = group.element(shown.message(visible(text)));
        }
        if let Some(help) = &entry.help {
            group = group.element(Look::HELP.message(visible(help)));
        }
        without_bare_markers(&renderer.render(&[group]))
    }

    /// The excerpt with the fault, those of its related places that stand near in it, and one for each of the others.
    fn with_places<'a>(&self, group: Group<'a>, entry: &Diagnostic, place: Place) -> Group<'a> {
        let line = |place: Place| self.sources.start(place).line;
        let is_near = |other: Place| {
            other.source == place.source && line(other).abs_diff(line(place)) <= NEIGHBOURS
        };
        let (near, far): (Vec<_>, Vec<_>) =
            entry.related.iter().partition(|(_, other)| is_near(*other));
        let places: Vec<Place> = std::iter::once(place)
            .chain(near.iter().map(|(_, other)| *other))
            .collect();
        let labels: Vec<_> = std::iter::once(None)
            .chain(near.iter().map(|(message, _)| Some(message.as_str())))
            .collect();
        let mut group = group
            .element(self.origin(place))
            .element(self.snippet(&places, &labels));
        for (message, other) in far {
            group = group
                .element(self.origin(*other))
                .element(self.snippet(&[*other], &[Some(message)]));
        }
        group
    }

    fn origin<'a>(&self, place: Place) -> Origin<'a> {
        let at = self.sources.start(place);
        Origin::path(visible(self.sources.name(place.source)))
            .line(at.line)
            .char_column(at.column)
    }

    /// The lines of `places`; the one without a label is the fault itself.
    fn snippet<'a>(
        &self,
        places: &[Place],
        labels: &[Option<&str>],
    ) -> Snippet<'a, Annotation<'a>> {
        let excerpt = excerpt(&self.sources, places);
        let marks = excerpt.marks.into_iter().zip(labels);
        let annotations = marks.map(|(span, label)| match label {
            Some(label) => AnnotationKind::Context.span(span).label(visible(label)),
            None => AnnotationKind::Primary.span(span),
        });
        Snippet::source(excerpt.text)
            .line_start(excerpt.line)
            .annotations(annotations)
    }
}

/// The renderer takes the column of an excerpt for that of its file, so excerpts come without a path behind their
/// origin, and it marks them by a `:::` with nothing behind: these lines go.
fn without_bare_markers(text: &str) -> String {
    let lines: Vec<_> = text
        .split('\n')
        .filter(|line| !is_bare_marker(line))
        .collect();
    lines.join("\n")
}

/// Whether a line holds `:::` and else only spaces and colours.
fn is_bare_marker(line: &str) -> bool {
    let mut parts = line.split('\u{1b}');
    let head = parts.next().unwrap_or("").to_owned();
    let seen = parts.fold(head, |seen, part| {
        seen + part.split_once('m').map_or(part, |(_, text)| text)
    });
    seen.trim() == ":::"
}

/// Without a character that would change how the terminal shows the rest.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_visible(&mut out, c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn shown(related: usize) -> String {
        let mut all = Diagnostics::default();
        let gap = "x: y\n".repeat(related);
        let text = format!("bayan: 1\ntitle: a\u{202e}b\n{gap}title: قاعدة\n");
        let source = all.sources.add("rules/a.yaml", text.as_str());
        let place = |start: usize| Place {
            source,
            span: (start..start + 5).into(),
        };
        let second = text.rfind("title").unwrap();
        let fault = Diagnostic::new(
            Code::DuplicateKey,
            place(second),
            "the key `title` stands twice",
        )
        .related("it stands here first", place(9))
        .help("remove one");
        all.render_one(&fault, false)
    }

    #[test]
    fn a_fault_is_shown_in_its_lines() {
        let expected = "\
error[duplicate-key]: the key `title` stands twice
 --> rules/a.yaml:3:1
  |
2 | title: a\\u{202E}b
  | ----- it stands here first
3 | title: قاعدة
  | ^^^^^
  |
  = help: remove one";
        assert_eq!(shown(0), expected);
    }

    #[test]
    fn a_place_far_off_has_its_own_lines() {
        let shown = shown(50);
        assert!(shown.contains("--> rules/a.yaml:53:1"), "{shown}");
        assert!(shown.contains("rules/a.yaml:2:1"), "{shown}");
        assert!(!is_bare_marker("2 | :::") && is_bare_marker(" \u{1b}[1m::: \u{1b}[0m"));
    }

    #[test]
    fn a_fault_of_the_policy_names_its_folder() {
        let all = Diagnostics {
            root: "policies".into(),
            ..Diagnostics::default()
        };
        let shown = all.render_one(&Diagnostic::of_policy(Code::NoRules, "no rule"), false);
        assert_eq!(shown, "error[no-rules]: no rule\n--> policies");
    }
}
