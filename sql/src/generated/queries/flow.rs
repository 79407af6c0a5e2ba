//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct FlowParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub since: chrono::DateTime<chrono::Utc>,
    pub seconds: i64,
    pub zone: T1,
    pub step: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    pub steps: Vec<chrono::DateTime<chrono::Utc>>,
    pub before_from: chrono::DateTime<chrono::Utc>,
    pub before_until: chrono::DateTime<chrono::Utc>,
    pub before_opened: i64,
    pub before_closed: i64,
    pub longest_id: Option<i64>,
    pub longest_opened_at: Option<chrono::DateTime<chrono::Utc>>,
    pub longest_building: Option<String>,
    pub longest_room: Option<String>,
}
pub struct FlowBorrowed<'a> {
    pub steps: crate::generated::ArrayIterator<'a, chrono::DateTime<chrono::Utc>>,
    pub before_from: chrono::DateTime<chrono::Utc>,
    pub before_until: chrono::DateTime<chrono::Utc>,
    pub before_opened: i64,
    pub before_closed: i64,
    pub longest_id: Option<i64>,
    pub longest_opened_at: Option<chrono::DateTime<chrono::Utc>>,
    pub longest_building: Option<&'a str>,
    pub longest_room: Option<&'a str>,
}
impl<'a> From<FlowBorrowed<'a>> for Flow {
    fn from(
        FlowBorrowed {
            steps,
            before_from,
            before_until,
            before_opened,
            before_closed,
            longest_id,
            longest_opened_at,
            longest_building,
            longest_room,
        }: FlowBorrowed<'a>,
    ) -> Self {
        Self {
            steps: steps.map(|v| v).collect(),
            before_from,
            before_until,
            before_opened,
            before_closed,
            longest_id,
            longest_opened_at,
            longest_building: longest_building.map(|v| v.into()),
            longest_room: longest_room.map(|v| v.into()),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FlowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FlowBorrowed, tokio_postgres::Error>,
    mapper: fn(FlowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FlowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FlowBorrowed) -> R) -> FlowQuery<'c, 'a, 's, C, R, N> {
        FlowQuery {
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
pub struct FlowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn flow() -> FlowStmt {
    FlowStmt(
        "WITH span AS ( SELECT $1::timestamptz AS as_of, $2::timestamptz AS since, $2::timestamptz - make_interval(secs => $3::bigint) AS before, $4::text AS zone, $5::text AS step ), part AS ( SELECT before, since, least(hd.hour_of(before, zone) + interval '1 hour', since) AS whole_from, greatest(hd.hour_of(since, zone), least(hd.hour_of(before, zone) + interval '1 hour', since)) AS whole_until FROM span ) SELECT ARRAY( SELECT begins FROM span, generate_series(hd.hour_of(since, zone), as_of, interval '1 hour') AS begins WHERE step = 'hour' UNION ALL SELECT local AT TIME ZONE zone FROM span, generate_series( date_trunc(step, since AT TIME ZONE zone), as_of AT TIME ZONE zone, ('1 ' || step)::interval ) AS local WHERE step <> 'hour' ORDER BY 1 ) AS steps, part.whole_from AS before_from, part.whole_until AS before_until, ( (SELECT count(*) FROM hd.tickets t WHERE t.opened_at >= part.before AND t.opened_at < part.whole_from) + (SELECT count(*) FROM hd.tickets t WHERE t.opened_at >= part.whole_until AND t.opened_at < part.since) ) AS before_opened, ( ( SELECT count(*) FROM hd.tickets t WHERE t.status = 'closed' AND t.closed_at >= part.before AND t.closed_at < part.whole_from ) + ( SELECT count(*) FROM hd.tickets t WHERE t.status = 'closed' AND t.closed_at >= part.whole_until AND t.closed_at < part.since ) ) AS before_closed, longest.id AS longest_id, longest.opened_at AS longest_opened_at, longest.building AS longest_building, longest.room AS longest_room FROM part LEFT JOIN ( SELECT id, opened_at, building, room FROM hd.tickets WHERE status = 'open' ORDER BY opened_at, id LIMIT 1 ) AS longest ON true",
        None,
    )
}
impl FlowStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        as_of: &'a chrono::DateTime<chrono::Utc>,
        since: &'a chrono::DateTime<chrono::Utc>,
        seconds: &'a i64,
        zone: &'a T1,
        step: &'a T2,
    ) -> FlowQuery<'c, 'a, 's, C, Flow, 5> {
        FlowQuery {
            client,
            params: [as_of, since, seconds, zone, step],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FlowBorrowed, tokio_postgres::Error> {
                Ok(FlowBorrowed {
                    steps: row.try_get(0)?,
                    before_from: row.try_get(1)?,
                    before_until: row.try_get(2)?,
                    before_opened: row.try_get(3)?,
                    before_closed: row.try_get(4)?,
                    longest_id: row.try_get(5)?,
                    longest_opened_at: row.try_get(6)?,
                    longest_building: row.try_get(7)?,
                    longest_room: row.try_get(8)?,
                })
            },
            mapper: |it| Flow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        FlowParams<T1, T2>,
        FlowQuery<'c, 'a, 's, C, Flow, 5>,
        C,
    > for FlowStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FlowParams<T1, T2>,
    ) -> FlowQuery<'c, 'a, 's, C, Flow, 5> {
        self.bind(
            client,
            &params.as_of,
            &params.since,
            &params.seconds,
            &params.zone,
            &params.step,
        )
    }
}
