//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct EventsAfterParams {
    pub ticket: i64,
    pub after: i64,
    pub limit: i64,
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct HdEventsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<crate::generated::types::hd::EventsBorrowed, tokio_postgres::Error>,
    mapper: fn(crate::generated::types::hd::EventsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HdEventsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(crate::generated::types::hd::EventsBorrowed) -> R,
    ) -> HdEventsQuery<'c, 'a, 's, C, R, N> {
        HdEventsQuery {
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
pub struct EventsAfterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn events_after() -> EventsAfterStmt {
    EventsAfterStmt(
        "SELECT e AS event FROM hd.events e WHERE e.ticket_id = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3",
        None,
    )
}
impl EventsAfterStmt {
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
        ticket: &'a i64,
        after: &'a i64,
        limit: &'a i64,
    ) -> HdEventsQuery<'c, 'a, 's, C, crate::generated::types::hd::Events, 3> {
        HdEventsQuery {
            client,
            params: [ticket, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        EventsAfterParams,
        HdEventsQuery<'c, 'a, 's, C, crate::generated::types::hd::Events, 3>,
        C,
    > for EventsAfterStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EventsAfterParams,
    ) -> HdEventsQuery<'c, 'a, 's, C, crate::generated::types::hd::Events, 3> {
        self.bind(client, &params.ticket, &params.after, &params.limit)
    }
}
