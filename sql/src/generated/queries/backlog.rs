//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct BacklogParams<
    T1: crate::generated::ArraySql<Item = chrono::NaiveDate>,
    T2: crate::generated::ArraySql<Item = i64>,
> {
    pub seconds: i64,
    pub known_months: T1,
    pub known_stamps: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Backlog {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub since: chrono::DateTime<chrono::Utc>,
    pub month: Option<chrono::NaiveDate>,
    pub stamp: Option<i64>,
    pub known: bool,
    pub statuses: Vec<String>,
    pub categories: Vec<String>,
    pub counts: Vec<i64>,
}
pub struct BacklogBorrowed<'a> {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub since: chrono::DateTime<chrono::Utc>,
    pub month: Option<chrono::NaiveDate>,
    pub stamp: Option<i64>,
    pub known: bool,
    pub statuses: crate::generated::ArrayIterator<'a, &'a str>,
    pub categories: crate::generated::ArrayIterator<'a, &'a str>,
    pub counts: crate::generated::ArrayIterator<'a, i64>,
}
impl<'a> From<BacklogBorrowed<'a>> for Backlog {
    fn from(
        BacklogBorrowed {
            as_of,
            since,
            month,
            stamp,
            known,
            statuses,
            categories,
            counts,
        }: BacklogBorrowed<'a>,
    ) -> Self {
        Self {
            as_of,
            since,
            month,
            stamp,
            known,
            statuses: statuses.map(|v| v.into()).collect(),
            categories: categories.map(|v| v.into()).collect(),
            counts: counts.map(|v| v).collect(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct BacklogQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BacklogBorrowed, tokio_postgres::Error>,
    mapper: fn(BacklogBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BacklogQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BacklogBorrowed) -> R) -> BacklogQuery<'c, 'a, 's, C, R, N> {
        BacklogQuery {
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
pub struct BacklogStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn backlog() -> BacklogStmt {
    BacklogStmt(
        "WITH span AS MATERIALIZED ( SELECT as_of, since, whole, zone, (date_trunc('month', whole AT TIME ZONE zone - interval '1 microsecond') + interval '1 month')::date AS from_month FROM ( SELECT statement_timestamp() AS as_of, statement_timestamp() - make_interval(secs => $1::bigint) AS since, date_trunc('hour', statement_timestamp() - make_interval(secs => $1::bigint), 'UTC') + interval '1 hour' AS whole, timezone AS zone FROM hd.settings LIMIT 1 ) AS s ), months AS MATERIALIZED ( SELECT m.month, m.month::timestamp AT TIME ZONE span.zone AS begins, (m.month + interval '1 month') AT TIME ZONE span.zone AS ends, m.stamp, k.month IS NOT NULL AS known FROM span JOIN ( SELECT month, (((date_part('epoch', pg_postmaster_start_time()) * 1000)::bigint % 2147483648) << 32) | xmin::text::bigint AS stamp FROM hd.resolved_by_month ) AS m ON m.month >= span.from_month LEFT JOIN unnest($2::date[], $3::bigint[]) AS k (month, stamp) ON k.month = m.month AND k.stamp = m.stamp ), counted AS ( SELECT status, category, n FROM hd.unclosed_by_hour WHERE hour >= (SELECT whole FROM span) AND hour < (SELECT from_month::timestamp AT TIME ZONE zone FROM span) UNION ALL SELECT u.status, u.category, u.n FROM ( SELECT date_trunc('hour', ends, 'UTC') AS hour FROM months WHERE ends <> date_trunc('hour', ends, 'UTC') UNION SELECT date_trunc('hour', begins, 'UTC') FROM months WHERE begins <> date_trunc('hour', begins, 'UTC') AND month > (SELECT from_month FROM span) ) AS between_months JOIN hd.unclosed_by_hour u USING (hour) UNION ALL SELECT status, category, count(*) FROM hd.tickets WHERE closed_at IS NULL AND opened_at >= (SELECT since FROM span) AND opened_at < (SELECT whole FROM span) GROUP BY status, category ) SELECT span.as_of, span.since, s.month, s.stamp, s.known, s.statuses, s.categories, s.counts FROM span CROSS JOIN ( SELECT NULL::date AS month, NULL::bigint AS stamp, false AS known, coalesce(array_agg(status), '{}') AS statuses, coalesce(array_agg(category), '{}') AS categories, coalesce(array_agg(n), '{}') AS counts FROM ( SELECT status, category, sum(n)::bigint AS n FROM counted GROUP BY status, category ) AS c UNION ALL SELECT months.month, months.stamp, months.known, coalesce(of_month.statuses, '{}'), coalesce(of_month.categories, '{}'), coalesce(of_month.counts, '{}') FROM months CROSS JOIN LATERAL ( SELECT array_agg(status) AS statuses, array_agg(category) AS categories, array_agg(n) AS counts FROM ( SELECT u.status, u.category, sum(u.n)::bigint AS n FROM hd.unclosed_by_hour u WHERE NOT months.known AND u.hour >= months.begins AND u.hour <= months.ends - interval '1 hour' GROUP BY u.status, u.category ) AS u ) AS of_month ) AS s",
        None,
    )
}
impl BacklogStmt {
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
    >(
        &'s self,
        client: &'c C,
        seconds: &'a i64,
        known_months: &'a T1,
        known_stamps: &'a T2,
    ) -> BacklogQuery<'c, 'a, 's, C, Backlog, 3> {
        BacklogQuery {
            client,
            params: [seconds, known_months, known_stamps],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<BacklogBorrowed, tokio_postgres::Error> {
                    Ok(BacklogBorrowed {
                        as_of: row.try_get(0)?,
                        since: row.try_get(1)?,
                        month: row.try_get(2)?,
                        stamp: row.try_get(3)?,
                        known: row.try_get(4)?,
                        statuses: row.try_get(5)?,
                        categories: row.try_get(6)?,
                        counts: row.try_get(7)?,
                    })
                },
            mapper: |it| Backlog::from(it),
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
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        BacklogParams<T1, T2>,
        BacklogQuery<'c, 'a, 's, C, Backlog, 3>,
        C,
    > for BacklogStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BacklogParams<T1, T2>,
    ) -> BacklogQuery<'c, 'a, 's, C, Backlog, 3> {
        self.bind(
            client,
            &params.seconds,
            &params.known_months,
            &params.known_stamps,
        )
    }
}
