//! Every pack in `policies/` compiles without a warning and passes its own tests; the built-in one is all there.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};

use bayan::{Policy, PolicyError, coverage, run_tests};

fn packs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let packs: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert!(!packs.is_empty());
    packs
}

fn load(path: &Path) -> Policy {
    match Policy::load(&[path]) {
        Ok(policy) => policy,
        Err(PolicyError::Faulty(faults)) => panic!("{}", faults.render(false)),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn packs_compile_without_a_warning() {
    for pack in packs() {
        let policy = load(&pack);
        assert!(
            policy.warnings().entries.is_empty(),
            "{}",
            policy.warnings().render(false)
        );
    }
}

#[test]
fn packs_pass_their_own_tests() {
    for pack in packs() {
        let outcomes = run_tests(&load(&pack), None).unwrap();
        assert!(!outcomes.is_empty());
        let failed: Vec<_> = outcomes
            .iter()
            .filter(|outcome| !outcome.differences.is_empty())
            .collect();
        assert!(failed.is_empty(), "{failed:#?}");
    }
}

/// Every condition, exception and entry of a pack is seen to hold and to fail in some test.
#[test]
fn packs_show_every_outcome() {
    for pack in packs() {
        let shown = coverage(&load(&pack), None, &[]).unwrap();
        let gaps = shown.rules.iter().flat_map(|rule| {
            let gaps = rule.gaps.iter();
            gaps.map(move |gap| (&rule.rule, gap))
        });
        assert!(shown.tests > 0);
        assert_eq!(gaps.collect::<Vec<_>>(), []);
    }
}

/// The pack in the library is the pack in the folder, file for file.
#[test]
fn the_built_in_pack_is_all_there() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/platform-safety");
    let built_in = Policy::builtin().unwrap();
    assert_eq!(built_in.ir().digest, load(&folder).ir().digest);
    assert_eq!(built_in.ir().tests.len(), load(&folder).ir().tests.len());
}
