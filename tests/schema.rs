//! The schema and the parser agree: what is well formed fits the schema, and faults of shape do not.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use serde::Deserialize;
use serde_json::Value;

/// Faults that a schema can see.
const OF_SHAPE: &[&str] = &[
    "unknown-key",
    "missing-key",
    "wrong-type",
    "unknown-value",
    "not-one-key",
    "empty-list",
    "unknown-kind",
    "unsupported-language-version",
    "bad-version",
    "out-of-range",
    "signal-shape",
    "unknown-reason",
    "yaml-coercion",
];

/// Fixtures whose fault of shape is none for a schema: order of keys, and names that only other parts tell.
const BEYOND: &[&str] = &[
    "bayan-is-not-the-first-key",
    "because-by-unknown",
    "langs-tag-malformed",
    "prefer-beside-side",
    "language-tag-malformed",
    "seq-without-gap",
    "side-beside-inside",
    "term-is-left-out-in-a-list",
    "key-of-a-list-entry-misspelt",
];

/// Whether a value fits a schema: the part of JSON Schema that ours uses.
fn fits(root: &Value, schema: &Value, value: &Value) -> bool {
    let Value::Object(rules) = schema else {
        return true;
    };
    let each = |of: &Value| of.as_array().unwrap().clone();
    rules.iter().all(|(rule, of)| match (rule.as_str(), value) {
        ("$ref", _) => {
            let name = of.as_str().unwrap().rsplit('/').next().unwrap();
            fits(root, &root["definitions"][name], value)
        }
        ("const", _) => of == value,
        ("enum", _) => each(of).contains(value),
        ("oneOf", _) => each(of).iter().filter(|one| fits(root, one, value)).count() == 1,
        ("anyOf", _) => each(of).iter().any(|one| fits(root, one, value)),
        ("not", _) => !fits(root, of, value),
        ("type", _) => match of {
            Value::Array(several) => several.iter().any(|one| is_a(one, value)),
            one => is_a(one, value),
        },
        ("required", Value::Object(map)) => each(of)
            .iter()
            .all(|key| map.contains_key(key.as_str().unwrap())),
        ("properties", Value::Object(map)) => map
            .iter()
            .all(|(key, value)| of.get(key).is_none_or(|schema| fits(root, schema, value))),
        ("additionalProperties", Value::Object(map)) => map.iter().all(|(key, value)| {
            let known = rules
                .get("properties")
                .is_some_and(|all| all.get(key).is_some());
            known || (*of != Value::Bool(false) && fits(root, of, value))
        }),
        ("items", Value::Array(items)) => items.iter().all(|item| fits(root, of, item)),
        ("minItems", Value::Array(items)) => items.len() as u64 >= of.as_u64().unwrap(),
        ("minProperties", Value::Object(map)) => map.len() as u64 >= of.as_u64().unwrap(),
        ("maxProperties", Value::Object(map)) => map.len() as u64 <= of.as_u64().unwrap(),
        ("minLength", Value::String(text)) => !text.trim().is_empty(),
        ("minimum", Value::Number(number)) => number.as_i64().unwrap() >= of.as_i64().unwrap(),
        ("maximum", Value::Number(number)) => number.as_i64().unwrap() <= of.as_i64().unwrap(),
        ("pattern", Value::String(text)) => regex_automata::meta::Regex::new(of.as_str().unwrap())
            .unwrap()
            .is_match(text.as_str()),
        _ => true,
    })
}

fn is_a(kind: &Value, value: &Value) -> bool {
    match kind.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("{other}"),
    }
}

/// The documents of a file, if a second YAML reader can read them.
fn documents(text: &str) -> Option<Vec<Value>> {
    let documents = serde_yaml::Deserializer::from_str(text);
    let documents = documents.map(|document| Value::deserialize(document).ok());
    let documents: Option<Vec<Value>> = documents.collect();
    Some(
        documents?
            .into_iter()
            .filter(|document| !document.is_null())
            .collect(),
    )
}

fn fixtures() -> Vec<PathBuf> {
    let entries = fs::read_dir("tests/diagnostics").unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "yaml"));
    paths.sort();
    paths
}

#[test]
fn the_schema_sees_what_the_parser_sees() {
    let schema = bayan::schema();
    let (mut wrong, mut seen) = (String::new(), 0);
    for path in fixtures() {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let codes: Vec<&str> = text
            .trim_start_matches('\u{feff}')
            .lines()
            .map_while(|line| line.strip_prefix("# expect: "))
            .filter_map(|line| line.split(' ').next())
            .collect();
        let foreign = [
            "yaml-",
            "not-a-policy",
            "non-string",
            "duplicate-key",
            "too-",
            "control",
        ];
        let unreadable = codes.iter().any(|code| {
            *code != "yaml-coercion" && foreign.iter().any(|start| code.starts_with(start))
        });
        let Some(documents) = documents(&text).filter(|_| !unreadable) else {
            continue;
        };
        let fit = documents
            .iter()
            .all(|document| fits(&schema, &schema, document));
        let expected = !codes.iter().any(|code| OF_SHAPE.contains(code));
        if fit != expected && !BEYOND.contains(&name.as_str()) {
            wrong += &format!(
                "{name}: the schema {} it, {codes:?}\n",
                if fit { "takes" } else { "refuses" }
            );
        }
        seen += 1;
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(seen > 150, "{seen}");
}

#[test]
fn shipped_policies_fit() {
    let schema = bayan::schema();
    for folder in ["policies", "examples", "src/bin/bayan/starter"] {
        for path in bayan::yaml_files(Path::new(folder)).unwrap() {
            for document in documents(&fs::read_to_string(&path).unwrap()).unwrap() {
                assert!(fits(&schema, &schema, &document), "{}", path.display());
            }
        }
    }
}
