//! Texts that want to overflow, hang or confuse.

use std::time::Duration;
use std::time::Instant;

use proptest::prelude::*;

use super::faults;
use super::loaded;
use crate::diagnostic::Code;

const MEGABYTE: usize = 1 << 20;

#[test]
fn a_megabyte_of_brackets_ends_soon() {
    for piece in [
        "[", "{", "- ", "? ", "a: {", "-", "[{", "'", "\"", "|", "&a ", "*a ", "!a ", "---\n",
        "a:\n ", "# c\n", ":", ": ", "a, ", "x: y\n", "[]\n", "...\n", "- - \n", "%a\n",
        "\u{feff}", "<<: ",
    ] {
        let text = piece.repeat(MEGABYTE / piece.len());
        let start = Instant::now();
        let faults = loaded(&text).diagnostics.entries;
        let took = start.elapsed();
        assert!(took < Duration::from_secs(20), "{piece:?} took {took:?}");
        println!("{piece:?} {took:?} {:?}", faults.first().map(|f| f.code));
    }
}

#[test]
fn faults_in_one_long_line_are_shown_soon() {
    let keys: String = (0..100_000).map(|n| format!("key{n}: 5, ")).collect();
    let text = format!("{{bayan: 1, kind: rule, {keys}}}");
    let start = Instant::now();
    let diagnostics = loaded(&text).diagnostics;
    assert_eq!(diagnostics.entries.len(), crate::limits::DIAGNOSTICS + 1);
    let shown = diagnostics.render(true).len() + diagnostics.github().len();
    let took = start.elapsed();
    assert!(
        shown < 2_000_000 && took < Duration::from_secs(20),
        "{shown} {took:?}"
    );
}

#[test]
fn depth_is_bounded() {
    let flow = format!("a: {}{}", "[".repeat(63), "]".repeat(63));
    assert_eq!(faults(&flow), [(Code::NotAPolicy, 1, 1)]);
    let flow = format!("a: {}{}", "[".repeat(64), "]".repeat(64));
    assert_eq!(faults(&flow), [(Code::TooDeep, 1, 67)]);
    let block: String = (0..70)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    assert_eq!(faults(&block), [(Code::TooDeep, 65, 65)]);
}

#[test]
fn many_nodes_are_refused() {
    let text = format!(
        "bayan: 1\nkind: lists\nlists: {{a: [{}]}}\n",
        "a,".repeat(600_000)
    );
    assert!(faults(&text).iter().any(|fault| fault.0 == Code::TooLarge));
}

proptest! {
    /// Whatever is loaded, nothing panics, and every place lies in its source.
    #[test]
    fn any_text_is_read_or_refused(text in "([a-z\u{feff}\u{0}\u{202e}ب \n\r\t:,\\[\\]{}#&*!|>'\"%@`?<$~-]|bayan: 1\n|kind: rule\n|- |: |---\n){0,60}") {
        let loaded = loaded(&text);
        for entry in &loaded.diagnostics.entries {
            let place = entry.place.unwrap();
            let source = loaded.diagnostics.sources.text(place.source);
            let inside = source.get(place.span.range()).is_some();
            prop_assert!(inside, "{:?}", entry);
            let escaped = !entry.message.contains('\u{202e}');
            prop_assert!(escaped, "{:?}", entry);
        }
    }
}
