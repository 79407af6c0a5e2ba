//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct CorrectionsParams<T1: crate::generated::StringSql, T2: crate::generated::ArraySql<Item = T1>> {
    pub first: chrono::NaiveDate,
    pub last: chrono::NaiveDate,
    pub categories: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Corrections {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub month: chrono::NaiveDate,
    pub guessed: String,
    pub opened: i64,
    pub corrected: i64,
}
pub struct CorrectionsBorrowed<'a> {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub month: chrono::NaiveDate,
    pub guessed: &'a str,
    pub opened: i64,
    pub corrected: i64,
}
impl<'a> From<CorrectionsBorrowed<'a>> for Corrections {
    fn from(
        CorrectionsBorrowed {
            as_of,
            month,
            guessed,
            opened,
            corrected,
        }: CorrectionsBorrowed<'a>,
    ) -> Self {
        Self {
            as_of,
            month,
            guessed: guessed.into(),
            opened,
            corrected,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct CorrectionsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CorrectionsBorrowed, tokio_postgres::Error>,
    mapper: fn(CorrectionsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CorrectionsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CorrectionsBorrowed) -> R,
    ) -> CorrectionsQuery<'c, 'a, 's, C, R, N> {
        CorrectionsQuery {
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
pub struct CorrectionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn corrections() -> CorrectionsStmt {
    CorrectionsStmt(
        "SELECT statement_timestamp()                                       AS as_of, m::date                                                     AS month, word.category                                               AS guessed, coalesce(kept.opened, 0)                                    AS opened, coalesce(kept.corrected, 0)                                 AS corrected FROM generate_series($1::date::timestamp, $2::date::timestamp, interval '1 month') AS m CROSS JOIN unnest($3::text[]) WITH ORDINALITY AS word (category, place) LEFT JOIN hd.guessed_by_month kept ON kept.month = m::date AND kept.guessed = word.category ORDER BY m, word.place",
        None,
    )
}
impl CorrectionsStmt {
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
        T1: crate::generated::StringSql,
        T2: crate::generated::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        first: &'a chrono::NaiveDate,
        last: &'a chrono::NaiveDate,
        categories: &'a T2,
    ) -> CorrectionsQuery<'c, 'a, 's, C, Corrections, 3> {
        CorrectionsQuery {
            client,
            params: [first, last, categories],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CorrectionsBorrowed, tokio_postgres::Error> {
                    Ok(CorrectionsBorrowed {
                        as_of: row.try_get(0)?,
                        month: row.try_get(1)?,
                        guessed: row.try_get(2)?,
                        opened: row.try_get(3)?,
                        corrected: row.try_get(4)?,
                    })
                },
            mapper: |it| Corrections::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::ArraySql<Item = T1>>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        CorrectionsParams<T1, T2>,
        CorrectionsQuery<'c, 'a, 's, C, Corrections, 3>,
        C,
    > for CorrectionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CorrectionsParams<T1, T2>,
    ) -> CorrectionsQuery<'c, 'a, 's, C, Corrections, 3> {
        self.bind(client, &params.first, &params.last, &params.categories)
    }
}
