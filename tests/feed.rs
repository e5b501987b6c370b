//! Deadline feeds: which feeds there are, which entries each holds, what each entry is called for ever and when it last
//! changed.

mod catalogue;
mod folder;
mod national;
mod published;
mod turning;
mod world;
mod wrong;
