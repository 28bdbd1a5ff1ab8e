//! The data files: one a language.

pub mod ar;
pub mod de;
pub mod en;
pub mod es;
pub mod fa;
pub mod fr;
pub mod id;
pub mod pt;
pub mod ru;
pub mod tr;
pub mod ur;
pub mod zh;
