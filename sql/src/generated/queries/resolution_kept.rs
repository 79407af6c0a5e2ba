//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct ResolutionKeptParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::ArraySql<Item = chrono::NaiveDate>,
    T3: crate::generated::ArraySql<Item = i64>,
    T4: crate::generated::ArraySql<Item = f64>,
> {
    pub zone: T1,
    pub first: chrono::NaiveDate,
    pub last: chrono::NaiveDate,
    pub months: T2,
    pub counts: T3,
    pub sums: T4,
    pub exact: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ResolutionKept {
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
pub struct ResolutionKeptQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ResolutionKept, tokio_postgres::Error>,
    mapper: fn(ResolutionKept) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ResolutionKeptQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ResolutionKept) -> R,
    ) -> ResolutionKeptQuery<'c, 'a, 's, C, R, N> {
        ResolutionKeptQuery {
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
pub struct ResolutionKeptStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn resolution_kept() -> ResolutionKeptStmt {
    ResolutionKeptStmt(
        "WITH month AS ( SELECT m::date                                              AS month, m AT TIME ZONE $1                                 AS begins, (m + interval '1 month') AT TIME ZONE $1          AS ends, coalesce(kept.opened, 0)                             AS opened, coalesce(kept.closed, 0)                             AS closed, kept.seconds FROM generate_series($2::date::timestamp, $3::date::timestamp, interval '1 month') AS m LEFT JOIN hd.resolved_by_month kept ON kept.month = m::date ), unknown AS ( SELECT month.month, month.begins, month.ends, month.closed FROM month WHERE month.closed > 0 AND NOT EXISTS ( SELECT FROM unnest($4::date[], $5::bigint[], $6::double precision[]) AS known (month, closed, seconds) WHERE known.month = month.month AND known.closed = month.closed AND known.seconds = month.seconds::double precision ) ), ranked AS ( SELECT h.month, h.bucket, h.n, sum(h.n) OVER (PARTITION BY h.month ORDER BY h.bucket) AS up_to, sum(h.n) OVER (PARTITION BY h.month)                   AS total FROM hd.resolved_histogram h JOIN unknown USING (month) WHERE unknown.closed > $7::bigint ), rough AS ( SELECT month, p, power(1.05::double precision, min(bucket + (p * (total - 1) - (up_to - n) + 0.5) / n)) AS seconds FROM ranked CROSS JOIN (VALUES (0.5), (0.9)) AS wanted (p) WHERE p * (total - 1) >= up_to - n AND p * (total - 1) < up_to GROUP BY month, p ) SELECT statement_timestamp()                                        AS as_of, month.month, month.opened::bigint                                         AS opened, month.closed::bigint                                         AS closed, month.seconds::double precision                              AS seconds, coalesce(exact.p[1], p50.seconds)                            AS p50, coalesce(exact.p[2], p90.seconds)                            AS p90 FROM month LEFT JOIN LATERAL ( SELECT percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP ( ORDER BY extract(epoch FROM t.closed_at - t.opened_at)::double precision ) AS p FROM unknown JOIN hd.tickets t ON t.opened_at >= unknown.begins AND t.opened_at < unknown.ends WHERE unknown.month = month.month AND unknown.closed <= $7::bigint AND t.status = 'closed' ) AS exact ON true LEFT JOIN rough p50 ON p50.month = month.month AND p50.p = 0.5 LEFT JOIN rough p90 ON p90.month = month.month AND p90.p = 0.9 ORDER BY month.month",
        None,
    )
}
impl ResolutionKeptStmt {
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
        T1: crate::generated::StringSql,
        T2: crate::generated::ArraySql<Item = chrono::NaiveDate>,
        T3: crate::generated::ArraySql<Item = i64>,
        T4: crate::generated::ArraySql<Item = f64>,
    >(
        &'s self,
        client: &'c C,
        zone: &'a T1,
        first: &'a chrono::NaiveDate,
        last: &'a chrono::NaiveDate,
        months: &'a T2,
        counts: &'a T3,
        sums: &'a T4,
        exact: &'a i64,
    ) -> ResolutionKeptQuery<'c, 'a, 's, C, ResolutionKept, 7> {
        ResolutionKeptQuery {
            client,
            params: [zone, first, last, months, counts, sums, exact],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ResolutionKept, tokio_postgres::Error> {
                    Ok(ResolutionKept {
                        as_of: row.try_get(0)?,
                        month: row.try_get(1)?,
                        opened: row.try_get(2)?,
                        closed: row.try_get(3)?,
                        seconds: row.try_get(4)?,
                        p50: row.try_get(5)?,
                        p90: row.try_get(6)?,
                    })
                },
            mapper: |it| ResolutionKept::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::StringSql,
    T2: crate::generated::ArraySql<Item = chrono::NaiveDate>,
    T3: crate::generated::ArraySql<Item = i64>,
    T4: crate::generated::ArraySql<Item = f64>,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ResolutionKeptParams<T1, T2, T3, T4>,
        ResolutionKeptQuery<'c, 'a, 's, C, ResolutionKept, 7>,
        C,
    > for ResolutionKeptStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ResolutionKeptParams<T1, T2, T3, T4>,
    ) -> ResolutionKeptQuery<'c, 'a, 's, C, ResolutionKept, 7> {
        self.bind(
            client,
            &params.zone,
            &params.first,
            &params.last,
            &params.months,
            &params.counts,
            &params.sums,
            &params.exact,
        )
    }
}
