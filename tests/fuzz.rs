//! What the fuzz targets found worth keeping, replayed: every file of `fuzz/seeds/TARGET` through its target.
//!
//! To look for more: `cargo +nightly fuzz run TARGET fuzz/corpus/TARGET fuzz/seeds/TARGET`, in this folder's parent.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test program"
)]

mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use support::fuzzed::TARGETS;

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds")
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

fn replay(target: &str) {
    let (_, holds) = TARGETS.iter().find(|(name, _)| *name == target).unwrap();
    let folder = seeds().join(target);
    let files = names(&folder);
    assert!(!files.is_empty(), "no file in {}", folder.display());
    for file in &files {
        eprintln!("{target}/{file}");
        holds(&std::fs::read(folder.join(file)).unwrap());
    }
}

#[test]
fn seeds_of_agree() {
    replay("agree");
}

#[test]
fn seeds_of_fold() {
    replay("fold");
}

#[test]
fn seeds_of_policy() {
    replay("policy");
}

#[test]
fn seeds_of_verdict() {
    replay("verdict");
}

/// A target without seeds, or seeds without a target, would be replayed by nobody.
#[test]
fn every_target_has_its_seeds() {
    let targets: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let programs = names(&seeds().join("../fuzz_targets"));
    let programs: BTreeSet<String> = programs
        .iter()
        .map(|name| name.replace(".rs", ""))
        .collect();
    assert_eq!((names(&seeds()), programs), (targets.clone(), targets));
}
