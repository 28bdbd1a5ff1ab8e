//! The shipped pack against labelled texts: no figure falls below its floor.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// Each file of `tests/gold` stands in `floor.json`, and reaches what is asked of it there.
#[test]
fn the_pack_stays_above_its_floor() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let floor = folder.join("floor.json");
    let entries = fs::read_dir(&folder).unwrap();
    let mut gold: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    gold.retain(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    gold.sort();
    assert!(!gold.is_empty());
    let mut command = Command::new(env!("CARGO_BIN_EXE_bayan"));
    command.arg("eval").args(&gold).arg("--floor").arg(&floor);
    let run = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(
        run.status.success(),
        "{}{}",
        text(&run.stdout),
        text(&run.stderr)
    );
}
