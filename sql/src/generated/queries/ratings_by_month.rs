//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct RatingsByMonthParams {
    pub first: chrono::NaiveDate,
    pub last: chrono::NaiveDate,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct RatingsByMonth {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub month: chrono::NaiveDate,
    pub closed: i64,
    pub stars: i32,
    pub n: i64,
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct RatingsByMonthQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RatingsByMonth, tokio_postgres::Error>,
    mapper: fn(RatingsByMonth) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RatingsByMonthQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(RatingsByMonth) -> R,
    ) -> RatingsByMonthQuery<'c, 'a, 's, C, R, N> {
        RatingsByMonthQuery {
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
pub struct RatingsByMonthStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ratings_by_month() -> RatingsByMonthStmt {
    RatingsByMonthStmt(
        "SELECT statement_timestamp()                     AS as_of, m::date                                   AS month, coalesce(all_of.closed, 0)::bigint        AS closed, star.n::int                               AS stars, coalesce(kept.n, 0)::bigint               AS n FROM generate_series($1::date::timestamp, $2::date::timestamp, interval '1 month') AS m CROSS JOIN generate_series(1, 5) AS star (n) LEFT JOIN hd.resolved_by_month all_of ON all_of.month = m::date LEFT JOIN hd.rated_by_month kept ON kept.month = m::date AND kept.stars = star.n ORDER BY m, star.n",
        None,
    )
}
impl RatingsByMonthStmt {
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
        first: &'a chrono::NaiveDate,
        last: &'a chrono::NaiveDate,
    ) -> RatingsByMonthQuery<'c, 'a, 's, C, RatingsByMonth, 2> {
        RatingsByMonthQuery {
            client,
            params: [first, last],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RatingsByMonth, tokio_postgres::Error> {
                    Ok(RatingsByMonth {
                        as_of: row.try_get(0)?,
                        month: row.try_get(1)?,
                        closed: row.try_get(2)?,
                        stars: row.try_get(3)?,
                        n: row.try_get(4)?,
                    })
                },
            mapper: |it| RatingsByMonth::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        RatingsByMonthParams,
        RatingsByMonthQuery<'c, 'a, 's, C, RatingsByMonth, 2>,
        C,
    > for RatingsByMonthStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RatingsByMonthParams,
    ) -> RatingsByMonthQuery<'c, 'a, 's, C, RatingsByMonth, 2> {
        self.bind(client, &params.first, &params.last)
    }
}
