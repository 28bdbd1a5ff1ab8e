use super::*;

fn read(text: &str) -> Result<Document, InputFault> {
    read_fields(&[], text)
}

fn read_fields(fields: &[&str], text: &str) -> Result<Document, InputFault> {
    let fields: Vec<String> = fields.iter().map(|&name| name.to_owned()).collect();
    let line = Line {
        number: 3,
        bytes: Some(text.as_bytes().to_vec()),
    };
    Schema::new(&fields, 1 << 20).read(&line)
}

fn fault(text: &str) -> (Id, InputCode, String) {
    let fault = read(text).unwrap_err();
    (fault.id, fault.code, fault.message)
}

#[test]
fn id_text_and_the_rest() {
    let text = r#"{"id": 7, "text": "a\u0000b", "lang": "ar", "author": {"age": 3, "tags": ["x", 2, {}, null]}, "ratio": 0.5}"#;
    let document = read(text).unwrap();
    assert_eq!(document.id, Some(Id::Number(7)));
    assert_eq!(document.fields["text"], "a\0b");
    let keys: Vec<&String> = document.meta.keys().collect();
    assert_eq!(keys, ["author.age", "author.tags", "lang", "ratio"]);
    let tags = vec![Meta::Text("x".to_owned()), Meta::Number(2), Meta::Null];
    assert_eq!(document.meta["author.tags"], Meta::Many(tags));
    let ratio = Meta::Other {
        number: "0.5".to_owned(),
    };
    assert_eq!(document.meta["ratio"], ratio);
}

#[test]
fn integers_beyond_the_signed_ones_are_integers() {
    let document = read(r#"{"id": 18446744073709551615, "text": "", "k": 9223372036854775808}"#);
    let document = document.unwrap();
    assert_eq!(document.id, Some(Id::Number(u64::MAX.into())));
    assert_eq!(document.meta["k"], Meta::Number(1 << 63));
    for bad in ["18446744073709551616", "1.0", "1e3"] {
        let (_, code, message) = fault(&format!(r#"{{"id": {bad}, "text": ""}}"#));
        assert_eq!(code, InputCode::WrongType);
        assert!(message.contains("64-bit integer"), "{message}");
    }
}

#[test]
fn a_missing_id_is_the_line_number() {
    for text in [r#"{"text": ""}"#, r#"{"id": null, "text": ""}"#] {
        assert_eq!(read(text).unwrap().id, Some(Id::Text("3".to_owned())));
    }
}

#[test]
fn fields_replace_text() {
    let document = read_fields(&["title", "body"], r#"{"title": "t", "text": "x"}"#).unwrap();
    assert_eq!(document.fields["title"], "t");
    assert_eq!(document.fields["body"], "");
    assert_eq!(document.meta["text"], Meta::Text("x".to_owned()));
    let none = read_fields(&["title", "body"], r#"{"id": "a", "text": "x"}"#).unwrap_err();
    assert_eq!(none.message, "line 3: there is no `title` or `body`");
    assert_eq!(none.id, Id::Text("a".to_owned()));
}

#[test]
fn faults_keep_the_id_where_it_can_be_told() {
    let (id, code, message) = fault(r#"{"id": "a", "text": 5}"#);
    assert_eq!((id, code), (Id::Text("a".to_owned()), InputCode::WrongType));
    assert_eq!(message, "line 3: `text` must be a string, but is a number");
    assert_eq!(fault(r#"{"id": 1}"#).1, InputCode::NoText);
    assert_eq!(fault(r#"{"id": 1, "text": null}"#).1, InputCode::NoText);
    let (id, code, _) = fault(r#"{"id": {}, "text": "x"}"#);
    assert_eq!((id, code), (Id::Text("3".to_owned()), InputCode::WrongType));
    assert_eq!(fault("[1]").1, InputCode::WrongType);
}

#[test]
fn json_that_two_readers_could_read_differently_is_refused() {
    let (id, code, message) = fault(r#"{"id": 5, "text": "a", "text": "b"}"#);
    assert_eq!((id, code), (Id::Number(5), InputCode::BadJson));
    assert_eq!(message, "line 3: the key `text` stands twice");
    let nested = fault(r#"{"text": "a", "m": {"l": [{"x": 1, "x": 2}]}}"#).2;
    assert_eq!(nested, "line 3: the key `m.l[0].x` stands twice");
    assert!(
        fault(r#"{"text": "a", "m.x": 1, "m": {"x": 2}}"#)
            .2
            .contains("`m.x`")
    );
    assert_eq!(
        fault(r#"{"id": 1, "id": 2, "text": "a"}"#).0,
        Id::Text("3".to_owned())
    );
    for bad in [
        r#"{"text": "\ud800"}"#,
        r#"{"text": "a"} x"#,
        r#"{"text": "#,
        "nonsense",
    ] {
        assert_eq!(fault(bad).1, InputCode::BadJson, "{bad}");
    }
}

#[test]
fn a_lone_surrogate_hides_no_id() {
    let (id, code, message) = fault(r#"{"id": "f", "text": "a\ud800\\"}"#);
    assert_eq!((id, code), (Id::Text("f".to_owned()), InputCode::BadJson));
    assert!(
        message.contains("surrogate") || message.contains("escape"),
        "{message}"
    );
    let line = || Id::Text("3".to_owned());
    assert_eq!(fault(r#"{"id": "f\udfff", "text": "a"}"#).0, line());
    assert_eq!(fault(r#"{"id": "f", "text": "\ud800}"#).0, line());
    assert_eq!(fault(r#"{"id": "f", "text": "\\ud800" x}"#).0, line());
}

#[test]
fn bytes_that_are_no_utf8_and_long_lines_are_refused() {
    let schema = Schema::new(&[], 5);
    let line = |bytes| Line { number: 1, bytes };
    let wrong = schema.read(&line(Some(b"{\"\xff".to_vec()))).unwrap_err();
    assert_eq!(wrong.message, "line 1: byte 3 is not UTF-8");
    let long = schema.read(&line(None)).unwrap_err();
    assert_eq!(long.code, InputCode::TextTooLong);
}

#[test]
fn deep_nesting_is_refused_not_followed() {
    let deep = format!("{{\"text\": {}", "[".repeat(100_000));
    assert_eq!(fault(&deep).1, InputCode::BadJson);
}
