//! Pictures: SVG drawn by ourselves, each a view of a table that is there too.

pub mod map;
