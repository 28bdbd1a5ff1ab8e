//! On what, and with which versions.

use serde_json::Value;
use serde_json::json;

use crate::contestants::vectorscan_version;

/// Versions, processor, load.
pub fn machine() -> Value {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let info = read("/proc/cpuinfo");
    let field = |name: &str| {
        let line = info.lines().find(|line| line.starts_with(name));
        line.and_then(|line| line.split_once(':'))
            .map_or("", |(_, value)| value.trim())
            .to_owned()
    };
    let vector: Vec<&str> = ["avx2", "avx512f", "avx512vbmi", "avx512_vbmi2"]
        .into_iter()
        .filter(|flag| {
            info.lines()
                .any(|line| line.starts_with("flags") && line.split(' ').any(|word| word == *flag))
        })
        .collect();
    json!({
        "processor": field("model name"),
        "vector_instructions": vector,
        "cores": std::thread::available_parallelism().map_or(0, usize::from),
        "load_before": read("/proc/loadavg").split(' ').next().unwrap_or_default(),
        "versions": versions(),
    })
}

/// The versions of the crates, from the lock file.
fn versions() -> Value {
    let lock = include_str!("../../Cargo.lock");
    let mut versions = serde_json::Map::new();
    for name in ["bayan", "aho-corasick", "daachorse", "regex", "yara-x"] {
        let entry = format!("name = \"{name}\"\nversion = \"");
        let version = lock
            .split_once(&entry)
            .and_then(|(_, rest)| rest.split('"').next());
        versions.insert(name.into(), json!(version));
    }
    versions.insert(
        "vectorscan".into(),
        json!(vectorscan_version().unwrap_or_else(|why| why)),
    );
    Value::Object(versions)
}
