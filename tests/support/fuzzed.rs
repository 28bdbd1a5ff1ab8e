//! What holds of any bytes: the fuzz targets of `fuzz/`, which `tests/fuzz.rs` replays on the seeds kept there.

use std::sync::LazyLock;

use bayan::folding::{Profile, fold};
use bayan::{Document, Engine, Explanation, Policy, Span, Verdict};

use super::{agreement, policies, texts};

/// A target's name, and what holds of its bytes.
pub type Target = (&'static str, fn(&[u8]));

pub const TARGETS: [Target; 4] = [
    ("agree", agree),
    ("fold", folded),
    ("policy", policy),
    ("verdict", verdict),
];

/// Any bytes are a policy or its faults, never a panic; a policy labels, explains and derives its own text alike.
pub fn policy(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(policy) = Policy::from_text("policy.yaml", &text) {
        let document = Document::text(text);
        if let Err(told) = agreement::check(&Engine::new(policy), &document) {
            panic!("{told}");
        }
    }
}

/// Choices make a policy and a text: engine, reference and explanation agree. The first two bytes say how many are the
/// policy's.
pub fn agree(bytes: &[u8]) {
    let Some((&[low, high], rest)) = bytes.split_first_chunk() else {
        return;
    };
    let (policy, text) =
        rest.split_at(usize::from(u16::from_le_bytes([low, high])).min(rest.len()));
    let written = policies::policy(policy);
    let Ok(policy) = Policy::from_text("policy.yaml", &written.json()) else {
        return;
    };
    let document = texts::document(text, &written.terms);
    if let Err(told) = agreement::check(&Engine::new(policy), &document) {
        panic!("{told}\n{document:?}\n{}", written.yaml());
    }
}

/// Any bytes are a verdict or none: verifying never panics and takes the right verdict only; what reads as a verdict or
/// an explanation is written back the same.
pub fn verdict(bytes: &[u8]) {
    static ENGINE: LazyLock<Engine> = LazyLock::new(engine_of_one_rule);
    let engine = &*ENGINE;
    let document = Document::text("two cats, 3 dogs");
    let right = engine.label(&document);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let taken = engine.policy().verify_json(&document, text).is_empty();
        let read = serde_json::from_str::<Verdict>(text).ok();
        if taken {
            assert_eq!(read.as_ref(), Some(&right), "a wrong verdict is taken");
        }
    }
    if let Ok(verdict) = serde_json::from_slice::<Verdict>(bytes) {
        let same = engine.policy().verify(&document, &verdict).is_empty();
        let equal = Verdict {
            id: right.id.clone(),
            ..verdict.clone()
        } == right;
        assert!(!same || equal, "a wrong verdict is verified");
        let written = serde_json::to_vec(&verdict).unwrap();
        assert_eq!(
            serde_json::from_slice::<Verdict>(&written).unwrap(),
            verdict
        );
    }
    if let Ok(explained) = serde_json::from_slice::<Explanation>(bytes) {
        let written = serde_json::to_vec(&explained).unwrap();
        assert_eq!(
            serde_json::from_slice::<Explanation>(&written).unwrap(),
            explained
        );
    }
}

fn engine_of_one_rule() -> Engine {
    let yaml = "bayan: 1\nkind: policy\nname: p\nversion: 1.0.0\nlabels: {pet: {title: P, severity: low, threshold: 50, action: log}}\n---\n\
        bayan: 1\nkind: rule\nid: pet.few\nlabel: pet\ntitle: T\nversion: 1.0.0\nstatus: enforce\nlangs: [en]\n\
        signals: {n: {quantity: {}}, pet: {terms: {en: [cat, dog]}}}\nwhen: {near: {id: few, anchor: n, with: {pet: {tokens: 1}}}}\n\
        captures: {per: few, count: n.value, pet: pet.text}\n\
        tests: [{text: two cats, expect: {findings: 1}}, {text: cats, expect: {findings: 0}}]\n";
    Engine::new(Policy::from_text("policy.yaml", yaml).unwrap())
}

/// Any text folds: every folded scalar has a source, in order, in bounds, on character boundaries; wider spans have
/// wider sources; and what is folded is folded.
pub fn folded(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for profile in [Profile::Exact, Profile::Default, Profile::Skeleton] {
        let folded = fold(profile, &text);
        let all = folded.text();
        let mut last = Span::new(0, 0);
        for (at, scalar) in all.char_indices() {
            let end = at + scalar.len_utf8();
            let source = folded.original(Span::new(at, end));
            let slice = text.get(source.range());
            assert!(
                slice.is_some_and(|slice| !slice.is_empty()),
                "{profile:?} {at}: {source:?} is no slice of {text:?}"
            );
            assert!(
                last.start <= source.start && last.end <= source.end,
                "{profile:?} {at}: {source:?} after {last:?} in {text:?}"
            );
            let from_start = folded.original(Span::new(0, end));
            assert!(
                from_start.contains(source) && from_start.end == source.end,
                "{profile:?} {at}: {from_start:?} without {source:?} in {text:?}"
            );
            for at in [at, end] {
                let _ = (
                    folded.is_boundary(at),
                    folded.may_start(at),
                    folded.may_end(at),
                );
            }
            last = source;
        }
        assert_eq!(fold(profile, all).text(), all, "{profile:?} of {text:?}");
    }
}
