//! No text of ours holds a NUL: PostgreSQL keeps none, and nobody types one.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::http::Uri;
use actix_web::middleware::Next;
use actix_web::web::Bytes;
use actix_web::{HttpMessage as _, HttpResponse};
use futures_util::StreamExt as _;
use futures_util::stream::LocalBoxStream;

use crate::error::AppError;

const FORM: &str = "application/x-www-form-urlencoded";
/// A NUL in an address or a form. No other text is written so: a `%` of its own is `%25`.
const ESCAPED: &str = "%00";

/// Refuses a request whose path or query holds a NUL, and ends a form at the one that it holds.
///
/// # Errors
/// Those of the service behind it.
pub async fn check<B: MessageBody + 'static>(
    mut req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    if let Some(fault) = fault_of(req.uri()) {
        let refusal = HttpResponse::from_error(fault);
        return Ok(ServiceResponse::new(req.into_parts().0, refusal).map_into_right_body());
    }
    if req.content_type().eq_ignore_ascii_case(FORM) {
        let payload = watched(req.take_payload());
        req.set_payload(Payload::Stream { payload });
    }
    next.call(req)
        .await
        .map(ServiceResponse::map_into_left_body)
}

/// Such a path names nothing; such a query is not understood.
fn fault_of(asked: &Uri) -> Option<AppError> {
    if asked.path().contains(ESCAPED) {
        return Some(AppError::NotFound);
    }
    let query = asked.query().filter(|query| query.contains(ESCAPED));
    query.map(|_| AppError::BadRequest("a NUL in the query".to_owned()))
}

/// The form as it comes, up to a NUL, which is a fault of its reader: 400.
fn watched(form: Payload) -> LocalBoxStream<'static, Result<Bytes, PayloadError>> {
    let mut end = Vec::new();
    form.map(move |piece| {
        let piece = piece?;
        if holds_nul(&mut end, &piece) {
            Err(PayloadError::Io(std::io::Error::other("a NUL in a form")))
        } else {
            Ok(piece)
        }
    })
    .boxed_local()
}

/// Whether a NUL stands in a piece, bare or escaped; `end` is the end of the piece before, with
/// which it may share one.
fn holds_nul(end: &mut Vec<u8>, piece: &[u8]) -> bool {
    end.extend_from_slice(piece);
    let escaped = ESCAPED.as_bytes();
    let found = end.contains(&0) || end.windows(escaped.len()).any(|some| some == escaped);
    let passed = end.len().saturating_sub(escaped.len() - 1);
    end.drain(..passed);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nul_is_met_wherever_the_pieces_are_cut() {
        for (pieces, met) in [
            (vec!["name=a", "&note=b"], false),
            (vec!["name=%2500"], false),
            (vec!["name=%0A0&b=%", "2500"], false),
            (vec!["name=%00"], true),
            (vec!["name=\0"], true),
            (vec!["name=%", "00"], true),
            (vec!["name=%", "0", "0"], true),
            (vec!["name=%%0", "0x"], true),
        ] {
            let mut end = Vec::new();
            let found = pieces
                .iter()
                .any(|piece| holds_nul(&mut end, piece.as_bytes()));
            assert_eq!(found, met, "{pieces:?}");
        }
    }
}
