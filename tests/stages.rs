//! The print of each stage: `tests/stages/NAME.yaml` beside its `.ir` and `.program`.
//!
//! `BAYAN_BLESS=1 cargo test --test stages` writes what the stages print now.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};

use bayan::{Policy, Stage};

#[test]
fn stages_print_what_they_printed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stages");
    let mut sources: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    sources.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    assert!(!sources.is_empty());
    for source in sources {
        let name = source.file_name().unwrap().to_str().unwrap().to_owned();
        let policy = Policy::from_text(&name, &fs::read_to_string(&source).unwrap()).unwrap();
        for (stage, ending) in [(Stage::Ir, "ir"), (Stage::Program, "program")] {
            let golden = source.with_extension(ending);
            let print = policy.dump(stage);
            if std::env::var_os("BAYAN_BLESS").is_some() {
                fs::write(&golden, &print).unwrap();
            }
            assert_eq!(
                fs::read_to_string(&golden).unwrap_or_default(),
                print,
                "{}",
                golden.display()
            );
        }
    }
}
