//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct QueueParams<T1: crate::generated::ArraySql<Item = i64>> {
    pub tickets: Option<T1>,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Queue {
    pub id: i64,
    pub last_seq: i64,
    pub status: String,
    pub category: String,
    pub category_source: String,
    pub category_confidence: f64,
    pub building: Option<String>,
    pub room: Option<String>,
    pub requester_id: uuid::Uuid,
    pub requester_name: String,
    pub assignee_id: Option<uuid::Uuid>,
    pub assignee_name: Option<String>,
    pub opened_at: chrono::DateTime<chrono::Utc>,
    pub modified_at: chrono::DateTime<chrono::Utc>,
    pub preview: String,
    pub last_author_role: String,
}
pub struct QueueBorrowed<'a> {
    pub id: i64,
    pub last_seq: i64,
    pub status: &'a str,
    pub category: &'a str,
    pub category_source: &'a str,
    pub category_confidence: f64,
    pub building: Option<&'a str>,
    pub room: Option<&'a str>,
    pub requester_id: uuid::Uuid,
    pub requester_name: &'a str,
    pub assignee_id: Option<uuid::Uuid>,
    pub assignee_name: Option<&'a str>,
    pub opened_at: chrono::DateTime<chrono::Utc>,
    pub modified_at: chrono::DateTime<chrono::Utc>,
    pub preview: &'a str,
    pub last_author_role: &'a str,
}
impl<'a> From<QueueBorrowed<'a>> for Queue {
    fn from(
        QueueBorrowed {
            id,
            last_seq,
            status,
            category,
            category_source,
            category_confidence,
            building,
            room,
            requester_id,
            requester_name,
            assignee_id,
            assignee_name,
            opened_at,
            modified_at,
            preview,
            last_author_role,
        }: QueueBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            last_seq,
            status: status.into(),
            category: category.into(),
            category_source: category_source.into(),
            category_confidence,
            building: building.map(|v| v.into()),
            room: room.map(|v| v.into()),
            requester_id,
            requester_name: requester_name.into(),
            assignee_id,
            assignee_name: assignee_name.map(|v| v.into()),
            opened_at,
            modified_at,
            preview: preview.into(),
            last_author_role: last_author_role.into(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct QueueQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<QueueBorrowed, tokio_postgres::Error>,
    mapper: fn(QueueBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> QueueQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(QueueBorrowed) -> R) -> QueueQuery<'c, 'a, 's, C, R, N> {
        QueueQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::generated::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::generated::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::generated::client::async_::raw(
            self.client,
            self.query,
            crate::generated::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct QueueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn queue() -> QueueStmt {
    QueueStmt(
        "SELECT t.id, t.last_seq, t.status, t.category, t.category_source, t.category_confidence, t.building, t.room, t.requester_id, t.requester_name, t.assignee_id, t.assignee_name, t.opened_at, t.modified_at, left(said.body, 120) AS preview, said.author_role AS last_author_role FROM hd.tickets t CROSS JOIN LATERAL ( SELECT coalesce(e.data->>'body', e.data->>'description') AS body, e.author_role FROM hd.events e WHERE e.ticket_id = t.id AND e.kind IN ('opened', 'message') ORDER BY e.seq DESC LIMIT 1 ) AS said WHERE t.closed_at IS NULL AND ($1::bigint[] IS NULL OR t.id = ANY ($1)) ORDER BY hd.waiting_rank(t.status), t.opened_at, t.id LIMIT $2",
        None,
    )
}
impl QueueStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        tickets: &'a Option<T1>,
        limit: &'a i64,
    ) -> QueueQuery<'c, 'a, 's, C, Queue, 2> {
        QueueQuery {
            client,
            params: [tickets, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<QueueBorrowed, tokio_postgres::Error> {
                Ok(QueueBorrowed {
                    id: row.try_get(0)?,
                    last_seq: row.try_get(1)?,
                    status: row.try_get(2)?,
                    category: row.try_get(3)?,
                    category_source: row.try_get(4)?,
                    category_confidence: row.try_get(5)?,
                    building: row.try_get(6)?,
                    room: row.try_get(7)?,
                    requester_id: row.try_get(8)?,
                    requester_name: row.try_get(9)?,
                    assignee_id: row.try_get(10)?,
                    assignee_name: row.try_get(11)?,
                    opened_at: row.try_get(12)?,
                    modified_at: row.try_get(13)?,
                    preview: row.try_get(14)?,
                    last_author_role: row.try_get(15)?,
                })
            },
            mapper: |it| Queue::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::ArraySql<Item = i64>>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        QueueParams<T1>,
        QueueQuery<'c, 'a, 's, C, Queue, 2>,
        C,
    > for QueueStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a QueueParams<T1>,
    ) -> QueueQuery<'c, 'a, 's, C, Queue, 2> {
        self.bind(client, &params.tickets, &params.limit)
    }
}
