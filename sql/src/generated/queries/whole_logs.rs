//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct WholeLogsParams {
    pub after: i64,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct WholeLogs {
    pub ticket: crate::generated::types::hd::Tickets,
    pub log: Vec<crate::generated::types::hd::Events>,
}
pub struct WholeLogsBorrowed<'a> {
    pub ticket: crate::generated::types::hd::TicketsBorrowed<'a>,
    pub log: crate::generated::ArrayIterator<'a, crate::generated::types::hd::EventsBorrowed<'a>>,
}
impl<'a> From<WholeLogsBorrowed<'a>> for WholeLogs {
    fn from(WholeLogsBorrowed { ticket, log }: WholeLogsBorrowed<'a>) -> Self {
        Self {
            ticket: ticket.into(),
            log: log.map(|v| v.into()).collect(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct WholeLogsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WholeLogsBorrowed, tokio_postgres::Error>,
    mapper: fn(WholeLogsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WholeLogsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WholeLogsBorrowed) -> R) -> WholeLogsQuery<'c, 'a, 's, C, R, N> {
        WholeLogsQuery {
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
pub struct WholeLogsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn whole_logs() -> WholeLogsStmt {
    WholeLogsStmt(
        "SELECT t AS ticket, ARRAY( SELECT e FROM hd.events e WHERE e.ticket_id = t.id ORDER BY e.seq ) AS log FROM hd.tickets t WHERE t.id > $1 ORDER BY t.id LIMIT $2",
        None,
    )
}
impl WholeLogsStmt {
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
        after: &'a i64,
        limit: &'a i64,
    ) -> WholeLogsQuery<'c, 'a, 's, C, WholeLogs, 2> {
        WholeLogsQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<WholeLogsBorrowed, tokio_postgres::Error> {
                    Ok(WholeLogsBorrowed {
                        ticket: row.try_get(0)?,
                        log: row.try_get(1)?,
                    })
                },
            mapper: |it| WholeLogs::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        WholeLogsParams,
        WholeLogsQuery<'c, 'a, 's, C, WholeLogs, 2>,
        C,
    > for WholeLogsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WholeLogsParams,
    ) -> WholeLogsQuery<'c, 'a, 's, C, WholeLogs, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
