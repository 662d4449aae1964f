//! The body of an answer, read within limits: so many bytes once unpacked, so long between two pieces, not slower
//! than a crawl.

use reqwest::Response;
use tokio::time::{Instant, timeout_at};

use super::FetchError;
use crate::answer::Answer;
use crate::upstream::Limits;

pub(super) async fn read(
    mut response: Response,
    limits: &Limits,
    ends: Instant,
    now: i64,
) -> Result<Answer, FetchError> {
    // Said before it is sent; what is packed may still grow, and is counted below.
    if response
        .content_length()
        .is_some_and(|length| length > limits.body as u64)
    {
        return Err(FetchError::TooLarge);
    }
    let status = response.status().as_u16();
    let headers = response
        .headers()
        .iter()
        .filter_map(|(name, value)| {
            Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
        })
        .collect();
    let began = Instant::now();
    let mut body = Vec::new();
    loop {
        let patience = (Instant::now() + limits.idle).min(ends);
        let piece = timeout_at(patience, response.chunk())
            .await
            .map_err(|_| FetchError::TimedOut)?
            .map_err(|error| {
                if error.is_timeout() {
                    FetchError::TimedOut
                } else {
                    FetchError::BrokeOff
                }
            })?;
        let Some(piece) = piece else { break };
        if body.len() + piece.len() > limits.body {
            return Err(FetchError::TooLarge);
        }
        body.extend_from_slice(&piece);
        let took = began.elapsed();
        if took > Limits::SLOW_AFTER && (body.len() as u64) < took.as_secs() * limits.slowest {
            return Err(FetchError::TimedOut);
        }
    }
    Ok(Answer {
        status,
        headers,
        body,
        received_at: now,
    })
}
