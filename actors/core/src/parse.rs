//! From JSON to a type that cannot be wrong, in one place for REST bodies and socket frames.
//!
//! What is not JSON is `bad_frame`; JSON of the wrong shape or with a value that breaks a rule is `invalid` and names
//! the field. Nesting deeper than serde_json's limit of 128 counts as "not JSON".

use crate::refusal::{Code, Refusal};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use std::fmt;
use std::marker::PhantomData;

/// Characters of a detail. Ours are shorter; one that repeats what somebody sent ends here.
const DETAIL: usize = 200;

/// Reads bytes as JSON.
pub fn json(bytes: &[u8]) -> Result<Value, Refusal> {
    serde_json::from_slice(bytes).map_err(|error| Refusal::new(Code::BadFrame, format!("this is not JSON: {error}")))
}

/// A `T` that is written as an object. serde alone would also take its fields as an array, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Object<T>(pub T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Object<T>, D::Error> {
        struct Fields<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Fields<T> {
            type Value = T;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<T, A::Error> {
                T::deserialize(MapAccessDeserializer::new(fields))
            }
        }
        from.deserialize_map(Fields(PhantomData)).map(Object)
    }
}

/// Reads a JSON object as a `T`.
pub fn typed<T: DeserializeOwned>(value: Value) -> Result<T, Refusal> {
    if !value.is_object() {
        return Err(Refusal::invalid("body", "must be an object"));
    }
    field(value)
}

/// Reads the value of one field as a `T`; the caller knows the field's name.
pub fn field<T: DeserializeOwned>(value: Value) -> Result<T, Refusal> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        let said = error.into_inner().to_string();
        let field = match (path.as_str(), missing_field(&said)) {
            ("." | "", Some(missing)) => missing.to_owned(),
            (parent, Some(missing)) => format!("{parent}.{missing}"),
            _ => path,
        };
        let last = field.rsplit('.').next().unwrap_or(&field);
        let detail = said.strip_prefix(last).map_or(said.as_str(), str::trim_start);
        Refusal::invalid(field, shortened(detail))
    })
}

/// serde repeats the wrong value, whole and escaped: 64 KiB of it would come back as 200.
fn shortened(detail: &str) -> String {
    match detail.char_indices().nth(DETAIL) {
        Some((end, _)) => format!("{}…", detail.get(..end).unwrap_or_default()),
        None => detail.to_owned(),
    }
}

fn missing_field(said: &str) -> Option<&str> {
    said.strip_prefix("missing field `")?.split('`').next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Description, Location};
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    struct Body {
        #[expect(dead_code, reason = "only parsed")]
        description: Description,
        #[serde(default)]
        #[expect(dead_code, reason = "only parsed")]
        location: Location,
    }

    fn refused(text: &str) -> Refusal {
        json(text.as_bytes()).and_then(typed::<Body>).unwrap_err()
    }

    #[test]
    fn the_field_that_is_wrong_is_named() {
        assert_eq!(refused(r#"{}"#).field.as_deref(), Some("description"));
        assert_eq!(refused(r#"{"description":7}"#).field.as_deref(), Some("description"));
        let long = format!(r#"{{"description":"x","location":{{"room":"{}"}}}}"#, "x".repeat(41));
        let refusal = refused(&long);
        assert_eq!(refusal.field.as_deref(), Some("location.room"));
        assert_eq!(refusal.detail, "must have at most 40 characters, has 41");
    }

    #[test]
    fn a_long_value_is_not_given_back() {
        let said = refused(&format!(r#"{{"description":"x","location":"{}"}}"#, "\u{80}".repeat(30_000)));
        assert_eq!(said.field.as_deref(), Some("location"));
        assert!(said.detail.starts_with("invalid type: string") && said.detail.ends_with('…'), "{}", said.detail);
        assert_eq!(said.detail.chars().count(), DETAIL + 1);
    }

    #[test]
    fn an_array_is_not_taken_for_an_object() {
        for text in [r#"["x"]"#, r#""x""#, "null", r#"{"description":"x","location":["Library","204"]}"#] {
            assert_eq!(refused(text).code, Code::Invalid, "{text}");
        }
    }

    #[test]
    fn what_is_not_json_is_a_bad_frame() {
        for text in ["", "{", "nul", "\"\\ud800\"", &"[".repeat(10_000)] {
            assert_eq!(json(text.as_bytes()).unwrap_err().code, Code::BadFrame, "{text:.20}");
        }
    }
}
