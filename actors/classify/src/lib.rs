//! Skeleton (placeholder of the architect so that actors compile; overwrite me).
#![allow(missing_docs)]
use helpdesk_core::Category;
pub struct Reason { pub word: String, pub weight: f32 }
pub struct Guess { pub category: Category, pub confidence: f32, pub reasons: Vec<Reason> }
pub struct Classifier;
impl Classifier {
    pub fn shared() -> &'static Classifier { &Classifier }
    pub fn classify(&self, _: &str) -> Guess { Guess { category: Category::FacilityManagement, confidence: 0.5, reasons: vec![] } }
}
