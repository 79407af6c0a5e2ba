//! What a worker says about itself, collected from its handlers.

use crate::Worker;
use crate::reports::{arrivals, backlog, buildings, categories, corrections, flow, ratings, resolution, responses};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

#[derive(OpenApi)]
#[openapi(info(title = "Backlog"), paths(backlog::backlog, flow::flow, arrivals::arrivals, buildings::buildings))]
struct OfBacklog;

#[derive(OpenApi)]
#[openapi(info(title = "Resolution times"), paths(resolution::resolution, responses::responses, ratings::ratings))]
struct OfResolution;

#[derive(OpenApi)]
#[openapi(info(title = "Categories"), paths(categories::categories, corrections::corrections))]
struct OfCategories;

/// The OpenAPI document of a worker.
#[must_use]
pub fn document(worker: Worker) -> Document {
    match worker {
        Worker::Backlog => OfBacklog::openapi(),
        Worker::Resolution => OfResolution::openapi(),
        Worker::Categories => OfCategories::openapi(),
    }
}
