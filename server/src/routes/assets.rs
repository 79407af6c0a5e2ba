//! Style sheets, modules and the icon. Their addresses carry a version, so browsers keep them for ever.

use super::table::{Table, at};
use crate::pages::assets;
use crate::problem::Problem;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION};
use actix_web::{HttpRequest, HttpResponse};
use helpdesk_core::{Code, Refusal};

pub(super) fn routes(table: &mut Table) {
    table.add(at("/assets/{version}/{path:.*}").get(show));
    // what browsers ask for by themselves
    table.add(at("/favicon.ico").get(icon));
}

/// Any version answers with the files that are there: a page of an older server may still be open.
async fn show(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let found = request.match_info().get("path").and_then(assets::asset);
    let asset = found.ok_or_else(|| Refusal::new(Code::NotFound, "there is no such file"))?;
    let held = request.headers().get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
    let same = held.is_some_and(|tags| tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == asset.etag));
    let mut answer = if same { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header((ETAG, asset.etag)).insert_header((CACHE_CONTROL, asset.cache_control));
    if same {
        return Ok(answer.finish());
    }
    Ok(answer.insert_header((CONTENT_TYPE, asset.media_type)).body(asset.bytes.into_owned()))
}

async fn icon() -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, format!("{}/icon.svg", assets::base()))).finish()
}
