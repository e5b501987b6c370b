//! The room's tests: what the law says, and slow twins of what is clever.

mod counting;
mod finland;
mod holidays;
mod rolling;
mod spans;
mod twin;
