//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct ResponsesParams<
    T1: crate::generated::ArraySql<Item = chrono::NaiveDate>,
    T2: crate::generated::ArraySql<Item = i64>,
    T3: crate::generated::ArraySql<Item = f64>,
> {
    pub first: chrono::NaiveDate,
    pub last: chrono::NaiveDate,
    pub months: T1,
    pub counts: T2,
    pub sums: T3,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Responses {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub month: chrono::NaiveDate,
    pub opened: i64,
    pub answered: i64,
    pub seconds: Option<f64>,
    pub p50: Option<f64>,
    pub p90: Option<f64>,
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ResponsesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Responses, tokio_postgres::Error>,
    mapper: fn(Responses) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ResponsesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Responses) -> R) -> ResponsesQuery<'c, 'a, 's, C, R, N> {
        ResponsesQuery {
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
pub struct ResponsesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn responses() -> ResponsesStmt {
    ResponsesStmt(
        "WITH month AS ( SELECT m::date                                AS month, coalesce(all_of.opened, 0)             AS opened, coalesce(kept.answered, 0)             AS answered, kept.seconds FROM generate_series($1::date::timestamp, $2::date::timestamp, interval '1 month') AS m LEFT JOIN hd.resolved_by_month all_of ON all_of.month = m::date LEFT JOIN hd.responded_by_month kept ON kept.month = m::date ), ranked AS ( SELECT h.month, h.bucket, h.n, sum(h.n) OVER (PARTITION BY h.month ORDER BY h.bucket) AS up_to, sum(h.n) OVER (PARTITION BY h.month)                   AS total FROM hd.responded_histogram h JOIN month USING (month) WHERE NOT EXISTS ( SELECT FROM unnest($3::date[], $4::bigint[], $5::double precision[]) AS known (month, answered, seconds) WHERE known.month = month.month AND known.answered = month.answered AND known.seconds = month.seconds::double precision ) ), rough AS ( SELECT month, p, power(1.05::double precision, min(bucket + (p * (total - 1) - (up_to - n) + 0.5) / n)) AS seconds FROM ranked CROSS JOIN (VALUES (0.5), (0.9)) AS wanted (p) WHERE p * (total - 1) >= up_to - n AND p * (total - 1) < up_to GROUP BY month, p ) SELECT statement_timestamp()                AS as_of, month.month, month.opened::bigint                 AS opened, month.answered::bigint               AS answered, month.seconds::double precision      AS seconds, p50.seconds                          AS p50, p90.seconds                          AS p90 FROM month LEFT JOIN rough p50 ON p50.month = month.month AND p50.p = 0.5 LEFT JOIN rough p90 ON p90.month = month.month AND p90.p = 0.9 ORDER BY month.month",
        None,
    )
}
impl ResponsesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::generated::ArraySql<Item = chrono::NaiveDate>,
        T2: crate::generated::ArraySql<Item = i64>,
        T3: crate::generated::ArraySql<Item = f64>,
    >(
        &'s self,
        client: &'c C,
        first: &'a chrono::NaiveDate,
        last: &'a chrono::NaiveDate,
        months: &'a T1,
        counts: &'a T2,
        sums: &'a T3,
    ) -> ResponsesQuery<'c, 'a, 's, C, Responses, 5> {
        ResponsesQuery {
            client,
            params: [first, last, months, counts, sums],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Responses, tokio_postgres::Error> {
                Ok(Responses {
                    as_of: row.try_get(0)?,
                    month: row.try_get(1)?,
                    opened: row.try_get(2)?,
                    answered: row.try_get(3)?,
                    seconds: row.try_get(4)?,
                    p50: row.try_get(5)?,
                    p90: row.try_get(6)?,
                })
            },
            mapper: |it| Responses::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::ArraySql<Item = chrono::NaiveDate>,
    T2: crate::generated::ArraySql<Item = i64>,
    T3: crate::generated::ArraySql<Item = f64>,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ResponsesParams<T1, T2, T3>,
        ResponsesQuery<'c, 'a, 's, C, Responses, 5>,
        C,
    > for ResponsesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ResponsesParams<T1, T2, T3>,
    ) -> ResponsesQuery<'c, 'a, 's, C, Responses, 5> {
        self.bind(
            client,
            &params.first,
            &params.last,
            &params.months,
            &params.counts,
            &params.sums,
        )
    }
}
