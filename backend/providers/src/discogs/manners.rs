//! How Discogs wants to be asked, and what its answers mean.

use std::time::Duration;

use aime_gateway::{Answer, Counted, Limits, Rate, Upstream, Verdict};
use serde::de::IgnoredAny;
use serde_json::Value;

/// 60 requests in a moving window of 60 s, counted by address, for whoever shows credentials (25 for others, so that we
/// always show them). Four at once and then one each 1.1 s stay below 59.
pub(super) static MANNERS: Upstream = Upstream {
    name: "discogs",
    rate: Rate {
        interval_ms: 1_100,
        burst: 4,
    },
    concurrency: 2,
    limits: Limits {
        total: Duration::from_secs(30),
        ..Limits::JSON
    },
    counted: Counted::ByAddress,
    verdict,
    spent,
};

/// The same service where it answers with forms: while access is being granted.
pub(super) static GRANTING: Upstream = Upstream {
    verdict: granting_verdict,
    ..MANNERS
};

/// A quarter of the window: what others used of it (it is counted by address) has partly come back then. Milliseconds.
const SPENT_MS: i64 = 15_000;

/// Each answer says how much of the window is left.
fn spent(answer: &Answer) -> Option<i64> {
    let left = answer.header("x-discogs-ratelimit-remaining")?;
    (left.trim().parse::<i64>().ok()? <= 0).then_some(SPENT_MS)
}

fn verdict(answer: &Answer) -> Verdict {
    let is_json = serde_json::from_slice::<IgnoredAny>(&answer.body).is_ok();
    match answer.status {
        200..=299 if is_json => Verdict::Found,
        // A page of whatever stands before it, an empty body, half an answer.
        200..=299 => Verdict::Transient("its answer is damaged".into()),
        401 | 403 => Verdict::AuthLost(said(answer)),
        404 => absence(answer),
        422 => Verdict::Refused(said(answer)),
        _ => answer.by_status(),
    }
}

/// "Not found" is said of the thing that was asked for, of the address, and by pages of whatever stands before it. Only
/// the first is an answer.
fn absence(answer: &Answer) -> Verdict {
    let message = message(answer).map(|it| it.to_ascii_lowercase());
    match message.as_deref() {
        None => Verdict::Transient("its answer is damaged".into()),
        Some(text) if text.contains("requested resource was not found") => {
            Verdict::Refused("it knows no such address".into())
        }
        Some(text) if says_absent(text) => Verdict::Absent,
        Some(_) => Verdict::Refused(said(answer)),
    }
}

fn says_absent(text: &str) -> bool {
    ["not found", "out of range", "does not exist", "deleted"]
        .iter()
        .any(|words| text.contains(words))
}

fn granting_verdict(answer: &Answer) -> Verdict {
    match answer.status {
        // "Invalid consumer", "invalid verifier": as a text or a document.
        400 | 401 | 403 => Verdict::AuthLost(said(answer)),
        _ => answer.by_status(),
    }
}

fn message(answer: &Answer) -> Option<String> {
    let body: Value = serde_json::from_slice(&answer.body).ok()?;
    Some(body.get("message")?.as_str()?.to_owned())
}

/// What it says is wrong, in its own words where it has some.
fn said(answer: &Answer) -> String {
    message(answer).unwrap_or_else(|| format!("it answered {}", answer.status))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        Answer {
            status,
            headers: Vec::new(),
            body: body.as_bytes().to_vec(),
            received_at: 0,
        }
    }

    #[rstest]
    #[case(200, r#"{"releases":[]}"#, "found")]
    #[case(200, "", "transient")]
    #[case(200, "<html>Just a moment", "transient")]
    #[case(200, r#"{"releases":[{"id""#, "transient")]
    #[case(
        401,
        r#"{"message":"You must authenticate to access this resource."}"#,
        "auth lost"
    )]
    #[case(
        403,
        r#"{"message":"You don't have permission to access this resource."}"#,
        "auth lost"
    )]
    #[case(404, r#"{"message":"Release not found."}"#, "absent")]
    #[case(404, r#"{"message":"Master Release not found."}"#, "absent")]
    #[case(404, r#"{"message":"Page 9 is out of range."}"#, "absent")]
    #[case(
        404,
        r#"{"message":"The requested resource was not found."}"#,
        "refused"
    )]
    #[case(404, "<html>Not Found", "transient")]
    #[case(422, r#"{"message":"Invalid folder"}"#, "refused")]
    #[case(
        429,
        r#"{"message":"You are making requests too quickly."}"#,
        "throttled"
    )]
    #[case(
        500,
        r#"{"message":"Query time exceeded. Please try a simpler query."}"#,
        "transient"
    )]
    #[case(502, "<html>Bad Gateway", "transient")]
    fn only_its_own_word_for_a_thing_is_an_absence(
        #[case] status: u16,
        #[case] body: &str,
        #[case] wanted: &str,
    ) {
        assert_eq!(verdict(&answer(status, body)).word(), wanted);
    }

    #[rstest]
    #[case(200, "oauth_token=a&oauth_token_secret=b", "found")]
    #[case(401, "Invalid consumer.", "auth lost")]
    #[case(400, "Invalid verifier", "auth lost")]
    #[case(200, "<!DOCTYPE html>", "refused")]
    #[case(500, "", "transient")]
    fn forms_are_answers_while_access_is_granted(
        #[case] status: u16,
        #[case] body: &str,
        #[case] wanted: &str,
    ) {
        assert_eq!(granting_verdict(&answer(status, body)).word(), wanted);
    }

    #[test]
    fn a_window_that_is_used_up_is_left_alone() {
        let mut good = answer(200, "{}");
        assert_eq!(spent(&good), None);
        for (left, wanted) in [("12", None), ("0", Some(SPENT_MS)), ("soon", None)] {
            good.headers = vec![("x-discogs-ratelimit-remaining".into(), left.into())];
            assert_eq!(spent(&good), wanted);
        }
    }
}
