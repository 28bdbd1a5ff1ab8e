//! Folders, term files, and what cannot be opened.
