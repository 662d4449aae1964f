//! An answer, and what it means.

use chrono::DateTime;

/// Longest wait that a service can ask for: a day, seconds.
const LONGEST_WAIT_S: i64 = 86_400;

/// What a service answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Status code.
    pub status: u16,
    /// Headers, names in lower case; values that are no text are left out.
    pub headers: Vec<(String, String)>,
    /// The body, unpacked.
    pub body: Vec<u8>,
    /// When it had arrived, unix seconds UTC.
    pub received_at: i64,
}

impl Answer {
    /// The first header of this name (lower case).
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(it, _)| it == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Seconds that `Retry-After` asks to wait, as a number or a date: at least 1, at most a day; `None` where it
    /// says nothing of use.
    pub fn retry_after_s(&self) -> Option<i64> {
        let value = self.header("retry-after")?.trim();
        let seconds = match value.parse::<i64>() {
            Ok(seconds) if seconds < 0 => return None,
            Ok(seconds) => seconds,
            Err(_) => DateTime::parse_from_rfc2822(value).ok()?.timestamp() - self.received_at,
        };
        Some(seconds.clamp(1, LONGEST_WAIT_S))
    }

    /// Whether it says of itself, or looks, as if it were a page for people. Services and what stands before them
    /// send such pages under any status.
    pub fn is_page(&self) -> bool {
        let declared = self
            .header("content-type")
            .is_some_and(|it| it.to_ascii_lowercase().contains("html"));
        declared || self.body.trim_ascii_start().starts_with(b"<!")
    }

    /// What the status alone says: for services that are honest about it, and for what is left when a client has
    /// looked at the body.
    pub fn by_status(&self) -> Verdict {
        match self.status {
            200..=299 if self.is_page() => {
                Verdict::Refused("it sent a page for people where data were due".into())
            }
            200..=299 => Verdict::Found,
            304 => Verdict::Unchanged,
            404 | 410 => Verdict::Absent,
            401 | 403 => Verdict::AuthLost(format!("it answered {}", self.status)),
            429 => Verdict::Throttled {
                after_s: self.retry_after_s(),
            },
            // Said by services that are overloaded and know for how long.
            503 if self.retry_after_s().is_some() => Verdict::Throttled {
                after_s: self.retry_after_s(),
            },
            408 | 425 | 500..=599 => Verdict::Transient(format!("it answered {}", self.status)),
            _ => Verdict::Refused(format!("it answered {}", self.status)),
        }
    }
}

/// What an answer means. Only `Found`, `Unchanged` and `Absent` are ever stored as such; everything else leaves what
/// is stored alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Here it is.
    Found,
    /// What we have is still good (304).
    Unchanged,
    /// The service knows that there is no such thing.
    Absent,
    /// Too many requests; seconds to wait, where it says so.
    Throttled {
        /// Seconds to wait.
        after_s: Option<i64>,
    },
    /// It cannot right now.
    Transient(String),
    /// It will not, or what it sent is of no use: the same question gets the same answer.
    Refused(String),
    /// Our credentials are not good (any more).
    AuthLost(String),
}

impl Verdict {
    /// The word for logs.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Unchanged => "unchanged",
            Self::Absent => "absent",
            Self::Throttled { .. } => "throttled",
            Self::Transient(_) => "transient",
            Self::Refused(_) => "refused",
            Self::AuthLost(_) => "auth lost",
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn answer(status: u16, headers: &[(&str, &str)]) -> Answer {
        Answer {
            status,
            headers: headers
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into()))
                .collect(),
            body: b"{}".to_vec(),
            received_at: 784_111_777, // Sun, 06 Nov 1994 08:49:37 GMT
        }
    }

    #[rstest]
    #[case("120", Some(120))]
    #[case("0", Some(1))]
    #[case("-5", None)]
    #[case("864000", Some(86_400))]
    #[case("Sun, 06 Nov 1994 08:51:37 GMT", Some(120))]
    #[case("Sun, 06 Nov 1994 08:40:00 GMT", Some(1))]
    #[case("soon", None)]
    fn retry_after_is_read_in_every_form(#[case] value: &str, #[case] wanted: Option<i64>) {
        assert_eq!(
            answer(429, &[("retry-after", value)]).retry_after_s(),
            wanted
        );
    }

    #[rstest]
    #[case(200, "found")]
    #[case(304, "unchanged")]
    #[case(404, "absent")]
    #[case(410, "absent")]
    #[case(429, "throttled")]
    #[case(500, "transient")]
    #[case(503, "transient")]
    #[case(403, "auth lost")]
    #[case(302, "refused")]
    #[case(400, "refused")]
    fn a_status_has_one_meaning(#[case] status: u16, #[case] wanted: &str) {
        assert_eq!(answer(status, &[]).by_status().word(), wanted);
    }

    #[test]
    fn a_page_under_200_is_never_data() {
        let mut page = answer(200, &[("content-type", "text/html; charset=utf-8")]);
        assert_eq!(page.by_status().word(), "refused");
        page.headers.clear();
        page.body = b"\n <!DOCTYPE html><p>Back soon".to_vec();
        assert_eq!(page.by_status().word(), "refused");
    }

    #[test]
    fn an_overload_that_names_its_end_is_a_throttle() {
        let busy = answer(503, &[("retry-after", "30")]);
        assert_eq!(busy.by_status(), Verdict::Throttled { after_s: Some(30) });
    }
}
