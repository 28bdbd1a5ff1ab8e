//! Long lists are ordinary.

use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::lower::Linting;
use crate::lower::lower;
use crate::policy::FileTerms;
use crate::policy::Input;
use crate::policy::SignalKindDef;
use crate::policy::TermDef;
use crate::policy::TermsPart;
use crate::policy::load;

/// A list of so many terms lowers in a moment, and doubles in it are found.
#[test]
fn many_terms_are_ordinary() {
    const TERMS: u32 = 30_000;
    let text =
        crate::lower::tests::harness::around("signals: {a: {terms: {en: [word]}}}\nwhen: a\n");
    let input = Input::Text {
        name: "p".to_owned(),
        text,
    };
    let mut loaded = load(&[input]).unwrap();
    let lines = (0..TERMS).map(|index| format!("Term {:05}", index.max(1)));
    let lines: Vec<String> = lines.collect();
    let sources = &mut loaded.diagnostics.sources;
    let list = sources.add("list.txt", lines.join("\n"));
    let spans = (0..TERMS).map(|index| (index * 11, index * 11 + 10));
    let terms = FileTerms::new(sources.shared(list).unwrap(), list, spans.collect());
    if let SignalKindDef::Terms(def) = &mut loaded.documents.rules[0].signals[0].kind
        && let Some(TermsPart::Terms(group)) = def.parts.first_mut()
        && let Some(TermDef::Term(_)) = group.terms.first().cloned()
    {
        group.terms = vec![TermDef::File(Arc::new(terms))];
    }
    let mut diagnostics: Diagnostics = loaded.diagnostics;
    let policy = lower(&loaded.documents, Linting::Always, &mut diagnostics)
        .policy
        .unwrap();
    assert_eq!(policy.term_sets[0].terms.len(), TERMS as usize);
    let faults: Vec<_> = diagnostics
        .entries
        .iter()
        .filter_map(|fault| fault.place)
        .collect();
    let at: Vec<_> = faults
        .iter()
        .map(|place| diagnostics.sources.locate(*place))
        .collect();
    assert_eq!(at, ["list.txt:2:1"]);
}

/// Timing by hand: `cargo test million -- --ignored --nocapture`.
#[test]
#[ignore = "slow"]
fn a_million_terms_are_ordinary() {
    let text = "bayan: 1\nkind: lists\nlists: {w: {en: {from: w.txt}}}\n---\n".to_owned()
        + &crate::lower::tests::harness::around(
            "signals: {a: {terms: $w}, b: {terms: [other]}}\nwhen: {all: [a, b]}\n",
        );
    let folder = std::env::temp_dir().join(format!("million-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("p.yaml"), text).unwrap();
    let terms: String = (1..1_000_000)
        .map(|index| format!("term no{index} here\n"))
        .collect();
    std::fs::write(folder.join("w.txt"), terms).unwrap();
    let loaded = load(&[Input::Path(folder.clone())]).unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    let mut diagnostics: Diagnostics = loaded.diagnostics;
    let start = std::time::Instant::now();
    let policy = lower(&loaded.documents, Linting::Always, &mut diagnostics).policy;
    println!("lowered in {:?}", start.elapsed());
    assert!(policy.is_some(), "{:?}", diagnostics.entries.first());
}
