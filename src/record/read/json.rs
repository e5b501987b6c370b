//! JSON lines: one object a line, keys named as columns; values are texts, numbers, truth values or lists of texts.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::cells::LONGEST_ROW;
use super::column::Column;
use super::{Reader, Row};
use crate::diagnostic::{Place, nearest};
use crate::record::Origin;
use crate::record::complaint::{Complaint, quote};
use crate::source::Source;

/// What stands at a key.
enum Value<'j> {
    Text(Cow<'j, str>),
    /// An object, or a list of something else than texts.
    Other,
}

/// The keys and values of a line, in their order, repeated keys included.
struct Object<'j>(Vec<(Cow<'j, str>, Value<'j>)>);

/// A line.
struct JsonRow<'j> {
    values: [Option<(&'j str, &'j str)>; Column::COUNT],
    origin: Origin,
}

impl Row for JsonRow<'_> {
    fn cell(&self, column: Column) -> Cow<'_, str> {
        Cow::Borrowed(self.values[column.index()].map_or("", |(_, value)| value.trim()))
    }

    fn place(&self, column: Column, _item: usize) -> Place {
        let Origin { source, row } = self.origin;
        let key = self.values[column.index()].map_or(column.name(), |(key, _)| key);
        Place::Cell { source, row, column: Some((String::new(), quote(key))) }
    }

    fn origin(&self) -> Origin {
        self.origin
    }
}

/// Reads lines.
pub fn read(reader: &mut Reader<'_>, source: &Source) {
    let text = source.text.trim_start();
    if text.is_empty() {
        reader.unreadable(&Complaint::Empty, source.id);
        return;
    }
    if text.starts_with('[') {
        reader.unreadable(&Complaint::JsonArray, source.id);
        return;
    }
    let labels = Column::ALL.into_iter().map(|column| Some((String::new(), column.name().to_owned()))).collect();
    reader.label(source.id, labels);
    let mut unknown = std::collections::BTreeSet::new();
    for (row, line) in (1_u32..).zip(source.text.split('\n')) {
        let origin = Origin { source: source.id, row };
        let whole = Place::Cell { source: source.id, row, column: None };
        if line.trim().is_empty() {
            continue;
        }
        if line.len() > LONGEST_ROW {
            reader.broken_row(&Complaint::TooLong, whole, origin);
            continue;
        }
        let object: Object<'_> = match serde_json::from_str(line) {
            Ok(object) => object,
            Err(error) => {
                reader.broken_row(&Complaint::Json { cause: quote(&error.to_string()) }, whole, origin);
                continue;
            }
        };
        let mut values = [None; Column::COUNT];
        let mut wrong = None;
        for (key, value) in &object.0 {
            let place = || Place::Cell { source: source.id, row, column: Some((String::new(), quote(key))) };
            let Some(column) = Column::find(key) else {
                // Once for a file: every line has the same keys.
                if unknown.len() < 100 && unknown.insert(key.to_string()) {
                    let near = nearest(key, Column::all_names());
                    reader.complain(&Complaint::UnknownColumn { written: quote(key), near }, place());
                }
                continue;
            };
            match (value, values[column.index()]) {
                (Value::Other, _) => wrong = Some((Complaint::JsonValue, place())),
                (Value::Text(_), Some((other, _))) => {
                    let complaint = Complaint::RepeatedColumn { written: quote(key), other: quote(other) };
                    wrong = Some((complaint, place()));
                }
                (Value::Text(text), None) => values[column.index()] = Some((&**key, &**text)),
            }
        }
        match wrong {
            Some((complaint, place)) => reader.broken_row(&complaint, place, origin),
            None => reader.row(&JsonRow { values, origin }),
        }
    }
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Object<'de>, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut all = Vec::new();
                while let Some((Key(key), value)) = map.next_entry()? {
                    all.push((key, value));
                }
                Ok(Object(all))
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

/// A text, borrowed from the line where nothing in it is escaped.
struct Key<'j>(Cow<'j, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Key<'de>, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

impl<'de> Deserialize<'de> for Value<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value<'de>, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Value<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, a number, a truth value or a list of texts")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Value<'de>, E> {
                Ok(Value::Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Value<'de>, E> {
                Ok(Value::Text(Cow::Owned(text.to_owned())))
            }

            fn visit_bool<E>(self, value: bool) -> Result<Value<'de>, E> {
                Ok(Value::Text(Cow::Borrowed(if value { "yes" } else { "no" })))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Value<'de>, E> {
                Ok(Value::Text(Cow::Owned(number.to_string())))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Value<'de>, E> {
                Ok(Value::Text(Cow::Owned(number.to_string())))
            }

            fn visit_f64<E>(self, _number: f64) -> Result<Value<'de>, E> {
                Ok(Value::Other)
            }

            fn visit_unit<E>(self) -> Result<Value<'de>, E> {
                Ok(Value::Text(Cow::Borrowed("")))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value<'de>, A::Error> {
                let mut joined = String::new();
                let mut wrong = false;
                while let Some(item) = items.next_element::<Value<'de>>()? {
                    match item {
                        Value::Text(text) => {
                            if !joined.is_empty() {
                                joined.push('|');
                            }
                            joined.push_str(&text);
                        }
                        Value::Other => wrong = true,
                    }
                }
                Ok(if wrong { Value::Other } else { Value::Text(Cow::Owned(joined)) })
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value<'de>, A::Error> {
                while map.next_entry::<serde::de::IgnoredAny, serde::de::IgnoredAny>()?.is_some() {}
                Ok(Value::Other)
            }
        }
        deserializer.deserialize_any(Any)
    }
}
