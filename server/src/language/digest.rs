//! From a file in Fluent's format to digested messages.
//!
//! Rule: of Fluent only what both sides can say alike: texts, values, choices by a value, literals. Terms, references,
//! functions and attributes are refused with the place, so that nobody learns in a browser that they do not work.

use super::pattern::{Pattern, Piece};
use fluent_syntax::ast;
use std::collections::BTreeMap;

/// The messages of a file, in its order.
pub(super) fn messages(source: &str) -> Result<Vec<(String, Pattern)>, String> {
    let resource = fluent_syntax::parser::parse(source).map_err(|(_, errors)| {
        errors.iter().map(|error| format!("at byte {}: {error}", error.pos.start)).collect::<Vec<_>>().join("; ")
    })?;
    let mut found = Vec::new();
    for entry in resource.body {
        match entry {
            ast::Entry::Message(message) => {
                let key = message.id.name;
                let no = |what: &str| format!("{key}: {what}");
                if !message.attributes.is_empty() {
                    return Err(no("attributes are not used here"));
                }
                let value = message.value.ok_or_else(|| no("a message needs a text"))?;
                found.push((key.to_owned(), pattern(&value).map_err(|what| no(&what))?));
            }
            ast::Entry::Term(term) => return Err(format!("-{}: terms are not used here", term.id.name)),
            ast::Entry::Comment(_) | ast::Entry::GroupComment(_) | ast::Entry::ResourceComment(_) => {}
            ast::Entry::Junk { content } => return Err(format!("cannot be read: {content}")),
        }
    }
    Ok(found)
}

fn pattern(of: &ast::Pattern<&str>) -> Result<Pattern, String> {
    let mut whole = Pattern::default();
    for element in &of.elements {
        match element {
            ast::PatternElement::TextElement { value } => whole.push(Piece::Text((*value).to_owned())),
            ast::PatternElement::Placeable { expression } => whole.push(piece(expression)?),
        }
    }
    Ok(whole)
}

fn piece(expression: &ast::Expression<&str>) -> Result<Piece, String> {
    match expression {
        ast::Expression::Inline(ast::InlineExpression::VariableReference { id }) => {
            Ok(Piece::Value((id.name.to_owned(),)))
        }
        ast::Expression::Inline(ast::InlineExpression::StringLiteral { value }) => {
            Ok(Piece::Text(fluent_syntax::unicode::unescape_unicode_to_string(value).into_owned()))
        }
        ast::Expression::Inline(_) => Err("only values and literals may stand in braces".to_owned()),
        ast::Expression::Select { selector: ast::InlineExpression::VariableReference { id }, variants } => {
            choice(id.name, variants)
        }
        ast::Expression::Select { .. } => Err("a choice is made by a value".to_owned()),
    }
}

fn choice(name: &str, of: &[ast::Variant<&str>]) -> Result<Piece, String> {
    let mut variants = BTreeMap::new();
    let mut usual = String::new();
    for variant in of {
        let key = match &variant.key {
            ast::VariantKey::Identifier { name } => (*name).to_owned(),
            ast::VariantKey::NumberLiteral { value } => (*value).to_owned(),
        };
        if variant.default {
            usual.clone_from(&key);
        }
        if variants.insert(key.clone(), pattern(&variant.value)?).is_some() {
            return Err(format!("the variant [{key}] stands twice"));
        }
    }
    Ok(Piece::Choice(name.to_owned(), variants, usual))
}
