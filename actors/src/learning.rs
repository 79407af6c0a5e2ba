//! The classifier as this node uses it: the corpus, and what the helpdesk corrected.
//!
//! The truth stands in the database, as the corrections that hold now, so every node learns the same and knows it after a
//! restart. The bus only says when to look: whatever is hinted, one small read tells whether a correction came or was taken
//! back; the safety net asks every 2 s. On the node that took a correction it is learnt before it is acknowledged, unless
//! that takes longer than [`PATIENCE`].
//!
//! "Full": the newest [`LOOKED_AT`] corrections are looked at, and `helpdesk_classify::choose` says which of them count.
//! "Failed": what was learnt stays in use, and the safety net asks again.

use helpdesk_classify::{Classifier, LESSON_CHARS, Lesson, choose};
use helpdesk_sql::{Correction, ReadError, Store};
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::{Mutex, Notify};
use tokio::task::JoinHandle;

/// Corrections that are looked at: several times what can count, so that a flood by one hand does not hide the others.
const LOOKED_AT: i64 = 5_000;
/// Hints come with every message of other nodes; the database is asked at most so often.
const REST: Duration = Duration::from_millis(100);
/// A correction is acknowledged after this even if it could not be learnt yet.
const PATIENCE: Duration = Duration::from_millis(500);

/// What was learnt from, and at which version of the corrections.
#[derive(Default)]
struct Known {
    version: Option<i64>,
    lessons: HashMap<Correction, Lesson>,
}

struct Inner {
    store: Store,
    classifier: RwLock<Arc<Classifier>>,
    /// One learns at a time; who waits finds nothing left to do.
    known: Mutex<Known>,
    hinted: Notify,
    /// How many lessons are known, for those who do not want to wait for that.
    lessons: AtomicUsize,
}

/// Knows the categories by their words, and learns. Cheap to clone.
#[derive(Clone)]
pub struct Learning(Arc<Inner>);

impl Learning {
    /// Learns what there is to learn, then whenever something is hinted. The task ends by being aborted.
    pub(crate) async fn start(store: Store, on: &Handle) -> Result<(Learning, JoinHandle<()>), ReadError> {
        let classifier = Arc::new(Classifier::shared().clone());
        let inner = Inner {
            store,
            classifier: RwLock::new(classifier),
            known: Mutex::default(),
            hinted: Notify::new(),
            lessons: AtomicUsize::new(0),
        };
        let learning = Learning(Arc::new(inner));
        learning.look().await?;
        let task = on.spawn(learning.clone().listen());
        Ok((learning, task))
    }

    /// The classifier of this moment.
    #[must_use]
    pub fn classifier(&self) -> Arc<Classifier> {
        Arc::clone(&self.0.classifier.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// How many corrections it has learnt from.
    #[must_use]
    pub fn lessons(&self) -> usize {
        self.0.lessons.load(Ordering::Relaxed)
    }

    /// Something may be new; looks soon. Never blocks.
    pub(crate) fn hint(&self) {
        self.0.hinted.notify_one();
    }

    /// Comes back when everything that is committed by now was learnt, or could not be in time.
    pub(crate) async fn caught_up(&self) {
        match tokio::time::timeout(PATIENCE, self.look()).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "corrections cannot be read, the safety net will ask again"),
            Err(_) => tracing::warn!("corrections could not be learnt in time, the safety net will ask again"),
        }
    }

    async fn listen(self) {
        loop {
            self.0.hinted.notified().await;
            if let Err(error) = self.look().await {
                tracing::debug!(%error, "corrections cannot be read, the safety net will ask again");
            }
            tokio::time::sleep(REST).await;
        }
    }

    async fn look(&self) -> Result<(), ReadError> {
        let Inner { store, known, .. } = &*self.0;
        let mut known = known.lock().await;
        let version = Some(store.lessons_version().await?);
        if version == known.version {
            return Ok(());
        }
        let lessons = lessons(store, &known.lessons).await?;
        let taught: Vec<Lesson> = lessons.values().cloned().collect();
        let learning = tokio::task::spawn_blocking(move || Classifier::shared().taught(&taught));
        let classifier = learning.await.map_err(|error| ReadError::Failed(error.to_string()))?;
        *self.0.classifier.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(classifier);
        self.0.lessons.store(lessons.len(), Ordering::Relaxed);
        // read before the corrections, so what came in between is looked for again
        *known = Known { version, lessons };
        Ok(())
    }
}

/// The corrections that count, each with what it teaches; only what is not known yet is read.
async fn lessons(store: &Store, known: &HashMap<Correction, Lesson>) -> Result<HashMap<Correction, Lesson>, ReadError> {
    let corrections = store.corrections(LOOKED_AT).await?;
    let keys = corrections.iter().map(|one| (*one, one.category, one.author.0.as_u128()));
    let (old, new): (Vec<_>, Vec<_>) = choose(keys).into_iter().partition(|one| known.contains_key(one));
    let tickets: Vec<_> = new.iter().map(|one| one.ticket).collect();
    let chars = i32::try_from(LESSON_CHARS).unwrap_or(i32::MAX);
    let texts: HashMap<_, _> = match tickets.as_slice() {
        [] => HashMap::new(),
        tickets => store.corrected_words(tickets, chars).await?.into_iter().collect(),
    };
    let lesson = |one: Correction| {
        let text = texts.get(&one.ticket)?;
        Some((one, Lesson::new(text, one.category, one.author.0.as_u128())))
    };
    let kept = old.into_iter().filter_map(|one| Some((one, known.get(&one)?.clone())));
    Ok(kept.chain(new.into_iter().filter_map(lesson)).collect())
}
