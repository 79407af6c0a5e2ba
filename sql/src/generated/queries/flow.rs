//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct FlowParams<T1: crate::generated::StringSql> {
    pub seconds: i64,
    pub step: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct FlowBeforeParams {
    pub since: chrono::DateTime<chrono::Utc>,
    pub seconds: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub since: chrono::DateTime<chrono::Utc>,
    pub zone: String,
    pub begins: chrono::DateTime<chrono::Utc>,
    pub opened: i64,
    pub closed: i64,
    pub unclosed: i64,
}
pub struct FlowBorrowed<'a> {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub since: chrono::DateTime<chrono::Utc>,
    pub zone: &'a str,
    pub begins: chrono::DateTime<chrono::Utc>,
    pub opened: i64,
    pub closed: i64,
    pub unclosed: i64,
}
impl<'a> From<FlowBorrowed<'a>> for Flow {
    fn from(
        FlowBorrowed {
            as_of,
            since,
            zone,
            begins,
            opened,
            closed,
            unclosed,
        }: FlowBorrowed<'a>,
    ) -> Self {
        Self {
            as_of,
            since,
            zone: zone.into(),
            begins,
            opened,
            closed,
            unclosed,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct FlowBefore {
    pub opened: i64,
    pub closed: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LongestWait {
    pub id: i64,
    pub opened_at: chrono::DateTime<chrono::Utc>,
    pub building: Option<String>,
    pub room: Option<String>,
}
pub struct LongestWaitBorrowed<'a> {
    pub id: i64,
    pub opened_at: chrono::DateTime<chrono::Utc>,
    pub building: Option<&'a str>,
    pub room: Option<&'a str>,
}
impl<'a> From<LongestWaitBorrowed<'a>> for LongestWait {
    fn from(
        LongestWaitBorrowed {
            id,
            opened_at,
            building,
            room,
        }: LongestWaitBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            opened_at,
            building: building.map(|v| v.into()),
            room: room.map(|v| v.into()),
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
pub struct FlowBeforeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FlowBefore, tokio_postgres::Error>,
    mapper: fn(FlowBefore) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FlowBeforeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FlowBefore) -> R) -> FlowBeforeQuery<'c, 'a, 's, C, R, N> {
        FlowBeforeQuery {
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
pub struct LongestWaitQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LongestWaitBorrowed, tokio_postgres::Error>,
    mapper: fn(LongestWaitBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LongestWaitQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LongestWaitBorrowed) -> R,
    ) -> LongestWaitQuery<'c, 'a, 's, C, R, N> {
        LongestWaitQuery {
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
        "WITH span AS ( SELECT statement_timestamp() AS as_of, statement_timestamp() - make_interval(secs => $1::bigint) AS since, timezone AS zone FROM hd.settings ), step AS ( SELECT begins FROM span, generate_series(hd.hour_of(since, zone), as_of, interval '1 hour') AS begins WHERE $2::text = 'hour' UNION ALL SELECT local AT TIME ZONE zone FROM span, generate_series( date_trunc($2::text, since AT TIME ZONE zone), as_of AT TIME ZONE zone, ('1 ' || $2::text)::interval ) AS local WHERE $2::text <> 'hour' ), moved AS ( SELECT CASE WHEN $2::text = 'hour' THEN date_bin('1 hour', f.hour, hd.hour_of(span.since, span.zone)) ELSE date_trunc($2::text, f.hour AT TIME ZONE span.zone) AT TIME ZONE span.zone END AS begins, f.opened, f.closed FROM span, hd.flow_by_hour f WHERE f.hour >= hd.hour_of(span.since, span.zone) + interval '1 hour' UNION ALL SELECT CASE WHEN $2::text = 'hour' THEN hd.hour_of(since, zone) ELSE date_trunc($2::text, since AT TIME ZONE zone) AT TIME ZONE zone END, ( SELECT count(*) FROM hd.tickets t WHERE t.opened_at >= since AND t.opened_at < hd.hour_of(since, zone) + interval '1 hour' ), ( SELECT count(*) FROM hd.tickets t WHERE t.status = 'closed' AND t.closed_at >= since AND t.closed_at < hd.hour_of(since, zone) + interval '1 hour' ) FROM span ) SELECT span.as_of, span.since, span.zone, greatest(step.begins, span.since) AS begins, coalesce(sum(moved.opened), 0)::bigint AS opened, coalesce(sum(moved.closed), 0)::bigint AS closed, (SELECT coalesce(sum(opened - closed), 0)::bigint FROM hd.resolved_by_month) AS unclosed FROM span CROSS JOIN step LEFT JOIN moved ON moved.begins = step.begins GROUP BY span.as_of, span.since, span.zone, step.begins ORDER BY step.begins",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        seconds: &'a i64,
        step: &'a T1,
    ) -> FlowQuery<'c, 'a, 's, C, Flow, 2> {
        FlowQuery {
            client,
            params: [seconds, step],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FlowBorrowed, tokio_postgres::Error> {
                Ok(FlowBorrowed {
                    as_of: row.try_get(0)?,
                    since: row.try_get(1)?,
                    zone: row.try_get(2)?,
                    begins: row.try_get(3)?,
                    opened: row.try_get(4)?,
                    closed: row.try_get(5)?,
                    unclosed: row.try_get(6)?,
                })
            },
            mapper: |it| Flow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<'c, 'a, 's, FlowParams<T1>, FlowQuery<'c, 'a, 's, C, Flow, 2>, C>
    for FlowStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FlowParams<T1>,
    ) -> FlowQuery<'c, 'a, 's, C, Flow, 2> {
        self.bind(client, &params.seconds, &params.step)
    }
}
pub struct FlowBeforeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn flow_before() -> FlowBeforeStmt {
    FlowBeforeStmt(
        "WITH span AS ( SELECT $1::timestamptz - make_interval(secs => $2::bigint) AS since, $1::timestamptz AS until, timezone AS zone FROM hd.settings ), part AS ( SELECT since, until, least(hd.hour_of(since, zone) + interval '1 hour', until) AS whole_from, greatest(hd.hour_of(until, zone), least(hd.hour_of(since, zone) + interval '1 hour', until)) AS whole_until FROM span ) SELECT ( (SELECT coalesce(sum(f.opened), 0) FROM hd.flow_by_hour f WHERE f.hour >= whole_from AND f.hour < whole_until) + (SELECT count(*) FROM hd.tickets t WHERE t.opened_at >= since AND t.opened_at < whole_from) + (SELECT count(*) FROM hd.tickets t WHERE t.opened_at >= whole_until AND t.opened_at < until) )::bigint AS opened, ( (SELECT coalesce(sum(f.closed), 0) FROM hd.flow_by_hour f WHERE f.hour >= whole_from AND f.hour < whole_until) + ( SELECT count(*) FROM hd.tickets t WHERE t.status = 'closed' AND t.closed_at >= since AND t.closed_at < whole_from ) + ( SELECT count(*) FROM hd.tickets t WHERE t.status = 'closed' AND t.closed_at >= whole_until AND t.closed_at < until ) )::bigint AS closed FROM part",
        None,
    )
}
impl FlowBeforeStmt {
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
        since: &'a chrono::DateTime<chrono::Utc>,
        seconds: &'a i64,
    ) -> FlowBeforeQuery<'c, 'a, 's, C, FlowBefore, 2> {
        FlowBeforeQuery {
            client,
            params: [since, seconds],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FlowBefore, tokio_postgres::Error> {
                Ok(FlowBefore {
                    opened: row.try_get(0)?,
                    closed: row.try_get(1)?,
                })
            },
            mapper: |it| FlowBefore::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        FlowBeforeParams,
        FlowBeforeQuery<'c, 'a, 's, C, FlowBefore, 2>,
        C,
    > for FlowBeforeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FlowBeforeParams,
    ) -> FlowBeforeQuery<'c, 'a, 's, C, FlowBefore, 2> {
        self.bind(client, &params.since, &params.seconds)
    }
}
pub struct LongestWaitStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn longest_wait() -> LongestWaitStmt {
    LongestWaitStmt(
        "SELECT t.id, t.opened_at, t.building, t.room FROM hd.tickets t WHERE t.status = 'open' ORDER BY t.opened_at, t.id LIMIT 1",
        None,
    )
}
impl LongestWaitStmt {
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
    ) -> LongestWaitQuery<'c, 'a, 's, C, LongestWait, 0> {
        LongestWaitQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LongestWaitBorrowed, tokio_postgres::Error> {
                    Ok(LongestWaitBorrowed {
                        id: row.try_get(0)?,
                        opened_at: row.try_get(1)?,
                        building: row.try_get(2)?,
                        room: row.try_get(3)?,
                    })
                },
            mapper: |it| LongestWait::from(it),
        }
    }
}
