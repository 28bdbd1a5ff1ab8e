//! One meaning in many layouts.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

use super::choices::Choices;
use super::policies::Written;

/// A policy with its documents in files and folders of a folder of its own.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(written: &Written, order: &[u8]) -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("bayan-layout-{}-{number}", std::process::id()));
        let inner = folder.join("rules");
        std::fs::create_dir_all(&inner).unwrap();
        let from = &mut Choices::new(order);
        for (index, document) in written.documents.iter().enumerate() {
            let place = if from.chance(50) { &inner } else { &folder };
            let name = format!(
                "{}{index}.{}",
                from.pick(&["a", "z", "m"]),
                from.pick(&["yaml", "yml"])
            );
            std::fs::write(place.join(name), print(document, from)).unwrap();
        }
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// With comments and blank lines wherever a line begins.
pub fn commented(yaml: &str) -> String {
    let lines = yaml.lines().map(|line| match line {
        "---" => "# the end\n---\n# a document\n".to_owned(),
        line if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
            format!("\n# {line}\n{line}\n")
        }
        line => format!("{line}\n"),
    });
    lines.collect()
}

/// As JSON with the documents and the keys of all mappings in another order, `bayan` first.
pub fn shuffled(written: &Written, order: &[u8]) -> String {
    let from = &mut Choices::new(order);
    let documents = order_of(written.documents.len(), from)
        .into_iter()
        .map(|index| print(&written.documents[index], from));
    let documents: Vec<String> = documents.collect();
    documents.join("\n---\n")
}

/// The same terms, each list in another order.
pub fn relisted(written: &Written, order: &[u8]) -> Written {
    let from = &mut Choices::new(order);
    let mut written = written.clone();
    for document in &mut written.documents {
        if document["kind"] == "lists" {
            reorder(&mut document["lists"], from);
        }
        relist(document, from);
    }
    written
}

/// Reorders all that stands under `terms` or, in an exception, `inside`.
fn relist(value: &mut Value, from: &mut Choices<'_>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                if key == "terms" || key == "inside" {
                    reorder(value, from);
                } else {
                    relist(value, from);
                }
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|one| relist(one, from)),
        _ => {}
    }
}

/// The same conditions, the parts of each in another order.
pub fn reparted(written: &Written, order: &[u8]) -> Written {
    let from = &mut Choices::new(order);
    let mut written = written.clone();
    for document in &mut written.documents {
        repart(document, from);
    }
    written
}

fn repart(value: &mut Value, from: &mut Choices<'_>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                repart(value, from);
                let parts = match key.as_str() {
                    "all" | "any" | "none" | "evaded" => Some(value),
                    "at_least" | "count" | "value" => value.get_mut("of"),
                    _ => None,
                };
                if let Some(Value::Array(parts)) = parts {
                    shuffle(parts, from);
                }
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|one| repart(one, from)),
        _ => {}
    }
}

/// Puts every sequence in another order, at every depth.
fn reorder(value: &mut Value, from: &mut Choices<'_>) {
    match value {
        Value::Object(map) => map.values_mut().for_each(|one| reorder(one, from)),
        Value::Array(all) => {
            all.iter_mut().for_each(|one| reorder(one, from));
            shuffle(all, from);
        }
        _ => {}
    }
}

fn shuffle(all: &mut [Value], from: &mut Choices<'_>) {
    for last in (1..all.len()).rev() {
        all.swap(last, from.below(last + 1));
    }
}

fn order_of(count: usize, from: &mut Choices<'_>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        order.swap(last, from.below(last + 1));
    }
    order
}

fn print(value: &Value, from: &mut Choices<'_>) -> String {
    match value {
        Value::Object(map) => {
            let entries: Vec<_> = map.iter().collect();
            let mut order = order_of(entries.len(), from);
            order.sort_by_key(|index| entries[*index].0 != "bayan");
            let printed: Vec<String> = order
                .into_iter()
                .map(|index| {
                    format!(
                        "{}: {}",
                        Value::from(entries[index].0.as_str()),
                        print(entries[index].1, from)
                    )
                })
                .collect();
            format!("{{{}}}", printed.join(", "))
        }
        Value::Array(values) => {
            let printed: Vec<String> = values.iter().map(|value| print(value, from)).collect();
            format!("[{}]", printed.join(", "))
        }
        scalar => scalar.to_string(),
    }
}
