//! Style sheets, modules and icons. Their addresses carry a version, so browsers keep them for ever.

use super::table::{Table, at};
use crate::pages::assets::{self, Asset};
use crate::pages::packed::{Packing, packed};
use crate::problem::Problem;
use actix_web::http::header::{
    AcceptEncoding, CACHE_CONTROL, CONTENT_TYPE, ContentEncoding, ETAG, Encoding, Header, IF_NONE_MATCH, LOCATION, VARY,
};
use actix_web::{HttpRequest, HttpResponse};
use bytes::Bytes;
use helpdesk_core::{Code, Refusal};

const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Of an address of another version: the answer is not what its page meant, and must not be kept under that name.
const ASK_AGAIN: &str = "no-cache";

pub(super) fn routes(table: &mut Table) {
    table.add(at("/assets/{version}/{path:.*}").get(show));
    // what browsers ask for by themselves
    table.add(at("/favicon.ico").get(icon));
}

/// Any version answers with the files that are there: a page of an older server may still be open.
async fn show(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let found = request.match_info().get("path").and_then(assets::asset);
    let asset = found.ok_or_else(|| Refusal::new(Code::NotFound, "there is no such file"))?;
    let is_current = request.match_info().get("version") == Some(&*assets::version());
    let (packing, body) = packed_for(&request, &asset);
    let (suffix, encoding) = match packing {
        Some(Packing::Brotli) => ("-br", Some(ContentEncoding::Brotli)),
        Some(Packing::Gzip) => ("-gz", Some(ContentEncoding::Gzip)),
        None => ("", None),
    };
    let etag = format!("\"{}{suffix}\"", asset.hash);
    let held = request.headers().get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
    let same = held.is_some_and(|tags| tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag));
    let mut answer = if same { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header((ETAG, etag)).insert_header((VARY, "Accept-Encoding"));
    answer.insert_header((CACHE_CONTROL, if is_current { FOR_EVER } else { ASK_AGAIN }));
    if same {
        return Ok(answer.finish());
    }
    if let Some(encoding) = encoding {
        answer.insert_header(encoding);
    }
    Ok(answer.insert_header((CONTENT_TYPE, asset.media_type)).body(body))
}

/// The smallest form that this browser takes; pictures other than SVG are small already.
fn packed_for(request: &HttpRequest, asset: &Asset) -> (Option<Packing>, Bytes) {
    let plain = || asset.bytes.clone();
    let known = [Encoding::brotli(), Encoding::gzip(), Encoding::identity()];
    let accepted = AcceptEncoding::parse(request).ok();
    let packing = match accepted.and_then(|accepted| accepted.negotiate(known.iter())) {
        Some(encoding) if encoding == Encoding::brotli() => Packing::Brotli,
        Some(encoding) if encoding == Encoding::gzip() => Packing::Gzip,
        _ => return (None, plain()),
    };
    match packed(&asset.hash, &asset.bytes, packing) {
        Some(small) if asset.media_type != "image/png" => (Some(packing), small),
        _ => (None, plain()),
    }
}

async fn icon() -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, format!("{}/icon.svg", assets::base()))).finish()
}
