//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct BuildingsOverTimeParams<
    T1: crate::generated::ArraySql<Item = chrono::NaiveDate>,
    T2: crate::generated::ArraySql<Item = i64>,
> {
    pub seconds: i64,
    pub known_months: T1,
    pub known_stamps: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct BuildingsOverTime {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub since: chrono::DateTime<chrono::Utc>,
    pub zone: String,
    pub month: Option<chrono::NaiveDate>,
    pub stamp: Option<i64>,
    pub known: bool,
    pub buildings: Vec<String>,
    pub opened: Vec<i64>,
    pub unclosed: Vec<i64>,
}
pub struct BuildingsOverTimeBorrowed<'a> {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub since: chrono::DateTime<chrono::Utc>,
    pub zone: &'a str,
    pub month: Option<chrono::NaiveDate>,
    pub stamp: Option<i64>,
    pub known: bool,
    pub buildings: crate::generated::ArrayIterator<'a, &'a str>,
    pub opened: crate::generated::ArrayIterator<'a, i64>,
    pub unclosed: crate::generated::ArrayIterator<'a, i64>,
}
impl<'a> From<BuildingsOverTimeBorrowed<'a>> for BuildingsOverTime {
    fn from(
        BuildingsOverTimeBorrowed {
            as_of,
            since,
            zone,
            month,
            stamp,
            known,
            buildings,
            opened,
            unclosed,
        }: BuildingsOverTimeBorrowed<'a>,
    ) -> Self {
        Self {
            as_of,
            since,
            zone: zone.into(),
            month,
            stamp,
            known,
            buildings: buildings.map(|v| v.into()).collect(),
            opened: opened.map(|v| v).collect(),
            unclosed: unclosed.map(|v| v).collect(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct BuildingsOverTimeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BuildingsOverTimeBorrowed, tokio_postgres::Error>,
    mapper: fn(BuildingsOverTimeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BuildingsOverTimeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(BuildingsOverTimeBorrowed) -> R,
    ) -> BuildingsOverTimeQuery<'c, 'a, 's, C, R, N> {
        BuildingsOverTimeQuery {
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
pub struct BuildingsOverTimeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn buildings_over_time() -> BuildingsOverTimeStmt {
    BuildingsOverTimeStmt(
        "WITH span AS ( SELECT statement_timestamp() AS as_of, statement_timestamp() - make_interval(secs => $1::bigint) AS since, timezone AS zone FROM hd.settings LIMIT 1 ), broken AS ( SELECT d.*, since - begins < ends - since AS early, coalesce((SELECT min(f.hour) FROM hd.flow_by_hour f WHERE f.hour > d.hour AND f.hour < d.ends), ends) AS next_hour FROM ( SELECT hd.day_of(since, zone) AS day, since, hd.hour_of(since, zone) AS hour, hd.day_of(since, zone)::timestamp AT TIME ZONE zone AS begins, (hd.day_of(since, zone) + 1)::timestamp AT TIME ZONE zone AS ends FROM span ) AS d ), part AS MATERIALIZED ( SELECT day, CASE WHEN early THEN day ELSE day + 1 END AS from_day, (date_trunc('month', CASE WHEN early THEN day - 1 ELSE day END::timestamp) + interval '1 month')::date AS from_month, CASE WHEN early THEN -1 ELSE 1 END AS sign, CASE WHEN early THEN begins ELSE since END AS since, CASE WHEN early THEN since ELSE ends END AS until, CASE WHEN early THEN hour ELSE since END AS broken_from, CASE WHEN early THEN since ELSE next_hour END AS broken_until, CASE WHEN early THEN begins ELSE next_hour END AS whole_from, CASE WHEN early THEN hour ELSE ends END AS whole_until FROM broken ), placed AS MATERIALIZED ( SELECT b.building, ( SELECT count(*) FROM hd.tickets t WHERE t.building = b.building AND t.opened_at >= part.since AND t.opened_at < part.until ) AS opened FROM part JOIN hd.building_by_day b ON b.day = part.day WHERE b.building <> '' ), counted AS ( SELECT building, sum(opened)::bigint AS opened, sum(unclosed)::bigint AS unclosed FROM hd.building_by_day WHERE day >= (SELECT from_day FROM part) AND day < (SELECT from_month FROM part) GROUP BY building UNION ALL SELECT placed.building, part.sign * placed.opened, 0 FROM part, placed UNION ALL SELECT '', part.sign * ( (SELECT count(*) FROM hd.tickets t WHERE t.opened_at >= part.broken_from AND t.opened_at < part.broken_until) + ( SELECT coalesce(sum(f.opened), 0)::bigint FROM hd.flow_by_hour f WHERE f.hour >= part.whole_from AND f.hour < part.whole_until ) - (SELECT coalesce(sum(opened), 0)::bigint FROM placed) ), 0 FROM part UNION ALL SELECT coalesce(t.building, ''), 0, (SELECT sign FROM part) FROM hd.tickets t WHERE t.closed_at IS NULL AND t.opened_at >= (SELECT since FROM part) AND t.opened_at < (SELECT until FROM part) ), months AS MATERIALIZED ( SELECT m.month, m.stamp, k.month IS NOT NULL AS known FROM ( SELECT month, (((date_part('epoch', pg_postmaster_start_time()) * 1000)::bigint % 2147483648) << 32) | xmin::text::bigint AS stamp FROM hd.resolved_by_month ) AS m LEFT JOIN unnest($2::date[], $3::bigint[]) AS k (month, stamp) ON k.month = m.month AND k.stamp = m.stamp WHERE m.month >= (SELECT from_month FROM part) ) SELECT span.as_of, span.since, span.zone, s.month, s.stamp, s.known, s.buildings, s.opened, s.unclosed FROM span CROSS JOIN ( SELECT NULL::date AS month, NULL::bigint AS stamp, false AS known, coalesce(array_agg(building), '{}') AS buildings, coalesce(array_agg(opened), '{}') AS opened, coalesce(array_agg(unclosed), '{}') AS unclosed FROM ( SELECT building, sum(opened)::bigint AS opened, sum(unclosed)::bigint AS unclosed FROM counted GROUP BY building ) AS c UNION ALL SELECT months.month, months.stamp, months.known, coalesce(of_month.buildings, '{}'), coalesce(of_month.opened, '{}'), coalesce(of_month.unclosed, '{}') FROM months CROSS JOIN LATERAL ( SELECT array_agg(building) AS buildings, array_agg(opened) AS opened, array_agg(unclosed) AS unclosed FROM ( SELECT b.building, sum(b.opened)::bigint AS opened, sum(b.unclosed)::bigint AS unclosed FROM hd.building_by_day b WHERE NOT months.known AND b.day >= months.month AND b.day < (months.month + interval '1 month')::date GROUP BY b.building ) AS b ) AS of_month ) AS s",
        None,
    )
}
impl BuildingsOverTimeStmt {
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
    ) -> BuildingsOverTimeQuery<'c, 'a, 's, C, BuildingsOverTime, 3> {
        BuildingsOverTimeQuery {
            client,
            params: [seconds, known_months, known_stamps],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<BuildingsOverTimeBorrowed, tokio_postgres::Error> {
                Ok(BuildingsOverTimeBorrowed {
                    as_of: row.try_get(0)?,
                    since: row.try_get(1)?,
                    zone: row.try_get(2)?,
                    month: row.try_get(3)?,
                    stamp: row.try_get(4)?,
                    known: row.try_get(5)?,
                    buildings: row.try_get(6)?,
                    opened: row.try_get(7)?,
                    unclosed: row.try_get(8)?,
                })
            },
            mapper: |it| BuildingsOverTime::from(it),
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
        BuildingsOverTimeParams<T1, T2>,
        BuildingsOverTimeQuery<'c, 'a, 's, C, BuildingsOverTime, 3>,
        C,
    > for BuildingsOverTimeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BuildingsOverTimeParams<T1, T2>,
    ) -> BuildingsOverTimeQuery<'c, 'a, 's, C, BuildingsOverTime, 3> {
        self.bind(
            client,
            &params.seconds,
            &params.known_months,
            &params.known_stamps,
        )
    }
}
