//! The words of the page about data.
