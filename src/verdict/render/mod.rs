//! Verdicts and explanations for people.
//!
//! Takes a document and what the engine made of it, gives lines of text. Nothing of a text can change how the
//! terminal behaves: control and bidi characters come out as escapes, and right-to-left text is isolated so that
//! marks stay where they belong. Whatever is left out is counted.

mod captures;
mod escape;
mod excerpt;
mod explanation;
mod finding;
mod groups;
mod marks;
mod paint;
mod places;
mod proof;
mod public;
mod reason;
mod repair;
mod rows;
mod touch;
mod tree;
mod variant;
mod writer;

pub use escape::shown;
pub use paint::{Paint, Tone};
pub use writer::{Detail, Render};
