//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct RateParams<T1: crate::generated::StringSql> {
    pub ticket: i64,
    pub person: uuid::Uuid,
    pub cid: T1,
    pub stars: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    pub outcome: String,
    pub stars: Option<i32>,
    pub at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct RateBorrowed<'a> {
    pub outcome: &'a str,
    pub stars: Option<i32>,
    pub at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<RateBorrowed<'a>> for Rate {
    fn from(RateBorrowed { outcome, stars, at }: RateBorrowed<'a>) -> Self {
        Self {
            outcome: outcome.into(),
            stars,
            at,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct RateQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RateBorrowed, tokio_postgres::Error>,
    mapper: fn(RateBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RateQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RateBorrowed) -> R) -> RateQuery<'c, 'a, 's, C, R, N> {
        RateQuery {
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
pub struct RateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rate() -> RateStmt {
    RateStmt(
        "SELECT outcome, stars, at FROM hd.rate($1, $2, $3, $4)",
        None,
    )
}
impl RateStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        ticket: &'a i64,
        person: &'a uuid::Uuid,
        cid: &'a T1,
        stars: &'a i32,
    ) -> RateQuery<'c, 'a, 's, C, Rate, 4> {
        RateQuery {
            client,
            params: [ticket, person, cid, stars],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RateBorrowed, tokio_postgres::Error> {
                Ok(RateBorrowed {
                    outcome: row.try_get(0)?,
                    stars: row.try_get(1)?,
                    at: row.try_get(2)?,
                })
            },
            mapper: |it| Rate::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<'c, 'a, 's, RateParams<T1>, RateQuery<'c, 'a, 's, C, Rate, 4>, C>
    for RateStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RateParams<T1>,
    ) -> RateQuery<'c, 'a, 's, C, Rate, 4> {
        self.bind(
            client,
            &params.ticket,
            &params.person,
            &params.cid,
            &params.stars,
        )
    }
}
