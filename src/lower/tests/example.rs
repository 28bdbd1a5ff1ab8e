//! The print of a whole policy.

use crate::ir;

#[test]
fn a_policy_is_printed_as_it_is_meant() {
    let (policy, codes, messages) =
        crate::lower::tests::harness::lowered(include_str!("example.yaml"));
    assert_eq!(codes, Vec::<String>::new(), "{messages:#?}");
    let dump = policy.as_ref().map(ir::dump).unwrap_or_default();
    println!("{dump}");
    assert_eq!(dump, include_str!("example.ir"));
}

/// Comments, titles, the order of keys, and documents in another order change no digest.
#[test]
fn a_digest_is_over_meaning() {
    let text = include_str!("example.yaml");
    let (first, rest) = text.split_once("---\n").unwrap();
    let (second, third) = rest.split_once("---\n").unwrap();
    let moved = format!("{second}---\n# remark\n{third}---\n{first}");
    let moved = moved
        .replace("title: A counted harvest", "title: Another")
        .replace("owner: farm\n", "");
    let moved = moved.replace("{is: apple, en: [apple(s|)]", "{en: [apple(s|)], is: apple");
    let digest = |text: &str| {
        crate::lower::tests::harness::lowered(text)
            .0
            .unwrap()
            .digest
    };
    assert_ne!(moved, text);
    assert_eq!(digest(text), digest(&moved));
    assert_ne!(
        digest(text),
        digest(&text.replace("tokens: 12", "tokens: 13"))
    );
    assert_ne!(
        digest(text),
        digest(&text.replace("version: 2.0.0", "version: 2.0.1"))
    );
}
