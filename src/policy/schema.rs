//! The JSON Schema of policy documents, for editors: made of the tables that the parser reads by.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::ir::Reason;
use crate::limits;
use crate::policy::parse::tables as t;

/// A schema of one document; editors that speak YAML complete and explain keys by it.
pub fn schema() -> Value {
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Bayan policy document",
        "oneOf": [reference("manifest"), reference("lists"), reference("shared"), reference("rule"), reference("filter")],
        "definitions": definitions(),
    })
}

fn definitions() -> Value {
    let mut all = Map::new();
    let groups = [
        documents(),
        signals(),
        conditions(),
        outcome(),
        tests(),
        words(),
    ];
    for (name, definition) in groups.into_iter().flatten() {
        all.insert(name.to_owned(), definition);
    }
    Value::Object(all)
}

type Group = Vec<(&'static str, Value)>;

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/definitions/{name}")})
}

fn list(of: Value) -> Value {
    json!({"type": "array", "items": of, "minItems": 1})
}

fn any_list(of: Value) -> Value {
    json!({"type": "array", "items": of})
}

fn one_of<T>(words: &[(&str, T)]) -> Value {
    let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    json!({"enum": words})
}

fn text() -> Value {
    json!({"type": "string", "minLength": 1})
}

fn number(least: i64, most: i64) -> Value {
    json!({"type": "integer", "minimum": least, "maximum": most})
}

/// A mapping with the keys of a table; `values` says what stands under those that are no plain text.
fn mapping(keys: t::Keys, values: &[(&str, Value)]) -> Value {
    let value = |key: &str| {
        let given = values.iter().find(|(name, _)| *name == key);
        given.map_or_else(text, |(_, value)| value.clone())
    };
    let properties: Map<String, Value> = keys
        .known
        .iter()
        .map(|key| ((*key).to_owned(), value(key)))
        .collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": keys.required,
        "additionalProperties": false,
        "minProperties": 1,
    })
}

/// A mapping from names to values.
fn named(of: Value) -> Value {
    json!({"type": "object", "additionalProperties": of, "minProperties": 1})
}

fn head(kind: &str) -> [(&'static str, Value); 2] {
    [
        ("bayan", json!({"const": 1})),
        ("kind", json!({"const": kind})),
    ]
}

fn document(kind: &str, keys: t::Keys, values: &[(&str, Value)]) -> Value {
    let mut document = mapping(keys, &[head(kind).as_slice(), values].concat());
    let required: Vec<&str> = ["bayan", "kind"]
        .iter()
        .chain(keys.required)
        .copied()
        .collect();
    document["required"] = json!(required);
    document
}

fn documents() -> Group {
    let label = mapping(
        t::LABEL,
        &[
            ("severity", one_of(t::SEVERITIES)),
            ("threshold", number(0, limits::SCORE)),
            (
                "action",
                json!({"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"}),
            ),
        ],
    );
    let rule = [
        ("id", reference("id")),
        ("version", reference("version")),
        ("status", one_of(t::STATUSES)),
        ("langs", list(text())),
        ("use", list(text())),
        ("match", mapping(t::MATCHING, &matching())),
        ("signals", reference("signals")),
        ("when", reference("condition")),
        ("unless", reference("unless")),
        ("score", reference("score")),
        ("captures", named(text())),
        ("tests", list(reference("test"))),
    ];
    let filter = [
        ("id", reference("id")),
        ("rules", list(text())),
        ("use", list(text())),
        ("signals", reference("signals")),
        ("unless", reference("unless")),
    ];
    let shared = [
        ("id", reference("id")),
        ("use", list(text())),
        ("match", mapping(t::MATCHING, &matching())),
        ("signals", reference("signals")),
    ];
    let mut rule = document("rule", t::RULE, &rule);
    rule["anyOf"] = json!([{"required": ["signals"]}, {"required": ["use"]}]);
    let manifest = [("version", reference("version")), ("labels", named(label))];
    vec![
        ("manifest", document("policy", t::MANIFEST, &manifest)),
        (
            "lists",
            document("lists", t::LISTS, &[("lists", named(reference("terms")))]),
        ),
        ("shared", document("signals", t::SHARED, &shared)),
        ("rule", rule),
        ("filter", document("filter", t::FILTER, &filter)),
    ]
}

fn words() -> Group {
    let id = json!({"type": "string", "pattern": "^\\p{L}[\\p{L}\\p{M}\\p{N}_.-]*$"});
    let version = json!({"type": "string", "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$"});
    vec![
        ("id", id),
        ("version", version),
        ("tokens", number(0, limits::TOKENS)),
        ("points", number(-limits::SCORE, limits::SCORE)),
        ("natural", json!({"type": "integer", "minimum": 0})),
        ("truth", json!({"type": "boolean"})),
    ]
}

fn matching() -> [(&'static str, Value); 3] {
    [
        ("fold", one_of(t::FOLDS)),
        ("boundary", one_of(t::BOUNDARIES)),
        ("affixes", one_of(t::AFFIXES)),
    ]
}

fn signals() -> Group {
    let from = mapping(t::FROM, &[]);
    let by_language = by_language();
    let quantity = [
        ("gte", reference("natural")),
        ("lte", reference("natural")),
        ("eq", reference("natural")),
        ("exclude", list(one_of(t::QUANTITY_KINDS))),
        ("vague", reference("truth")),
    ];
    let values = [
        ("terms", reference("terms")),
        ("quantity", may_be_empty(mapping(t::QUANTITY, &quantity))),
        (
            "quote",
            may_be_empty(mapping(t::QUOTE, &[("min_tokens", reference("natural"))])),
        ),
        ("except", list(reference("except"))),
    ];
    let mut signal = mapping(t::SIGNAL, &[values.as_slice(), &matching()].concat());
    let matchers: Vec<Value> = t::MATCHERS
        .iter()
        .map(|key| json!({"required": [key]}))
        .collect();
    signal["oneOf"] = Value::Array(matchers);
    let mut except = mapping(
        t::EXCEPT,
        &[
            ("id", reference("id")),
            ("tokens", reference("tokens")),
            ("side", one_of(t::SIDES)),
            ("inside", json!({"anyOf": [text(), reference("terms")]})),
        ],
    );
    except["oneOf"] = json!([{"required": ["inside"]}, {"required": ["near", "tokens"]}]);
    let listed = json!({"type": "string", "pattern": "^\\$"});
    vec![
        ("signals", named(reference("signal"))),
        ("signal", signal),
        ("except", except),
        (
            "terms",
            json!({"anyOf": [listed, list(json!({"anyOf": [text(), by_language]})), by_language]}),
        ),
        (
            "language_terms",
            json!({"anyOf": [listed, list(json!({"anyOf": [text(), from]})), from, by_language]}),
        ),
    ]
}

/// Terms by language, with the value they stand for; `is` with a list is Icelandic.
fn by_language() -> Value {
    let alone = json!({
        "required": ["is"],
        "properties": {"is": {"type": "string"}},
        "maxProperties": 1,
    });
    json!({
        "type": "object",
        "properties": {
            "is": {"anyOf": [text(), reference("language_terms")]},
            "from": text(),
            "dual": reference("language_terms"),
        },
        "additionalProperties": reference("language_terms"),
        "minProperties": 1,
        "not": alone,
    })
}

fn may_be_empty(mut mapping: Value) -> Value {
    mapping["minProperties"] = json!(0);
    mapping
}

fn conditions() -> Group {
    let condition = || reference("condition");
    let of = || json!({"anyOf": [text(), list(text())]});
    let bounds = || {
        let bound = reference("natural");
        vec![
            ("gte", bound.clone()),
            ("lte", bound.clone()),
            ("eq", bound),
            ("of", of()),
        ]
    };
    let with_bound = |mut mapping: Value| {
        mapping["anyOf"] =
            json!([{"required": ["gte"]}, {"required": ["lte"]}, {"required": ["eq"]}]);
        mapping
    };
    let with = mapping(
        t::WITH,
        &[
            ("tokens", reference("tokens")),
            ("side", one_of(t::SIDES)),
            ("prefer", one_of(t::PREFERENCES)),
            ("optional", reference("truth")),
        ],
    );
    let step = mapping(t::STEP, &[("gap", reference("tokens"))]);
    let mut count = bounds();
    count.push(("distinct", one_of(t::DISTINCTS)));
    let near = [("id", reference("id")), ("with", named(with))];
    let steps = json!({"type": "array", "minItems": 2, "items": {"anyOf": [text(), step]}});
    let seq = [
        ("id", reference("id")),
        ("of", steps),
        ("gap", reference("tokens")),
    ];
    let window = [
        ("id", reference("id")),
        ("tokens", number(1, limits::TOKENS)),
        ("has", condition()),
    ];
    let at_least = [
        ("n", json!({"type": "integer", "minimum": 1})),
        ("of", list(condition())),
    ];
    let operators: Map<String, Value> = t::OPERATORS
        .iter()
        .map(|operator| {
            let operand = match *operator {
                "all" | "any" | "none" => list(condition()),
                "at_least" => mapping(t::AT_LEAST, &at_least),
                "count" => with_bound(mapping(t::COUNT, &count)),
                "value" => with_bound(mapping(t::VALUE, &bounds())),
                "near" => mapping(t::NEAR, &near),
                "seq" => mapping(t::SEQ, &seq),
                "window" => mapping(t::WINDOW, &window),
                "evaded" => of(),
                "rule" => text(),
                "meta" => meta(),
                _ => condition(),
            };
            ((*operator).to_owned(), operand)
        })
        .collect();
    let one = json!({
        "type": "object",
        "properties": operators,
        "additionalProperties": false,
        "minProperties": 1,
        "maxProperties": 1,
    });
    vec![("condition", json!({"anyOf": [text(), one]}))]
}

fn meta() -> Value {
    let scalar = json!({"type": ["string", "number", "boolean"]});
    let values = [
        ("eq", scalar.clone()),
        ("in", list(scalar)),
        ("gte", json!({"type": "integer"})),
        ("lte", json!({"type": "integer"})),
        ("exists", reference("truth")),
    ];
    let one = |key: &str| json!({"required": [key], "maxProperties": 1});
    let mut test = mapping(t::META, &values);
    test["anyOf"] = json!([
        one("eq"), one("in"), one("gte"), one("lte"), one("exists"),
        {"required": ["gte", "lte"], "maxProperties": 2},
    ]);
    let mut meta = named(test);
    meta["maxProperties"] = json!(1);
    meta
}

fn outcome() -> Group {
    let unless = mapping(
        t::UNLESS,
        &[
            ("id", reference("id")),
            ("at", one_of(t::UNITS)),
            ("when", reference("condition")),
        ],
    );
    let points = mapping(
        t::POINTS,
        &[
            ("if", reference("condition")),
            ("points", reference("points")),
        ],
    );
    let score = [
        ("base", reference("points")),
        ("add", list(points)),
        ("cap", number(0, limits::SCORE)),
    ];
    vec![
        ("unless", list(unless)),
        ("score", mapping(t::SCORE, &score)),
    ]
}

fn tests() -> Group {
    let because = mapping(t::BECAUSE, &[("reason", json!({"enum": Reason::NAMES}))]);
    let captured = json!({
        "type": "object",
        "additionalProperties": {"type": ["string", "integer", "null"]},
    });
    let expect = [
        ("findings", reference("natural")),
        ("labels", any_list(text())),
        ("scores", any_list(number(0, limits::SCORE))),
        ("captures", any_list(captured)),
        ("spans", named(any_list(json!({"type": "string"})))),
        ("because", because),
    ];
    let values = [
        ("text", json!({"type": "string"})),
        ("fields", named(json!({"type": "string"}))),
        ("meta", json!({"type": "object"})),
        ("expect", mapping(t::EXPECT, &expect)),
    ];
    let mut test = mapping(t::TEST, &values);
    test["oneOf"] = json!([{"required": ["text"]}, {"required": ["fields"]}]);
    vec![("test", test)]
}
