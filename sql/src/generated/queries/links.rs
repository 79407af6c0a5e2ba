//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct LinksParams {
    pub ticket: i64,
    pub most: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Links {
    pub follows: Option<i64>,
    pub followed_by: Vec<i64>,
    pub stars: Option<i32>,
}
pub struct LinksBorrowed<'a> {
    pub follows: Option<i64>,
    pub followed_by: crate::generated::ArrayIterator<'a, i64>,
    pub stars: Option<i32>,
}
impl<'a> From<LinksBorrowed<'a>> for Links {
    fn from(
        LinksBorrowed {
            follows,
            followed_by,
            stars,
        }: LinksBorrowed<'a>,
    ) -> Self {
        Self {
            follows,
            followed_by: followed_by.map(|v| v).collect(),
            stars,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LinksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LinksBorrowed, tokio_postgres::Error>,
    mapper: fn(LinksBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LinksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LinksBorrowed) -> R) -> LinksQuery<'c, 'a, 's, C, R, N> {
        LinksQuery {
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
pub struct LinksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn links() -> LinksStmt {
    LinksStmt(
        "SELECT ( SELECT (e.data->>'follows')::bigint FROM hd.events e WHERE e.ticket_id = $1 AND e.seq = 1 ) AS follows, ARRAY( SELECT e.ticket_id FROM hd.events e WHERE e.kind = 'opened' AND e.data->>'follows' IS NOT NULL AND (e.data->>'follows')::bigint = $1 ORDER BY e.ticket_id DESC LIMIT $2 ) AS followed_by, (SELECT r.stars FROM hd.ratings r WHERE r.ticket_id = $1) AS stars",
        None,
    )
}
impl LinksStmt {
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
        most: &'a i64,
    ) -> LinksQuery<'c, 'a, 's, C, Links, 2> {
        LinksQuery {
            client,
            params: [ticket, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LinksBorrowed, tokio_postgres::Error> {
                Ok(LinksBorrowed {
                    follows: row.try_get(0)?,
                    followed_by: row.try_get(1)?,
                    stars: row.try_get(2)?,
                })
            },
            mapper: |it| Links::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<'c, 'a, 's, LinksParams, LinksQuery<'c, 'a, 's, C, Links, 2>, C>
    for LinksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinksParams,
    ) -> LinksQuery<'c, 'a, 's, C, Links, 2> {
        self.bind(client, &params.ticket, &params.most)
    }
}
