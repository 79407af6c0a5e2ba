//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug, Clone, PartialEq)]
pub struct Arrivals {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub since: chrono::DateTime<chrono::Utc>,
    pub zone: String,
    pub weekday: Option<i32>,
    pub hour: Option<i32>,
    pub opened: i64,
}
pub struct ArrivalsBorrowed<'a> {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub since: chrono::DateTime<chrono::Utc>,
    pub zone: &'a str,
    pub weekday: Option<i32>,
    pub hour: Option<i32>,
    pub opened: i64,
}
impl<'a> From<ArrivalsBorrowed<'a>> for Arrivals {
    fn from(
        ArrivalsBorrowed {
            as_of,
            since,
            zone,
            weekday,
            hour,
            opened,
        }: ArrivalsBorrowed<'a>,
    ) -> Self {
        Self {
            as_of,
            since,
            zone: zone.into(),
            weekday,
            hour,
            opened,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ArrivalsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ArrivalsBorrowed, tokio_postgres::Error>,
    mapper: fn(ArrivalsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ArrivalsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ArrivalsBorrowed) -> R) -> ArrivalsQuery<'c, 'a, 's, C, R, N> {
        ArrivalsQuery {
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
pub struct ArrivalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn arrivals() -> ArrivalsStmt {
    ArrivalsStmt(
        "WITH span AS ( SELECT statement_timestamp() AS as_of, statement_timestamp() - make_interval(secs => $1::bigint) AS since, timezone AS zone FROM hd.settings ), moved AS ( SELECT f.hour AT TIME ZONE span.zone AS local, f.opened FROM span, hd.flow_by_hour f WHERE f.hour >= hd.hour_of(span.since, span.zone) + interval '1 hour' AND f.opened > 0 UNION ALL SELECT since AT TIME ZONE zone, ( SELECT count(*) FROM hd.tickets t WHERE t.opened_at >= since AND t.opened_at < hd.hour_of(since, zone) + interval '1 hour' ) FROM span ), week AS ( SELECT mod(date_part('epoch', local)::bigint / 3600 + 72, 168)::int AS place, sum(opened)::bigint AS opened FROM moved GROUP BY 1 ), cell AS ( SELECT place / 24 + 1 AS weekday, mod(place, 24) AS hour, opened FROM week ) SELECT span.as_of, span.since, span.zone, cell.weekday, cell.hour, coalesce(cell.opened, 0) AS opened FROM span LEFT JOIN cell ON cell.opened > 0",
        None,
    )
}
impl ArrivalsStmt {
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
    ) -> ArrivalsQuery<'c, 'a, 's, C, Arrivals, 1> {
        ArrivalsQuery {
            client,
            params: [seconds],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ArrivalsBorrowed, tokio_postgres::Error> {
                    Ok(ArrivalsBorrowed {
                        as_of: row.try_get(0)?,
                        since: row.try_get(1)?,
                        zone: row.try_get(2)?,
                        weekday: row.try_get(3)?,
                        hour: row.try_get(4)?,
                        opened: row.try_get(5)?,
                    })
                },
            mapper: |it| Arrivals::from(it),
        }
    }
}
