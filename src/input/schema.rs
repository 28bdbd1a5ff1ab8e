//! A line of JSON → a document.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::document::Id;
use crate::document::Meta;
use crate::document::TEXT;
use crate::input::InputCode;
use crate::input::InputFault;
use crate::input::Line;
use crate::input::json::Json;
use crate::input::json::Object;
use crate::input::json::without_surrogates;

/// Which keys of an object are text; `id` is the id, and all others are `meta`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    fields: Vec<String>,
    most: usize,
}

/// A code and a message, before the document's id is known.
type Wrong = (InputCode, String);

impl Schema {
    /// Documents with these text fields (none: the one field `text`), on lines of at most `most` bytes.
    pub fn new(fields: &[String], most: usize) -> Self {
        let fields = if fields.is_empty() {
            vec![TEXT.to_owned()]
        } else {
            fields.to_vec()
        };
        Self { fields, most }
    }

    /// The document on a line.
    ///
    /// A text field that is absent or null is empty, but one must be there. An id that is absent or null is the
    /// line's number. Objects of `meta` become dotted keys, and lists keep their scalars.
    ///
    /// # Errors
    /// [`InputFault`], under the document's own id if it can be told.
    pub fn read(&self, line: &Line) -> Result<Document, InputFault> {
        self.read_bytes(line.number, line.bytes.as_deref())
    }

    /// As [`Schema::read`], of borrowed bytes; `None`: the line is over the bound.
    ///
    /// # Errors
    /// As [`Schema::read`].
    pub fn read_bytes(&self, number: u64, bytes: Option<&[u8]>) -> Result<Document, InputFault> {
        let fallback = || Id::Text(number.to_string());
        let mut id = None;
        match self.document(bytes, &mut id) {
            Ok(document) => Ok(Document {
                id: Some(id.unwrap_or_else(fallback)),
                ..document
            }),
            Err((code, message)) => Err(InputFault {
                id: id.unwrap_or_else(fallback),
                code,
                message: format!("line {number}: {message}"),
            }),
        }
    }

    fn document(&self, line: Option<&[u8]>, id: &mut Option<Id>) -> Result<Document, Wrong> {
        let mut object = self.object(line, id)?;
        let twice = object.twice();
        let given = object.remove("id").unwrap_or(Json::Null);
        if object.twice.as_deref() != Some("id") {
            *id = read_id(given)?;
        }
        if let Some(key) = twice {
            return Err((InputCode::BadJson, format!("the key `{key}` stands twice")));
        }
        let fields = self.take_fields(&mut object)?;
        let mut meta = BTreeMap::new();
        flatten("", object, &mut meta)?;
        Ok(Document {
            id: None,
            fields,
            meta,
        })
    }

    /// The object on a line; of one that fails at a lone surrogate, `id` is told nevertheless.
    fn object<'l>(&self, line: Option<&'l [u8]>, id: &mut Option<Id>) -> Result<Object<'l>, Wrong> {
        let bytes = line.ok_or_else(|| {
            let message = format!("the line is longer than {} bytes", self.most);
            (InputCode::TextTooLong, message)
        })?;
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let message = format!("byte {} is not UTF-8", error.valid_up_to() + 1);
            (InputCode::BadJson, message)
        })?;
        match serde_json::from_str(text) {
            Ok(Json::Object(object)) => Ok(object),
            Ok(other) => {
                let message = format!("an object is due, but this is {}", other.kind());
                Err((InputCode::WrongType, message))
            }
            Err(error) => {
                *id = without_surrogates(text).and_then(|text| told_id(&text));
                Err((InputCode::BadJson, json_message(&error)))
            }
        }
    }

    fn take_fields(&self, object: &mut Object<'_>) -> Result<BTreeMap<String, String>, Wrong> {
        let mut fields = BTreeMap::new();
        let mut found = false;
        for name in &self.fields {
            let text = match object.remove(name) {
                Some(Json::Text(text)) => {
                    found = true;
                    text.into_owned()
                }
                None | Some(Json::Null) => String::new(),
                Some(other) => {
                    let message = format!("`{name}` must be a string, but is {}", other.kind());
                    return Err((InputCode::WrongType, message));
                }
            };
            fields.entry(name.clone()).or_insert(text);
        }
        if found {
            return Ok(fields);
        }
        let names: Vec<String> = self.fields.iter().map(|name| format!("`{name}`")).collect();
        Err((
            InputCode::NoText,
            format!("there is no {}", names.join(" or ")),
        ))
    }
}

/// The id of a line whose lone surrogates were replaced; one that had such itself cannot be told.
fn told_id(text: &str) -> Option<Id> {
    let Ok(Json::Object(mut object)) = serde_json::from_str(text) else {
        return None;
    };
    if object.twice.as_deref() == Some("id") {
        return None;
    }
    let id = read_id(object.remove("id")?).ok()?;
    id.filter(|id| !matches!(id, Id::Text(text) if text.contains(char::REPLACEMENT_CHARACTER)))
}

fn read_id(given: Json<'_>) -> Result<Option<Id>, Wrong> {
    match given {
        Json::Null => Ok(None),
        Json::Integer(number) => Ok(Some(Id::Number(number))),
        Json::Text(text) => Ok(Some(Id::Text(text.into_owned()))),
        other => {
            let message = format!(
                "`id` must be a string or a 64-bit integer, but is {}",
                other.kind()
            );
            Err((InputCode::WrongType, message))
        }
    }
}

/// The parser's words, without its own idea of lines: here each line is a text of its own.
fn json_message(error: &serde_json::Error) -> String {
    let full = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = full.strip_suffix(&place).unwrap_or(&full).to_lowercase();
    let message = match message.as_str() {
        "expected ident" | "expected value" => "this is no JSON",
        _ if error.is_eof() => "the JSON breaks off",
        other => other,
    };
    format!("{message} (byte {})", error.column())
}

fn flatten(
    prefix: &str,
    object: Object<'_>,
    meta: &mut BTreeMap<String, Meta>,
) -> Result<(), Wrong> {
    for (key, value) in object.entries {
        let key = if prefix.is_empty() {
            key.into_owned()
        } else {
            format!("{prefix}.{key}")
        };
        match value {
            Json::Object(inner) => flatten(&key, inner, meta)?,
            scalar_or_list => {
                if meta.contains_key(&key) {
                    let message = format!("the key `{key}` stands twice, once as dotted path");
                    return Err((InputCode::BadJson, message));
                }
                meta.insert(key, fact(scalar_or_list));
            }
        }
    }
    Ok(())
}

fn fact(value: Json<'_>) -> Meta {
    match value {
        // An object does not come here but out of a list, and is no scalar.
        Json::Null | Json::Object(_) => Meta::Null,
        Json::Bool(value) => Meta::Bool(value),
        Json::Integer(number) => Meta::Number(number),
        Json::Number(number) => Meta::Other { number },
        Json::Text(text) => Meta::Text(text.into_owned()),
        Json::List(items) => {
            let scalar = |item: &Json| !matches!(item, Json::List(_) | Json::Object(_));
            Meta::Many(items.into_iter().filter(scalar).map(fact).collect())
        }
    }
}

#[cfg(test)]
mod tests;
