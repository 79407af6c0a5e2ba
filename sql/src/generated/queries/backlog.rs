//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug, Clone, PartialEq)]
pub struct Backlog {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub since: chrono::DateTime<chrono::Utc>,
    pub status: Option<String>,
    pub category: Option<String>,
    pub n: i64,
}
pub struct BacklogBorrowed<'a> {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub since: chrono::DateTime<chrono::Utc>,
    pub status: Option<&'a str>,
    pub category: Option<&'a str>,
    pub n: i64,
}
impl<'a> From<BacklogBorrowed<'a>> for Backlog {
    fn from(
        BacklogBorrowed {
            as_of,
            since,
            status,
            category,
            n,
        }: BacklogBorrowed<'a>,
    ) -> Self {
        Self {
            as_of,
            since,
            status: status.map(|v| v.into()),
            category: category.map(|v| v.into()),
            n,
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
        "WITH span AS ( SELECT statement_timestamp() AS as_of, statement_timestamp() - make_interval(secs => $1::bigint) AS since, date_trunc('hour', statement_timestamp() - make_interval(secs => $1::bigint), 'UTC') + interval '1 hour' AS whole ), counted AS ( SELECT status, category, n FROM hd.unclosed_by_hour WHERE hour >= (SELECT whole FROM span) AND n <> 0 UNION ALL SELECT status, category, 1 FROM hd.tickets WHERE closed_at IS NULL AND opened_at >= (SELECT since FROM span) AND opened_at < (SELECT whole FROM span) ) SELECT span.as_of, span.since, sums.status, sums.category, coalesce(sums.n, 0)::bigint AS n FROM span LEFT JOIN ( SELECT status, category, sum(n) AS n FROM counted GROUP BY status, category ) AS sums ON true",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        seconds: &'a i64,
    ) -> BacklogQuery<'c, 'a, 's, C, Backlog, 1> {
        BacklogQuery {
            client,
            params: [seconds],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<BacklogBorrowed, tokio_postgres::Error> {
                    Ok(BacklogBorrowed {
                        as_of: row.try_get(0)?,
                        since: row.try_get(1)?,
                        status: row.try_get(2)?,
                        category: row.try_get(3)?,
                        n: row.try_get(4)?,
                    })
                },
            mapper: |it| Backlog::from(it),
        }
    }
}
