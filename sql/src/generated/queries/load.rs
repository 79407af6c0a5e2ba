//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct LoadParams {
    pub tail: i64,
    pub ticket: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Load {
    pub ticket: crate::generated::types::hd::Tickets,
    pub tail: Vec<crate::generated::types::hd::Events>,
    pub description: i64,
    pub location: i64,
    pub category: i64,
    pub assignee: i64,
}
pub struct LoadBorrowed<'a> {
    pub ticket: crate::generated::types::hd::TicketsBorrowed<'a>,
    pub tail: crate::generated::ArrayIterator<'a, crate::generated::types::hd::EventsBorrowed<'a>>,
    pub description: i64,
    pub location: i64,
    pub category: i64,
    pub assignee: i64,
}
impl<'a> From<LoadBorrowed<'a>> for Load {
    fn from(
        LoadBorrowed {
            ticket,
            tail,
            description,
            location,
            category,
            assignee,
        }: LoadBorrowed<'a>,
    ) -> Self {
        Self {
            ticket: ticket.into(),
            tail: tail.map(|v| v.into()).collect(),
            description,
            location,
            category,
            assignee,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LoadQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LoadBorrowed, tokio_postgres::Error>,
    mapper: fn(LoadBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LoadQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LoadBorrowed) -> R) -> LoadQuery<'c, 'a, 's, C, R, N> {
        LoadQuery {
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
pub struct LoadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn load() -> LoadStmt {
    LoadStmt(
        "SELECT t AS ticket, ARRAY( SELECT e FROM hd.events e WHERE e.ticket_id = t.id AND e.seq > t.last_seq - $1 ORDER BY e.seq ) AS tail, changed.description, changed.location, changed.category, changed.assignee FROM hd.tickets t CROSS JOIN LATERAL ( SELECT coalesce(max(e.seq) FILTER (WHERE e.kind = 'edited' AND e.data->>'field' = 'description'), 0) AS description, coalesce(max(e.seq) FILTER (WHERE e.kind = 'edited' AND e.data->>'field' = 'location'), 0)    AS location, coalesce(max(e.seq) FILTER (WHERE e.kind = 'category'), 0)                                    AS category, coalesce(max(e.seq) FILTER (WHERE e.kind = 'assigned'), 0)                                    AS assignee FROM hd.events e WHERE e.ticket_id = t.id AND e.kind IN ('edited', 'category', 'assigned') ) AS changed WHERE t.id = $2",
        None,
    )
}
impl LoadStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tail: &'a i64,
        ticket: &'a i64,
    ) -> LoadQuery<'c, 'a, 's, C, Load, 2> {
        LoadQuery {
            client,
            params: [tail, ticket],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LoadBorrowed, tokio_postgres::Error> {
                Ok(LoadBorrowed {
                    ticket: row.try_get(0)?,
                    tail: row.try_get(1)?,
                    description: row.try_get(2)?,
                    location: row.try_get(3)?,
                    category: row.try_get(4)?,
                    assignee: row.try_get(5)?,
                })
            },
            mapper: |it| Load::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<'c, 'a, 's, LoadParams, LoadQuery<'c, 'a, 's, C, Load, 2>, C>
    for LoadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LoadParams,
    ) -> LoadQuery<'c, 'a, 's, C, Load, 2> {
        self.bind(client, &params.tail, &params.ticket)
    }
}
