//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct ResolutionCountedParams<T1: crate::generated::StringSql> {
    pub zone: T1,
    pub first: chrono::NaiveDate,
    pub last: chrono::NaiveDate,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ResolutionCounted {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub month: chrono::NaiveDate,
    pub opened: i64,
    pub closed: i64,
    pub seconds: Option<f64>,
    pub p50: Option<f64>,
    pub p90: Option<f64>,
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ResolutionCountedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ResolutionCounted, tokio_postgres::Error>,
    mapper: fn(ResolutionCounted) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ResolutionCountedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ResolutionCounted) -> R,
    ) -> ResolutionCountedQuery<'c, 'a, 's, C, R, N> {
        ResolutionCountedQuery {
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
pub struct ResolutionCountedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn resolution_counted() -> ResolutionCountedStmt {
    ResolutionCountedStmt(
        "WITH month AS ( SELECT m::date                                     AS month, m AT TIME ZONE $1                        AS begins, (m + interval '1 month') AT TIME ZONE $1 AS ends FROM generate_series($2::date::timestamp, $3::date::timestamp, interval '1 month') AS m ) SELECT statement_timestamp()         AS as_of, month.month, counted.opened, counted.closed, counted.seconds, counted.p[1]                  AS p50, counted.p[2]                  AS p90 FROM month CROSS JOIN LATERAL ( SELECT count(*)                                                                 AS opened, count(t.closed_at)                                                       AS closed, sum(extract(epoch FROM t.closed_at - t.opened_at))::double precision     AS seconds, percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP ( ORDER BY extract(epoch FROM t.closed_at - t.opened_at)::double precision )                                                                        AS p FROM hd.tickets t WHERE t.opened_at >= month.begins AND t.opened_at < month.ends ) AS counted ORDER BY month.month",
        None,
    )
}
impl ResolutionCountedStmt {
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
        zone: &'a T1,
        first: &'a chrono::NaiveDate,
        last: &'a chrono::NaiveDate,
    ) -> ResolutionCountedQuery<'c, 'a, 's, C, ResolutionCounted, 3> {
        ResolutionCountedQuery {
            client,
            params: [zone, first, last],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ResolutionCounted, tokio_postgres::Error> {
                    Ok(ResolutionCounted {
                        as_of: row.try_get(0)?,
                        month: row.try_get(1)?,
                        opened: row.try_get(2)?,
                        closed: row.try_get(3)?,
                        seconds: row.try_get(4)?,
                        p50: row.try_get(5)?,
                        p90: row.try_get(6)?,
                    })
                },
            mapper: |it| ResolutionCounted::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ResolutionCountedParams<T1>,
        ResolutionCountedQuery<'c, 'a, 's, C, ResolutionCounted, 3>,
        C,
    > for ResolutionCountedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ResolutionCountedParams<T1>,
    ) -> ResolutionCountedQuery<'c, 'a, 's, C, ResolutionCounted, 3> {
        self.bind(client, &params.zone, &params.first, &params.last)
    }
}
