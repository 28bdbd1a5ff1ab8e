//! What an input is, told from its name and its first bytes.

use std::path::Path;

/// How an input is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    /// The whole input is one text.
    Text,
    /// A JSON object a line.
    Jsonl,
}

/// Why an input is not read at all: it is something else than text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A compressed file.
    #[error("it is compressed ({name}); unpack it first: `{unpack}`")]
    Compressed {
        /// The format.
        name: &'static str,
        /// A command that unpacks it to a pipe.
        unpack: &'static str,
    },
    /// Text in another encoding.
    #[error("it is {0}, not UTF-8; convert it first, as with `iconv -t UTF-8`")]
    Encoding(&'static str),
}

/// First bytes, name, and the command that unpacks to a pipe.
const PACKED: &[(&[u8], &str, &str)] = &[
    (b"\x1f\x8b", "gzip", "gzip -dc FILE | bayan label -"),
    (b"\x28\xb5\x2f\xfd", "zstd", "zstd -dc FILE | bayan label -"),
    (b"BZh", "bzip2", "bzip2 -dc FILE | bayan label -"),
    (b"\xfd7zXZ\0", "xz", "xz -dc FILE | bayan label -"),
    (b"\x04\x22\x4d\x18", "lz4", "lz4 -dc FILE | bayan label -"),
    (b"PK\x03\x04", "zip", "unzip -p FILE | bayan label -"),
    (b"7z\xbc\xaf\x27\x1c", "7z", "7z x -so FILE | bayan label -"),
];

impl InputKind {
    /// The kind that a file's name announces: `.txt`, `.jsonl`, `.ndjson`.
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" => Some(Self::Text),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            _ => None,
        }
    }

    /// The kind that the first bytes show: JSON lines if the first character that is not white space is `{`.
    pub fn of_bytes(head: &[u8]) -> Self {
        let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        match head.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'{') => Self::Jsonl,
            _ => Self::Text,
        }
    }
}

impl Refused {
    /// Whether an input that begins so is none that can be read.
    pub fn of_bytes(head: &[u8]) -> Option<Self> {
        let packed = PACKED.iter().find(|(magic, ..)| head.starts_with(magic));
        if let Some((_, name, unpack)) = packed {
            return Some(Self::Compressed { name, unpack });
        }
        match head {
            [0xff, 0xfe, 0, 0, ..] => Some(Self::Encoding("UTF-32")),
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some(Self::Encoding("UTF-16")),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_first_bytes_tell() {
        assert_eq!(
            InputKind::of_path(Path::new("a/b.TXT")),
            Some(InputKind::Text)
        );
        assert_eq!(
            InputKind::of_path(Path::new("b.jsonl")),
            Some(InputKind::Jsonl)
        );
        assert_eq!(InputKind::of_path(Path::new("b.gz")), None);
        assert_eq!(InputKind::of_bytes(b"\xef\xbb\xbf \n{"), InputKind::Jsonl);
        assert_eq!(InputKind::of_bytes(b""), InputKind::Text);
        assert_eq!(InputKind::of_bytes(b"[{"), InputKind::Text);
    }

    #[test]
    fn what_is_no_text_is_named() {
        let gzip = Refused::of_bytes(b"\x1f\x8b\x08").unwrap().to_string();
        assert!(gzip.contains("gzip -dc"), "{gzip}");
        assert_eq!(
            Refused::of_bytes(b"\xff\xfea\0"),
            Some(Refused::Encoding("UTF-16"))
        );
        assert_eq!(Refused::of_bytes(b"{}"), None);
    }
}
