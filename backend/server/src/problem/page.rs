//! The table of problems as a page for people (`docs/problems.md`).

use std::fmt::Write as _;

use super::ProblemKind;

const HEAD: &str = "\
# Problems

Every error answer of AIME is an `application/problem+json` document (RFC 9457). `code` names the problem and is
stable; `title` is the same for every occurrence; `detail` says what happened this time; `errors` lists values that
are not valid, each with a `pointer` into the request; `retry_after_seconds` says when to try again; `request_id` is
the id under which the server's log has the request. Texts are English, or French for whoever prefers that
(`Accept-Language`); `Content-Language` says which. What a service said is passed on as it came.

This page is generated from the table in `backend/server/src/problem/kind.rs`.

| code | status | title | when, and what to do |
|---|---|---|---|
";

/// The page as Markdown.
pub fn markdown() -> String {
    let mut page = HEAD.to_owned();
    for kind in ProblemKind::ALL {
        // Writing to a string cannot fail.
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {} |",
            kind.slug(),
            kind.status().as_u16(),
            kind.title(),
            kind.meaning()
        );
    }
    page
}
