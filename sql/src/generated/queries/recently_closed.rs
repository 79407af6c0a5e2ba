//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct RecentlyClosedParams {
    pub requester: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct RecentlyClosed {
    pub id: i64,
    pub closed_at: chrono::DateTime<chrono::Utc>,
    pub stars: Option<i32>,
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct RecentlyClosedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RecentlyClosed, tokio_postgres::Error>,
    mapper: fn(RecentlyClosed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RecentlyClosedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(RecentlyClosed) -> R,
    ) -> RecentlyClosedQuery<'c, 'a, 's, C, R, N> {
        RecentlyClosedQuery {
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
pub struct RecentlyClosedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn recently_closed() -> RecentlyClosedStmt {
    RecentlyClosedStmt(
        "SELECT t.id, t.closed_at, r.stars FROM hd.tickets t LEFT JOIN hd.ratings r ON r.ticket_id = t.id WHERE t.requester_id = $1 AND t.closed_at IS NOT NULL AND hd.may_be_rated(t.closed_at) ORDER BY t.closed_at DESC, t.id DESC LIMIT $2",
        None,
    )
}
impl RecentlyClosedStmt {
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
        requester: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> RecentlyClosedQuery<'c, 'a, 's, C, RecentlyClosed, 2> {
        RecentlyClosedQuery {
            client,
            params: [requester, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RecentlyClosed, tokio_postgres::Error> {
                    Ok(RecentlyClosed {
                        id: row.try_get(0)?,
                        closed_at: row.try_get(1)?,
                        stars: row.try_get(2)?,
                    })
                },
            mapper: |it| RecentlyClosed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        RecentlyClosedParams,
        RecentlyClosedQuery<'c, 'a, 's, C, RecentlyClosed, 2>,
        C,
    > for RecentlyClosedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RecentlyClosedParams,
    ) -> RecentlyClosedQuery<'c, 'a, 's, C, RecentlyClosed, 2> {
        self.bind(client, &params.requester, &params.limit)
    }
}
