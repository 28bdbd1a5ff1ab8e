//! The digest that ties a verdict to its document.

use std::collections::BTreeMap;

use sha2::Digest as _;
use sha2::Sha256;

use crate::document::{DocumentRef, Meta};
use crate::verdict::Digest;

/// SHA-256 over all fields and `meta` of a document with their names, in lower-case hexadecimal. The id does not count.
///
/// Every text is framed by its length (eight bytes, little endian), every map and list by its number of elements, every
/// fact by its type, so that no two documents are read from the same bytes.
pub fn text_digest<'a>(document: impl Into<DocumentRef<'a>>) -> Digest {
    let document = document.into();
    let mut frame = Frame(Sha256::new());
    frame.text("bayan document 1");
    frame.length(document.field_count());
    for (name, text) in document.fields() {
        frame.text(name);
        frame.text(text);
    }
    frame.facts(document.meta);
    Digest(frame.0.finalize().into())
}

/// Bytes on their way into the digest.
struct Frame(Sha256);

impl Frame {
    fn length(&mut self, length: usize) {
        self.0.update((length as u64).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.length(text.len());
        self.0.update(text);
    }

    fn facts(&mut self, meta: &BTreeMap<String, Meta>) {
        self.length(meta.len());
        for (key, value) in meta {
            self.text(key);
            self.fact(value);
        }
    }

    fn fact(&mut self, fact: &Meta) {
        match fact {
            Meta::Null => self.0.update(b"0"),
            Meta::Bool(truth) => self.0.update(if *truth { b"t" } else { b"f" }),
            Meta::Number(number) => match i64::try_from(*number) {
                Ok(number) => {
                    self.0.update(b"n");
                    self.0.update(number.to_le_bytes());
                }
                Err(_) => {
                    self.0.update(b"N");
                    self.0.update(number.to_le_bytes());
                }
            },
            Meta::Text(text) => {
                self.0.update(b"s");
                self.text(text);
            }
            Meta::Many(facts) => {
                self.0.update(b"m");
                self.length(facts.len());
                facts.iter().for_each(|fact| self.fact(fact));
            }
            Meta::Other { number } => {
                self.0.update(b"o");
                self.text(number);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn meta(value: Meta) -> Digest {
        text_digest(&Document::text("x").with_meta("k", value))
    }

    /// A name, a text, a type, a boundary between two texts: each counts.
    #[test]
    fn no_two_documents_share_a_digest() {
        let digests = [
            text_digest(&Document::default()),
            text_digest(&Document::text("")),
            text_digest(&Document::text("ab").with_field("title", "c")),
            text_digest(&Document::text("a").with_field("title", "bc")),
            meta(Meta::Null),
            meta(Meta::Number(1)),
            meta(Meta::Number(u64::MAX.into())),
            meta(Meta::Text("1".into())),
            meta(Meta::Other { number: "1".into() }),
            meta(Meta::Many(vec![Meta::Number(1)])),
            meta(Meta::Bool(true)),
            meta(Meta::Bool(false)),
        ];
        let distinct: std::collections::BTreeSet<_> = digests.iter().collect();
        assert_eq!(distinct.len(), digests.len());
    }

    #[test]
    fn the_id_does_not_count() {
        let document = Document::text("x");
        assert_eq!(
            text_digest(&document),
            text_digest(&document.clone().with_id("a"))
        );
    }
}
