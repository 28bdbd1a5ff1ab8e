//! Bayan: a content-moderation policy engine.
mod diagnostic;
mod document;
mod fold;
mod ids;
mod ir;
mod language;
mod limits;
mod lower;
mod policy;
mod quantity;
mod reference;
mod segment;
mod source;
mod span;
mod verdict;
