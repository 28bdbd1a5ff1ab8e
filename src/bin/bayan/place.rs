//! `BYTE` or `FIELD:BYTE`, as a place of a document.

use bayan::Document;

use crate::output::Stop;

/// The field and the byte that `at` names, moved back to the start of its character.
pub(crate) fn of<'d>(document: &'d Document, at: &str) -> Result<(&'d str, usize), Stop> {
    let (name, byte) = match at.rsplit_once(':') {
        Some((name, byte)) => (Some(name), byte),
        None => (None, at),
    };
    let wrong = || Stop::failed(format!("`--at {at}` is no place: a byte, or FIELD:BYTE"));
    let byte: usize = byte.parse().map_err(|_| wrong())?;
    let mut fields = document.fields.iter();
    let (field, text) = match name {
        Some(name) => fields
            .find(|(field, _)| field.as_str() == name)
            .ok_or_else(|| Stop::failed(format!("the document has no field `{name}`")))?,
        None if document.fields.len() > 1 => {
            return Err(Stop::failed(
                "the document has several fields: say FIELD:BYTE",
            ));
        }
        None => fields.next().ok_or_else(wrong)?,
    };
    if byte >= text.len() {
        let length = text.len();
        return Err(Stop::failed(format!(
            "byte {byte} lies beyond the text, which has {length} bytes"
        )));
    }
    let start = (0..=byte).rev().find(|at| text.is_char_boundary(*at));
    Ok((field, start.unwrap_or(0)))
}
