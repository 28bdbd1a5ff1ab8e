//! One file, formatted.

use crate::diagnostic::Diagnostics;
use crate::diagnostic::Level;
use crate::policy::format::gaps::spaced;
use crate::policy::format::indent::indented;
use crate::policy::node::Node;
use crate::policy::node::Value;
use crate::policy::yaml;
use crate::policy::yaml::Stream;
use crate::span::Span;

/// The text laid out as all policies are: two spaces a level, one space behind `:` and `,`, none inside brackets, one
/// blank line at most, none at a line's end. Comments and everything inside of texts stay as they are.
///
/// # Errors
/// The faults of a text that cannot be read as YAML.
pub fn format(name: &str, text: &str) -> Result<String, Diagnostics> {
    let before = read(name, text)?;
    let steps: [fn(&str, &[Span]) -> String; 2] = [spaced, indented];
    let mut done = text.to_owned();
    for step in steps {
        let Ok(now) = read(name, &done) else {
            break;
        };
        let next = step(&done, &now.scalars);
        // A layout that would change what is meant is not taken.
        if read(name, &next).is_ok_and(|after| means_the_same(&before, &after)) {
            done = next;
        }
    }
    Ok(done)
}

fn read(name: &str, text: &str) -> Result<Stream, Diagnostics> {
    let mut faults = Diagnostics {
        root: name.to_owned(),
        ..Diagnostics::default()
    };
    let source = faults.sources.add(name, text);
    let stream = yaml::read(source, &mut faults);
    faults.allowances.clear();
    let broken = faults
        .entries
        .iter()
        .any(|fault| fault.code.level() == Level::Error);
    if broken || !stream.complete {
        faults.finish();
        return Err(faults);
    }
    Ok(stream)
}

fn means_the_same(a: &Stream, b: &Stream) -> bool {
    let both = a.documents.iter().zip(&b.documents);
    a.documents.len() == b.documents.len() && { both }.all(|(a, b)| same(a, b))
}

/// Depth is bounded by that of YAML.
fn same(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (
            Value::Scalar { text, plain },
            Value::Scalar {
                text: other,
                plain: also,
            },
        ) => text == other && plain == also,
        (Value::Sequence(a), Value::Sequence(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Mapping(a), Value::Mapping(b)) => {
            let both = a.entries.iter().zip(&b.entries);
            a.entries.len() == b.entries.len() && { both }
                .all(|(a, b)| a.key.value == b.key.value && same(&a.value, &b.value))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formatted(text: &str) -> String {
        let once = format("a.yaml", text).unwrap_or_default();
        let twice = format("a.yaml", &once).unwrap_or_default();
        assert_eq!(once, twice);
        once
    }

    #[test]
    fn spaces_are_evened_out() {
        assert_eq!(
            formatted("a:   { b : [x,y ,  z ],\"c\":d }   # why   so \n\n\n\ne: 'x,  y'"),
            "a: {b: [x, y, z], \"c\": d}  # why   so\n\ne: 'x,  y'\n"
        );
    }

    #[test]
    fn levels_are_two_spaces_apart() {
        assert_eq!(
            formatted(
                "a:\n    b:\n          - c: 1\n            d: 2\n    # of e\n    e: |\n        text\n          more\n    f:\n     - g\n"
            ),
            "a:\n  b:\n    - c: 1\n      d: 2\n  # of e\n  e: |\n    text\n      more\n  f:\n    - g\n"
        );
    }

    #[test]
    fn texts_of_several_lines_keep_their_words() {
        let text = "a:\n    b: one\n       two\n    c: \"x  \n\n      y\"\n";
        assert_eq!(
            formatted(text),
            "a:\n  b: one\n     two\n  c: \"x  \n\n    y\"\n"
        );
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        assert!(format("a.yaml", "a: [1\n").is_err());
    }
}
