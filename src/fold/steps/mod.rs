//! The steps, one a file. Each says what it changes and where its table comes from.
//!
//! A scalar step maps one scalar, whatever stands around it; a word step looks at the word or at the scalar before.

pub mod accents;
pub mod arabic;
pub mod case;
pub mod compatibility;
pub mod digits;
pub mod dotless;
pub mod entities;
pub mod invisible;
pub mod leet;
pub mod lookalikes;
pub mod marks;
pub mod masks;
pub mod repeats;
pub mod separators;
pub mod tatweel;
pub mod teh;
pub mod wedges;
