//! Documents with some bytes changed.

use crate::document::Document;
use crate::verdict::TextEdit;

/// The document after all edits, which speak of the bytes before any of them. `None` if two of them touch the same bytes,
/// or one none of the document's.
pub(super) fn edited(document: &Document, edits: &[&TextEdit]) -> Option<Document> {
    let mut document = document.clone();
    for (name, text) in &mut document.fields {
        let mut own: Vec<&TextEdit> = edits
            .iter()
            .copied()
            .filter(|edit| edit.field == *name)
            .collect();
        own.sort_by_key(|edit| (edit.span.start, edit.span.end));
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for edit in own {
            out.push_str(text.get(done..edit.span.start)?);
            out.push_str(&edit.text);
            done = edit.span.end;
        }
        out.push_str(text.get(done..)?);
        *text = out;
    }
    Some(document)
}
