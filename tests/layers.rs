//! The house's floors: a room imports only what stands below it. ARCHITECTURE.md shows the same table.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::Path;

/// What every room may import: vocabulary without behaviour.
const GROUND: &[&str] = &["ids", "limits", "name", "span", "document", "parallel"];

/// Room → the rooms it may import beside the ground.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("ids", &[]),
    ("limits", &[]),
    ("name", &[]),
    ("span", &[]),
    ("document", &[]),
    ("parallel", &[]),
    ("source", &[]),
    ("lanes", &[]),
    ("fold", &["lanes"]),
    ("language", &["fold"]),
    ("segment", &["fold", "language", "lanes"]),
    ("quantity", &["fold", "language", "segment"]),
    ("diagnostic", &["source"]),
    ("ir", &["source", "fold", "language", "quantity"]),
    ("policy", &["source", "diagnostic", "ir", "quantity"]),
    (
        "lower",
        &[
            "policy",
            "ir",
            "fold",
            "language",
            "quantity",
            "diagnostic",
            "source",
        ],
    ),
    ("program", &["ir", "fold", "language"]),
    (
        "compile",
        &["ir", "program", "fold", "language", "segment", "source"],
    ),
    ("cost", &["program", "ir", "language", "source"]),
    (
        "scan",
        &[
            "program", "ir", "fold", "segment", "language", "quantity", "lanes",
        ],
    ),
    ("eval", &["program", "scan", "ir", "fold", "segment"]),
    (
        "verdict",
        &["program", "scan", "eval", "ir", "fold", "language"],
    ),
    (
        "reference",
        &["ir", "fold", "segment", "language", "quantity", "verdict"],
    ),
    (
        "probe",
        &[
            "compile", "program", "scan", "eval", "verdict", "ir", "fold", "segment", "source",
        ],
    ),
    ("folding", &["fold", "segment"]),
    ("input", &[]),
    ("builtin", &[]),
    (
        "engine",
        &[
            "builtin",
            "compile",
            "cost",
            "diagnostic",
            "ir",
            "lower",
            "policy",
            "probe",
            "program",
            "reference",
            "source",
            "verdict",
        ],
    ),
    (
        "testing",
        &[
            "engine",
            "ir",
            "fold",
            "verdict",
            "eval",
            "program",
            "compile",
            "quantity",
            "segment",
            "diagnostic",
            "source",
        ],
    ),
];

/// Every arrow runs downwards.
#[test]
fn imports_run_downwards() {
    let mut broken = vec![];
    for (room, allowed) in MAY_IMPORT {
        for (file, text) in files_of(room) {
            for path in imports(&text) {
                let target = path
                    .split(|c: char| !(c.is_alphanumeric() || c == '_'))
                    .next()
                    .unwrap_or("");
                if target.is_empty() {
                    broken.push(format!("{file}: `use crate::{{…}}`: one room a line"));
                } else if target != *room && !allowed.contains(&target) && !GROUND.contains(&target)
                {
                    broken.push(format!("{file}: crate::{target}"));
                }
            }
        }
    }
    assert!(
        broken.is_empty(),
        "imports that run upwards:\n{}",
        broken.join("\n")
    );
}

/// No room stands outside the table.
#[test]
fn every_room_has_a_row() {
    let rooms = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let names = rooms.map(|entry| {
        entry
            .unwrap()
            .file_name()
            .into_string()
            .unwrap()
            .replace(".rs", "")
    });
    let strangers: Vec<String> = names
        .filter(|name| !["lib", "bin"].contains(&name.as_str()))
        .filter(|name| !MAY_IMPORT.iter().any(|(room, _)| room == name))
        .collect();
    assert!(strangers.is_empty(), "rooms without a row: {strangers:?}");
}

/// A door leads to rooms; it defines nothing.
#[test]
fn doors_define_nothing() {
    let defines = [
        "fn ", "struct ", "enum ", "trait ", "impl ", "impl<", "static ",
    ];
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let doors = all_files(&src)
        .into_iter()
        .filter(|(name, _)| name.ends_with("mod.rs"));
    let broken: Vec<String> = doors
        .filter(|(_, text)| {
            text.lines().any(|line| {
                let line = line
                    .trim_start()
                    .trim_start_matches("pub ")
                    .trim_start_matches("pub(crate) ");
                defines.iter().any(|word| line.starts_with(word))
            })
        })
        .map(|(name, _)| name)
        .collect();
    assert!(broken.is_empty(), "doors that define things: {broken:?}");
}

/// What follows `crate::` in the code of a file, comments and test modules aside.
fn imports(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    let code = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| {
        line.split("crate::")
            .skip(1)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    })
    .collect()
}

/// Every source file of a room: `src/room.rs`, and all of `src/room/` but its tests.
fn files_of(room: &str) -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = all_files(&src.join(room));
    files.extend(all_files(&src.join(format!("{room}.rs"))));
    assert!(!files.is_empty(), "no such room: {room}");
    files.retain(|(name, _)| !name.ends_with("tests.rs") && !name.contains("/tests/"));
    files
}

fn all_files(path: &Path) -> Vec<(String, String)> {
    if path.is_dir() {
        let entries = fs::read_dir(path).unwrap();
        return entries
            .flat_map(|entry| all_files(&entry.unwrap().path()))
            .collect();
    }
    let is_rust = path.extension().is_some_and(|ending| ending == "rs");
    if is_rust && path.is_file() {
        vec![(
            path.display().to_string(),
            fs::read_to_string(path).unwrap(),
        )]
    } else {
        vec![]
    }
}
