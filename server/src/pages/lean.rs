//! Scripts and style sheets without their comments. Problem: comments are a quarter of what a browser loads, and are written
//! for whoever reads the source. Rule: only whole lines go, and line breaks stay, so that a browser names the line of our
//! source; what a file does is never changed.
//!
//! It is no parser. What it relies on is tested below for every file: no text of a script spans lines.

/// A module without lines that are comments.
#[must_use]
pub fn script(text: &str) -> String {
    let mut lean = String::with_capacity(text.len());
    let mut inside = false;
    for line in text.split_inclusive('\n') {
        let start = line.trim_start();
        let begins = !inside && start.starts_with("/**");
        if begins || inside {
            inside = !line.contains("*/");
            lean.push('\n');
        } else if start.starts_with("//") {
            lean.push('\n');
        } else {
            lean.push_str(line);
        }
    }
    lean
}

/// A style sheet without comments and without the lines that they leave empty.
#[must_use]
pub fn style(text: &str) -> String {
    let mut lean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        lean.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    lean.push_str(rest);
    lean.lines().map(str::trim_end).filter(|line| !line.is_empty()).fold(String::new(), |all, line| all + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::super::assets::{Css, Js};
    use super::*;

    #[test]
    fn comments_go_and_lines_stay() {
        let text = "// what\nimport { a } from \"./a.js\"; // why\n\n/** One. */\nconst b = 1;\n  /**\n   * Two\n   */\n  // and\nb();\n";
        assert_eq!(script(text), "\nimport { a } from \"./a.js\"; // why\n\n\nconst b = 1;\n\n\n\n\nb();\n");
        assert_eq!(
            style("/* one\n two */\n\na { b: c; } /* three */\n/* four */ d { e: f; }\n"),
            "a { b: c; }\n d { e: f; }\n"
        );
    }

    #[test]
    fn no_file_has_what_would_be_misread() {
        for path in Js::iter() {
            let text = String::from_utf8(Js::get(&path).unwrap().data.into_owned()).unwrap();
            for (i, line) in text.lines().enumerate() {
                let start = line.trim_start();
                let comment = ["//", "/*", "*"].iter().any(|sign| start.starts_with(sign));
                assert!(comment || line.matches('`').count() % 2 == 0, "{path}:{}: a text over lines", i + 1);
                assert!(comment || !line.contains("/**"), "{path}:{}: a comment behind code", i + 1);
                let after = line.split_once("*/").map_or("", |(_, after)| after).trim();
                assert!(!comment || after.is_empty(), "{path}:{}: code behind a comment", i + 1);
            }
            assert_eq!(script(&text).lines().count(), text.lines().count(), "{path}");
        }
        for path in Css::iter() {
            let text = String::from_utf8(Css::get(&path).unwrap().data.into_owned()).unwrap();
            assert!(!text.contains("\"/*") && text.matches("/*").count() == text.matches("*/").count(), "{path}");
        }
    }
}
