//! The only file that knows the YAML crate: text → nodes with places.
//!
//! What YAML offers beyond mappings, lists and scalars is refused here, each with its own code: anchors, aliases and
//! merge keys, tags, keys that are no strings, the same key twice. A fault of the syntax ends its document; the
//! others of the file are still read.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, StructureStyle};

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::quoted;
use crate::limits;
use crate::policy::Name;
use crate::policy::plain::Plain;
use crate::source::Place;
use crate::source::SourceId;
use crate::span::Span;

/// A node of a YAML document.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands.
    pub place: Place,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum Value {
    /// A scalar.
    Scalar {
        /// After YAML's escapes.
        text: String,
        /// Written without quotes or block marker, so that YAML may take it for null, a number or a truth value.
        plain: bool,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// A mapping.
    Mapping(Mapping),
    /// Something that was refused, and a diagnostic says so.
    Unread,
}

/// A mapping: keys are strings, and no key stands twice.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    /// In the order of writing.
    pub entries: Vec<Entry>,
    /// Whether entries were refused, so that a key that seems to be missing may be one of them.
    pub open: bool,
}

/// One key with its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key.
    pub key: Name,
    /// The value.
    pub value: Node,
}

impl Node {
    /// What YAML takes a scalar for; quoted ones are texts. `None` for collections.
    pub fn plain(&self) -> Option<Plain> {
        match &self.value {
            Value::Scalar { text, plain: true } => Some(Plain::of(text)),
            Value::Scalar { .. } => Some(Plain::Text),
            _ => None,
        }
    }

    /// Whether it is null.
    pub fn is_null(&self) -> bool {
        self.plain() == Some(Plain::Null)
    }

    /// The scalar's text, if YAML takes it for a text.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } if self.plain() == Some(Plain::Text) => Some(text),
            _ => None,
        }
    }
}

/// What a file holds.
#[derive(Debug, Default)]
pub struct Stream {
    /// Its documents; those that could not be read are left out.
    pub documents: Vec<Node>,
    /// Whether none was left out.
    pub complete: bool,
}

/// Reads all documents of a source. Faults go into `diagnostics`.
pub fn read(source: SourceId, diagnostics: &mut Diagnostics) -> Stream {
    let text = diagnostics.sources.text(source).to_owned();
    let base = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let printable = refuse_controls(&text, source, diagnostics);
    let mut tree = Tree {
        source,
        base,
        text: &text,
        diagnostics,
        frames: vec![],
        nodes: 0,
        stream: Stream {
            documents: vec![],
            complete: true,
        },
    };
    tree.run(printable.get(base..).unwrap_or(""));
    tree.stream
}

/// Why reading a document ends early.
enum Stop {
    Document,
    File,
}

struct Tree<'t> {
    source: SourceId,
    /// Bytes before the text that the parser sees: the byte order mark.
    base: usize,
    text: &'t str,
    diagnostics: &'t mut Diagnostics,
    frames: Vec<Frame>,
    nodes: usize,
    stream: Stream,
}

/// A collection that is still open.
struct Frame {
    content: Content,
    flow: bool,
    start: usize,
    /// End of its last child: the parser ends a block collection only where the next token begins.
    end: usize,
}

enum Content {
    Sequence(Vec<Node>),
    Mapping {
        mapping: Mapping,
        seen: HashMap<String, Place>,
        key: Option<Key>,
    },
}

enum Key {
    Good(Name),
    Refused,
    Merge,
}

impl Tree<'_> {
    fn run(&mut self, text: &str) {
        let mut parser = Parser::new_from_str_with_options(text, options());
        while let Some(next) = parser.next_event() {
            let result = match next {
                Ok((event, span)) => self.event(event, &span),
                Err(error) => self.syntax(&error),
            };
            let Err(stop) = result else { continue };
            self.frames.clear();
            self.stream.complete = false;
            let more = matches!(stop, Stop::Document)
                && parser.proceed_next_document().is_ok_and(|more| more);
            if !more {
                break;
            }
        }
    }

    fn event(&mut self, event: Event<'_>, span: &granit_parser::Span) -> Result<(), Stop> {
        let at = self.span(span);
        match event {
            Event::Scalar(text, style, _, tag) => {
                let refused = tag.is_some() && self.tag(span);
                let plain = style == ScalarStyle::Plain;
                let value = if refused {
                    Value::Unread
                } else {
                    // The parser writes `~` where nothing stands.
                    let absent = plain && at.is_empty();
                    let text = if absent {
                        String::new()
                    } else {
                        text.into_owned()
                    };
                    Value::Scalar { text, plain }
                };
                self.add(value, self.trimmed(at))
            }
            Event::SequenceStart(style, _, tag) => {
                let _ = tag.is_some() && self.tag(span);
                self.open(Content::Sequence(vec![]), style, at)
            }
            Event::MappingStart(style, _, tag) => {
                let _ = tag.is_some() && self.tag(span);
                let content = Content::Mapping {
                    mapping: Mapping::default(),
                    seen: HashMap::new(),
                    key: None,
                };
                self.open(content, style, at)
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(at),
            Event::Anchor(..) => {
                self.anchor(at);
                Ok(())
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                if !self.is_merging() {
                    self.anchor(at);
                }
                self.add(Value::Unread, at)
            }
            _ => Ok(()),
        }
    }

    fn open(&mut self, content: Content, style: StructureStyle, at: Span) -> Result<(), Stop> {
        if self.frames.len() >= limits::YAML_DEPTH {
            return self.too_deep(at);
        }
        self.frames.push(Frame {
            content,
            flow: style == StructureStyle::Flow,
            start: at.start,
            end: at.end,
        });
        Ok(())
    }

    fn close(&mut self, at: Span) -> Result<(), Stop> {
        let Some(frame) = self.frames.pop() else {
            return Ok(());
        };
        let end = if frame.flow {
            frame.end.max(at.end)
        } else {
            frame.end
        };
        let value = match frame.content {
            Content::Sequence(nodes) => Value::Sequence(nodes),
            Content::Mapping { mapping, .. } => Value::Mapping(mapping),
        };
        self.add(value, Span::new(frame.start, end))
    }

    /// A node is complete: it becomes an element, a key, a value or a document.
    fn add(&mut self, value: Value, span: Span) -> Result<(), Stop> {
        let place = self.place(span);
        self.nodes += 1;
        if self.nodes > limits::YAML_NODES {
            let message = format!("the file has more than {} YAML nodes", limits::YAML_NODES);
            let fault = Diagnostic::new(Code::TooLarge, place, message)
                .help("put long lists into term files: `{from: words.txt}`");
            self.diagnostics.push(fault);
            return Err(Stop::File);
        }
        let node = Node { value, place };
        let Some(frame) = self.frames.last_mut() else {
            self.stream.documents.push(node);
            return Ok(());
        };
        frame.end = frame.end.max(span.end);
        let fault = match &mut frame.content {
            Content::Sequence(nodes) => {
                nodes.push(node);
                None
            }
            Content::Mapping { mapping, seen, key } => match key.take() {
                None => {
                    let (read, fault) = as_key(node, seen);
                    mapping.open |= !matches!(read, Key::Good(_));
                    *key = Some(read);
                    fault
                }
                Some(Key::Good(key)) => {
                    mapping.entries.push(Entry { key, value: node });
                    None
                }
                Some(_) => None,
            },
        };
        self.diagnostics.entries.extend(fault);
        Ok(())
    }

    fn is_merging(&self) -> bool {
        let content = self.frames.last().map(|frame| &frame.content);
        matches!(
            content,
            Some(Content::Mapping {
                key: Some(Key::Merge),
                ..
            })
        )
    }

    fn anchor(&mut self, at: Span) {
        let message = format!("{} is an anchor or alias", quoted(at.of(self.text)));
        let fault = Diagnostic::new(Code::YamlAnchor, self.place(at), message).help(
            "write the value out, or make it a list and refer to it as `$name`; a text that begins with `*` or `&` needs quotes",
        );
        self.diagnostics.push(fault);
    }

    /// Reports a tag; always true.
    fn tag(&mut self, span: &granit_parser::Span) -> bool {
        let at = self.span(&span.tag_span().unwrap_or(*span));
        let message = format!("{} is a YAML tag", quoted(at.of(self.text)));
        let fault = Diagnostic::new(Code::YamlTag, self.place(at), message)
            .help("leave it out; a text that begins with `!` needs quotes");
        self.diagnostics.push(fault);
        true
    }

    fn too_deep(&mut self, at: Span) -> Result<(), Stop> {
        let message = format!("nested deeper than {} levels", limits::YAML_DEPTH);
        let fault = Diagnostic::new(Code::TooDeep, self.place(at), message)
            .help("split the condition, or name its parts as signals");
        self.diagnostics.push(fault);
        Err(Stop::Document)
    }

    fn syntax(&mut self, error: &ScanError) -> Result<(), Stop> {
        let at = self.fault_span(error);
        if *error.kind() == ErrorKind::RecursionLimitExceeded {
            return self.too_deep(at);
        }
        let (code, message, help) = explain(error.kind());
        let mut fault = Diagnostic::new(code, self.place(at), message);
        fault.help = help.map(Into::into);
        self.diagnostics.push(fault);
        Err(Stop::Document)
    }

    /// The character at which the syntax is at fault; of tabs, the first of its line.
    fn fault_span(&self, error: &ScanError) -> Span {
        let offset = error.marker().byte_offset().unwrap_or(0) + self.base;
        let mut offset = offset.min(self.text.len());
        if is_tab(error.kind()) {
            let before = self.text.get(..offset).unwrap_or("");
            let line = before.rfind(['\r', '\n']).map_or(0, |at| at + 1);
            let tab = self
                .text
                .get(line..=offset)
                .and_then(|line| line.find('\t'));
            offset = tab.map_or(offset, |tab| line + tab);
        }
        let rest = self.text.get(offset..).unwrap_or("");
        let character = rest.chars().next().filter(|c| !matches!(c, '\r' | '\n'));
        Span::new(offset, offset + character.map_or(0, char::len_utf8))
    }

    fn place(&self, span: Span) -> Place {
        Place {
            source: self.source,
            span,
        }
    }

    fn span(&self, span: &granit_parser::Span) -> Span {
        let start = span.start.byte_offset().unwrap_or(0) + self.base;
        let end = span.end.byte_offset().unwrap_or(0) + self.base;
        Span::new(start, end.max(start))
    }

    /// Without the white space that block scalars end with.
    fn trimmed(&self, span: Span) -> Span {
        Span::new(span.start, span.start + span.of(self.text).trim_end().len())
    }
}

/// Reads a key; the first of a name is remembered in `seen`.
fn as_key(node: Node, seen: &mut HashMap<String, Place>) -> (Key, Option<Diagnostic>) {
    let place = node.place;
    let refuse = |code, message: String, help: &str| {
        let fault = Diagnostic::new(code, place, message).help(help);
        (Key::Refused, Some(fault))
    };
    let plain = node.plain();
    let text = match node.value {
        Value::Unread => return (Key::Refused, None),
        Value::Scalar { text, plain: true } if text == "<<" => {
            let fault = Diagnostic::new(Code::YamlAnchor, place, "`<<` is a merge key")
                .help("write the entries out");
            return (Key::Merge, Some(fault));
        }
        Value::Scalar { text, .. } if plain == Some(Plain::Text) => text,
        Value::Scalar { text, .. } => {
            let message = format!("the key {} is no string", quoted(&text));
            return refuse(
                Code::NonStringKey,
                message,
                &format!("put it in quotes: \"{text}\""),
            );
        }
        Value::Sequence(_) | Value::Mapping(_) => {
            let message = "a list or mapping stands where a key is due".into();
            return refuse(
                Code::NonStringKey,
                message,
                "a key is a word, followed by `:`",
            );
        }
    };
    if let Some(first) = seen.get(&text) {
        let message = format!("the key {} stands twice in this mapping", quoted(&text));
        let fault = Diagnostic::new(Code::DuplicateKey, place, message)
            .help("remove one of them, or bring their values together")
            .related("it stands here first", *first);
        return (Key::Refused, Some(fault));
    }
    seen.insert(text.clone(), place);
    (Key::Good(Name::new(text, place)), None)
}

/// Code, message and help for a fault of the syntax.
fn explain(kind: &ErrorKind) -> (Code, Cow<'static, str>, Option<&'static str>) {
    let quotes =
        Some("a text with `: `, ` #`, or a first character like `@ % > | [ { * & !` needs quotes");
    let (message, help): (Cow<'static, str>, _) = match kind {
        ErrorKind::UndeclaredTagHandle
        | ErrorKind::InvalidTagTerminator
        | ErrorKind::MissingTagUri => {
            let help = "leave it out; a text that begins with `!` needs quotes";
            return (Code::YamlTag, "a YAML tag stands here".into(), Some(help));
        }
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => (
            "a quotation mark is not closed".into(),
            Some("close it on its line; inside `'...'` a quotation mark is written twice"),
        ),
        ErrorKind::UnclosedFlowCollection { open } => (
            format!("the bracket `{open}` is not closed").into(),
            Some("close it, and part its entries by `,`"),
        ),
        kind if is_tab(kind) => (
            "a tab stands where YAML takes spaces".into(),
            Some("indent with spaces"),
        ),
        ErrorKind::UnexpectedCharacter { character } => (
            format!(
                "a text cannot begin with {}",
                quoted(&character.to_string())
            )
            .into(),
            quotes,
        ),
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => {
            ("`:` does not follow a key here".into(), quotes)
        }
        ErrorKind::ExpectedFlowSequenceSeparator | ErrorKind::ExpectedFlowMappingSeparator => {
            ("`,` or a closing bracket is missing here".into(), quotes)
        }
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
        | ErrorKind::SimpleKeyExpected => (
            "this line does not fit those above it".into(),
            Some("give entries of one mapping or list the same indentation, and every key its `:`"),
        ),
        other => (other.to_string().into(), None),
    };
    (Code::YamlSyntax, message, help)
}

fn is_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart
    )
}

/// Everything that matters is reported by us: comments are not kept, anchors and aliases are events, and depth is
/// bounded before the parser's own bound is reached.
fn options() -> Options {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.emit_anchor_events = true;
    options.emit_unresolved_aliases = true;
    options
}

/// Control characters reported before one that is in the way of all others ends the list.
const CONTROLS: usize = 100;

/// Reports what YAML calls not printable, and puts white space of the same length in its stead.
fn refuse_controls<'t>(
    text: &'t str,
    source: SourceId,
    diagnostics: &mut Diagnostics,
) -> Cow<'t, str> {
    let refused = |c: char| {
        matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}'
            | '\u{86}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
    };
    if !text.contains(refused) {
        return Cow::Borrowed(text);
    }
    for (start, c) in text.match_indices(refused).take(CONTROLS) {
        let span = Span::new(start, start + c.len());
        let message = format!("the control character {} stands in the file", quoted(c));
        let fault = Diagnostic::new(Code::ControlCharacter, Place { source, span }, message)
            .help("remove it; in a text of a test write it as an escape inside double quotes");
        diagnostics.push(fault);
    }
    let printable = |c: char| match c.len_utf8() {
        _ if !refused(c) => c,
        1 => ' ',
        2 => '\u{a0}',
        _ => '\u{3000}',
    };
    Cow::Owned(text.chars().map(printable).collect())
}
