//! What knows the YAML crate, with `yaml_faults` for its errors: text → nodes with places.
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
use crate::diagnostic::allowances;
use crate::diagnostic::may_allow;
use crate::diagnostic::quoted;
use crate::limits;
use crate::policy::key::Key;
use crate::policy::key::as_key;
use crate::policy::node::Entry;
use crate::policy::node::Mapping;
use crate::policy::node::Node;
use crate::policy::node::Value;
use crate::policy::printable::refuse_controls;
use crate::policy::yaml_faults::{explain, is_tab};
use crate::source::Place;
use crate::source::SourceId;
use crate::span::Span;

/// What a file holds.
#[derive(Debug, Default)]
pub struct Stream {
    /// Its documents; those that could not be read are left out.
    pub documents: Vec<Node>,
    /// Whether none was left out.
    pub complete: bool,
    /// Where scalars stand, in order: what looks like a comment or a bracket in them is none.
    pub scalars: Vec<Span>,
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
        root: None,
        nodes: 0,
        stream: Stream {
            documents: vec![],
            complete: true,
            scalars: vec![],
        },
    };
    tree.run(printable.get(base..).unwrap_or(""));
    let stream = tree.stream;
    if may_allow(&text) {
        let allowed = allowances(source, &text, &stream.scalars);
        diagnostics.allowances.extend(allowed);
    }
    stream
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
    /// The root of the document being read: it counts when the document ends well.
    root: Option<Node>,
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

impl Content {
    fn mapping() -> Self {
        Self::Mapping {
            mapping: Mapping::default(),
            seen: HashMap::new(),
            key: None,
        }
    }

    /// Takes a complete node as element, key or value; gives what is wrong with a key.
    fn push(&mut self, node: Node) -> Option<Diagnostic> {
        let (mapping, seen, key) = match self {
            Self::Sequence(nodes) => {
                nodes.push(node);
                return None;
            }
            Self::Mapping { mapping, seen, key } => (mapping, seen, key),
        };
        match key.take() {
            None => {
                let (read, fault) = as_key(node, seen);
                mapping.open |= !matches!(read, Key::Good(_));
                *key = Some(read);
                return fault;
            }
            Some(Key::Good(key)) => mapping.entries.push(Entry { key, value: node }),
            Some(Key::Refused | Key::Merge) => {}
        }
        None
    }
}

fn scalar(text: Cow<'_, str>, plain: bool) -> Value {
    Value::Scalar {
        text: text.into_owned(),
        plain,
    }
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
            self.root = None;
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
                let plain = style == ScalarStyle::Plain;
                let value = match tag {
                    Some(_) => self.tag(span),
                    // The parser writes `~` where nothing stands.
                    None if plain && at.is_empty() => scalar("".into(), plain),
                    None => scalar(text, plain),
                };
                let at = self.trimmed(at);
                if !at.is_empty() {
                    self.stream.scalars.push(at);
                }
                self.add(value, at)
            }
            Event::SequenceStart(style, _, tag) => {
                tag.map(|_| self.tag(span));
                self.open(Content::Sequence(vec![]), style, at)
            }
            Event::MappingStart(style, _, tag) => {
                tag.map(|_| self.tag(span));
                self.open(Content::mapping(), style, at)
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
            Event::DocumentEnd => {
                self.stream.documents.extend(self.root.take());
                Ok(())
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
            self.root = Some(node);
            return Ok(());
        };
        frame.end = frame.end.max(span.end);
        let fault = frame.content.push(node);
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

    /// Reports a tag. A scalar with one is not read, for the tag may change what it is.
    fn tag(&mut self, span: &granit_parser::Span) -> Value {
        let at = self.span(&span.tag_span().unwrap_or(*span));
        let message = format!("{} is a YAML tag", quoted(at.of(self.text)));
        let fault = Diagnostic::new(Code::YamlTag, self.place(at), message)
            .help("leave it out; a text that begins with `!` needs quotes");
        self.diagnostics.push(fault);
        Value::Unread
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
        let open = self.frames.iter().rfind(|frame| frame.flow);
        if let Some(open) = open.filter(|open| open.start != at.start) {
            let bracket = self.place(Span::new(open.start, open.start + 1));
            fault = fault.related("this bracket is still open", bracket);
        }
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

/// Everything that matters is reported by us: comments are not kept, anchors and aliases are events, and depth is
/// bounded before the parser's own bound is reached.
fn options() -> Options {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.emit_anchor_events = true;
    options.emit_unresolved_aliases = true;
    options
}
