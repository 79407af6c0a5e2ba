//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug, Clone, PartialEq)]
pub struct BuildingsOverTime {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub since: chrono::DateTime<chrono::Utc>,
    pub zone: String,
    pub building: Option<String>,
    pub opened: i64,
    pub unclosed: i64,
}
pub struct BuildingsOverTimeBorrowed<'a> {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub since: chrono::DateTime<chrono::Utc>,
    pub zone: &'a str,
    pub building: Option<&'a str>,
    pub opened: i64,
    pub unclosed: i64,
}
impl<'a> From<BuildingsOverTimeBorrowed<'a>> for BuildingsOverTime {
    fn from(
        BuildingsOverTimeBorrowed {
            as_of,
            since,
            zone,
            building,
            opened,
            unclosed,
        }: BuildingsOverTimeBorrowed<'a>,
    ) -> Self {
        Self {
            as_of,
            since,
            zone: zone.into(),
            building: building.map(|v| v.into()),
            opened,
            unclosed,
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
        "WITH span AS ( SELECT statement_timestamp() AS as_of, statement_timestamp() - make_interval(secs => $1::bigint) AS since, timezone AS zone FROM hd.settings LIMIT 1 ), broken AS ( SELECT day, since, begins, ends, since - begins < ends - since AS early FROM ( SELECT hd.day_of(since, zone) AS day, since, hd.day_of(since, zone)::timestamp AT TIME ZONE zone AS begins, (hd.day_of(since, zone) + 1)::timestamp AT TIME ZONE zone AS ends FROM span ) AS d ), part AS MATERIALIZED ( SELECT day, CASE WHEN early THEN -1 ELSE 1 END AS sign, CASE WHEN early THEN begins ELSE since END AS since, CASE WHEN early THEN since ELSE ends END AS until FROM broken ), placed AS MATERIALIZED ( SELECT b.building, ( SELECT count(*) FROM hd.tickets t WHERE t.building = b.building AND t.opened_at >= part.since AND t.opened_at < part.until ) AS opened FROM part JOIN hd.building_by_day b ON b.day = part.day WHERE b.building <> '' ), counted AS ( SELECT b.building, b.opened, b.unclosed FROM hd.building_by_day b WHERE b.day >= (SELECT CASE WHEN early THEN day ELSE day + 1 END FROM broken) UNION ALL SELECT placed.building, part.sign * placed.opened, 0 FROM part, placed UNION ALL SELECT '', part.sign * ( (SELECT count(*) FROM hd.tickets t WHERE t.opened_at >= part.since AND t.opened_at < part.until) - (SELECT coalesce(sum(opened), 0)::bigint FROM placed) ), 0 FROM part UNION ALL SELECT coalesce(t.building, ''), 0, (SELECT sign FROM part) FROM hd.tickets t WHERE t.closed_at IS NULL AND t.opened_at >= (SELECT since FROM part) AND t.opened_at < (SELECT until FROM part) ), summed AS ( SELECT building, sum(opened)::bigint AS opened, sum(unclosed)::bigint AS unclosed FROM counted GROUP BY 1 HAVING sum(opened) > 0 ) SELECT span.as_of, span.since, span.zone, s.building, coalesce(s.opened, 0) AS opened, coalesce(s.unclosed, 0) AS unclosed FROM span LEFT JOIN summed s ON true ORDER BY s.opened DESC, s.building",
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
                    zone: row.try_get(2)?,
                    building: row.try_get(3)?,
                    opened: row.try_get(4)?,
                    unclosed: row.try_get(5)?,
                })
            },
            mapper: |it| BuildingsOverTime::from(it),
        }
    }
}
