//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct HoursParams {
    pub seconds: i64,
    pub known_until: Option<chrono::DateTime<chrono::Utc>>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Hours {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub since: chrono::DateTime<chrono::Utc>,
    pub zone: String,
    pub whole_from: chrono::DateTime<chrono::Utc>,
    pub broken_place: i32,
    pub broken_opened: i64,
    pub broken_closed: i64,
    pub ever_opened: i64,
    pub ever_closed: i64,
    pub hours: Vec<chrono::DateTime<chrono::Utc>>,
    pub places: Vec<i32>,
    pub opened: Vec<i64>,
    pub closed: Vec<i64>,
}
pub struct HoursBorrowed<'a> {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub since: chrono::DateTime<chrono::Utc>,
    pub zone: &'a str,
    pub whole_from: chrono::DateTime<chrono::Utc>,
    pub broken_place: i32,
    pub broken_opened: i64,
    pub broken_closed: i64,
    pub ever_opened: i64,
    pub ever_closed: i64,
    pub hours: crate::generated::ArrayIterator<'a, chrono::DateTime<chrono::Utc>>,
    pub places: crate::generated::ArrayIterator<'a, i32>,
    pub opened: crate::generated::ArrayIterator<'a, i64>,
    pub closed: crate::generated::ArrayIterator<'a, i64>,
}
impl<'a> From<HoursBorrowed<'a>> for Hours {
    fn from(
        HoursBorrowed {
            as_of,
            since,
            zone,
            whole_from,
            broken_place,
            broken_opened,
            broken_closed,
            ever_opened,
            ever_closed,
            hours,
            places,
            opened,
            closed,
        }: HoursBorrowed<'a>,
    ) -> Self {
        Self {
            as_of,
            since,
            zone: zone.into(),
            whole_from,
            broken_place,
            broken_opened,
            broken_closed,
            ever_opened,
            ever_closed,
            hours: hours.map(|v| v).collect(),
            places: places.map(|v| v).collect(),
            opened: opened.map(|v| v).collect(),
            closed: closed.map(|v| v).collect(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct HoursQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HoursBorrowed, tokio_postgres::Error>,
    mapper: fn(HoursBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HoursQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HoursBorrowed) -> R) -> HoursQuery<'c, 'a, 's, C, R, N> {
        HoursQuery {
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
pub struct HoursStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hours() -> HoursStmt {
    HoursStmt(
        "WITH span AS ( SELECT statement_timestamp() AS as_of, statement_timestamp() - make_interval(secs => $1::bigint) AS since, timezone AS zone FROM hd.settings ), edge AS ( SELECT as_of, since, zone, hd.hour_of(since, zone) + interval '1 hour' AS whole_from FROM span ) SELECT edge.as_of, edge.since, edge.zone, edge.whole_from, mod(date_part('epoch', edge.since AT TIME ZONE edge.zone)::bigint / 3600 + 72, 168)::int AS broken_place, ( SELECT count(*) FROM hd.tickets t WHERE t.opened_at >= edge.since AND t.opened_at < edge.whole_from ) AS broken_opened, ( SELECT count(*) FROM hd.tickets t WHERE t.status = 'closed' AND t.closed_at >= edge.since AND t.closed_at < edge.whole_from ) AS broken_closed, ever.opened AS ever_opened, ever.closed AS ever_closed, new.hours, new.places, new.opened, new.closed FROM edge CROSS JOIN ( SELECT coalesce(sum(opened), 0)::bigint AS opened, coalesce(sum(closed), 0)::bigint AS closed FROM hd.resolved_by_month ) AS ever CROSS JOIN LATERAL ( SELECT coalesce(array_agg(hour ORDER BY hour), '{}') AS hours, coalesce(array_agg( mod(date_part('epoch', hour AT TIME ZONE edge.zone)::bigint / 3600 + 72, 168)::int ORDER BY hour ), '{}') AS places, coalesce(array_agg(opened ORDER BY hour), '{}') AS opened, coalesce(array_agg(closed ORDER BY hour), '{}') AS closed FROM hd.flow_by_hour WHERE hour >= coalesce($2::timestamptz, '-infinity') ) AS new",
        None,
    )
}
impl HoursStmt {
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
        known_until: &'a Option<chrono::DateTime<chrono::Utc>>,
    ) -> HoursQuery<'c, 'a, 's, C, Hours, 2> {
        HoursQuery {
            client,
            params: [seconds, known_until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HoursBorrowed, tokio_postgres::Error> {
                Ok(HoursBorrowed {
                    as_of: row.try_get(0)?,
                    since: row.try_get(1)?,
                    zone: row.try_get(2)?,
                    whole_from: row.try_get(3)?,
                    broken_place: row.try_get(4)?,
                    broken_opened: row.try_get(5)?,
                    broken_closed: row.try_get(6)?,
                    ever_opened: row.try_get(7)?,
                    ever_closed: row.try_get(8)?,
                    hours: row.try_get(9)?,
                    places: row.try_get(10)?,
                    opened: row.try_get(11)?,
                    closed: row.try_get(12)?,
                })
            },
            mapper: |it| Hours::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<'c, 'a, 's, HoursParams, HoursQuery<'c, 'a, 's, C, Hours, 2>, C>
    for HoursStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoursParams,
    ) -> HoursQuery<'c, 'a, 's, C, Hours, 2> {
        self.bind(client, &params.seconds, &params.known_until)
    }
}
