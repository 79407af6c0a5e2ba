//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct ResolutionSpanParams<T1: crate::generated::StringSql> {
    pub zone: Option<T1>,
    pub last: Option<chrono::NaiveDate>,
    pub first: Option<chrono::NaiveDate>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ResolutionSpan {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub kept: String,
    pub asked: String,
    pub first: chrono::NaiveDate,
    pub last: chrono::NaiveDate,
}
pub struct ResolutionSpanBorrowed<'a> {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub kept: &'a str,
    pub asked: &'a str,
    pub first: chrono::NaiveDate,
    pub last: chrono::NaiveDate,
}
impl<'a> From<ResolutionSpanBorrowed<'a>> for ResolutionSpan {
    fn from(
        ResolutionSpanBorrowed {
            as_of,
            kept,
            asked,
            first,
            last,
        }: ResolutionSpanBorrowed<'a>,
    ) -> Self {
        Self {
            as_of,
            kept: kept.into(),
            asked: asked.into(),
            first,
            last,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ResolutionSpanQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ResolutionSpanBorrowed, tokio_postgres::Error>,
    mapper: fn(ResolutionSpanBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ResolutionSpanQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ResolutionSpanBorrowed) -> R,
    ) -> ResolutionSpanQuery<'c, 'a, 's, C, R, N> {
        ResolutionSpanQuery {
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
pub struct ResolutionSpanStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn resolution_span() -> ResolutionSpanStmt {
    ResolutionSpanStmt(
        "WITH zone AS ( SELECT timezone AS kept, coalesce($1, timezone) AS asked FROM hd.settings ), wish AS ( SELECT zone.*, coalesce($2::date, hd.month_of(statement_timestamp(), zone.asked)) AS until FROM zone ) SELECT statement_timestamp() AS as_of, wish.kept, wish.asked, coalesce( $3::date, greatest( (SELECT coalesce(hd.month_of(min(opened_at), wish.asked), wish.until) FROM hd.tickets), (wish.until - interval '23 months')::date ) ) AS first, wish.until AS last FROM wish",
        None,
    )
}
impl ResolutionSpanStmt {
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
        zone: &'a Option<T1>,
        last: &'a Option<chrono::NaiveDate>,
        first: &'a Option<chrono::NaiveDate>,
    ) -> ResolutionSpanQuery<'c, 'a, 's, C, ResolutionSpan, 3> {
        ResolutionSpanQuery {
            client,
            params: [zone, last, first],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ResolutionSpanBorrowed, tokio_postgres::Error> {
                Ok(ResolutionSpanBorrowed {
                    as_of: row.try_get(0)?,
                    kept: row.try_get(1)?,
                    asked: row.try_get(2)?,
                    first: row.try_get(3)?,
                    last: row.try_get(4)?,
                })
            },
            mapper: |it| ResolutionSpan::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ResolutionSpanParams<T1>,
        ResolutionSpanQuery<'c, 'a, 's, C, ResolutionSpan, 3>,
        C,
    > for ResolutionSpanStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ResolutionSpanParams<T1>,
    ) -> ResolutionSpanQuery<'c, 'a, 's, C, ResolutionSpan, 3> {
        self.bind(client, &params.zone, &params.last, &params.first)
    }
}
