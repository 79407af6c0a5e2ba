//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug, Clone, PartialEq)]
pub struct BuildingsOverTime {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub since: chrono::DateTime<chrono::Utc>,
    pub buildings: Vec<String>,
    pub opened: Vec<i64>,
    pub unclosed: Vec<i64>,
}
pub struct BuildingsOverTimeBorrowed<'a> {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub since: chrono::DateTime<chrono::Utc>,
    pub buildings: crate::generated::ArrayIterator<'a, &'a str>,
    pub opened: crate::generated::ArrayIterator<'a, i64>,
    pub unclosed: crate::generated::ArrayIterator<'a, i64>,
}
impl<'a> From<BuildingsOverTimeBorrowed<'a>> for BuildingsOverTime {
    fn from(
        BuildingsOverTimeBorrowed {
            as_of,
            since,
            buildings,
            opened,
            unclosed,
        }: BuildingsOverTimeBorrowed<'a>,
    ) -> Self {
        Self {
            as_of,
            since,
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
        "WITH span AS MATERIALIZED ( SELECT statement_timestamp() AS as_of, statement_timestamp() - make_interval(secs => $1::bigint) AS since, timezone AS zone FROM hd.settings LIMIT 1 ), cut AS MATERIALIZED ( SELECT c.*, coalesce( (SELECT min(f.hour) FROM hd.flow_by_hour f WHERE f.hour > c.hour_begins AND f.hour < c.day_ends), c.day_ends ) AS hour_ends FROM ( SELECT since, hd.begin_of(hd.month_of(since, zone), zone) AS month_begins, hd.begin_of((hd.month_of(since, zone) + interval '1 month')::date, zone) AS month_ends, hd.begin_of(hd.day_of(since, zone), zone) AS day_begins, hd.begin_of(hd.day_of(since, zone) + 1, zone) AS day_ends, hd.hour_of(since, zone) AS hour_begins FROM span ) AS c ), whole AS MATERIALIZED ( SELECT cut.*, CASE WHEN since - month_begins < month_ends - since THEN month_begins ELSE month_ends END AS month_from, CASE WHEN since - day_begins < day_ends - since THEN day_begins ELSE day_ends END AS day_from, CASE WHEN since - hour_begins < hour_ends - since THEN hour_begins ELSE hour_ends END AS hour_from FROM cut ), part AS MATERIALIZED ( SELECT 'month'::hd.span AS span, 1 AS sign, month_from AS begins, 'infinity'::timestamptz AS ends FROM whole UNION ALL SELECT 'day', CASE WHEN day_from < month_from THEN 1 ELSE -1 END, least(day_from, month_from), greatest(day_from, month_from) FROM whole UNION ALL SELECT 'hour', CASE WHEN hour_from < day_from THEN 1 ELSE -1 END, least(hour_from, day_from), greatest(hour_from, day_from) FROM whole ), counted AS ( SELECT r.building, part.sign * r.opened AS opened, part.sign * r.unclosed AS unclosed FROM part CROSS JOIN LATERAL ( SELECT b.building, sum(b.opened)::bigint AS opened, sum(b.unclosed)::bigint AS unclosed FROM hd.buildings_by_span b WHERE b.span = part.span AND b.begins >= part.begins AND b.begins < part.ends GROUP BY b.building ) AS r UNION ALL SELECT t.building, edge.sign * t.opened, edge.sign * t.unclosed FROM (SELECT CASE WHEN since < hour_from THEN 1 ELSE -1 END AS sign FROM whole) AS edge CROSS JOIN ( SELECT coalesce(building, '') AS building, count(*) AS opened, count(*) FILTER (WHERE closed_at IS NULL) AS unclosed FROM hd.tickets WHERE opened_at >= (SELECT least(since, hour_from) FROM whole) AND opened_at < (SELECT greatest(since, hour_from) FROM whole) GROUP BY 1 ) AS t ) SELECT span.as_of, span.since, c.buildings, c.opened, c.unclosed FROM span CROSS JOIN ( SELECT coalesce(array_agg(building), '{}') AS buildings, coalesce(array_agg(opened), '{}') AS opened, coalesce(array_agg(unclosed), '{}') AS unclosed FROM ( SELECT building, sum(opened)::bigint AS opened, sum(unclosed)::bigint AS unclosed FROM counted GROUP BY building HAVING sum(opened) > 0 ORDER BY sum(opened) DESC, building COLLATE \"C\" ) AS c ) AS c",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        seconds: &'a i64,
    ) -> BuildingsOverTimeQuery<'c, 'a, 's, C, BuildingsOverTime, 1> {
        BuildingsOverTimeQuery {
            client,
            params: [seconds],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<BuildingsOverTimeBorrowed, tokio_postgres::Error> {
                Ok(BuildingsOverTimeBorrowed {
                    as_of: row.try_get(0)?,
                    since: row.try_get(1)?,
                    buildings: row.try_get(2)?,
                    opened: row.try_get(3)?,
                    unclosed: row.try_get(4)?,
                })
            },
            mapper: |it| BuildingsOverTime::from(it),
        }
    }
}
