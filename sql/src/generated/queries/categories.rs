//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug, Clone, PartialEq)]
pub struct Categories {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub category: String,
    pub n: i64,
}
pub struct CategoriesBorrowed<'a> {
    pub as_of: chrono::DateTime<chrono::Utc>,
    pub category: &'a str,
    pub n: i64,
}
impl<'a> From<CategoriesBorrowed<'a>> for Categories {
    fn from(CategoriesBorrowed { as_of, category, n }: CategoriesBorrowed<'a>) -> Self {
        Self {
            as_of,
            category: category.into(),
            n,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct CategoriesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CategoriesBorrowed, tokio_postgres::Error>,
    mapper: fn(CategoriesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CategoriesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CategoriesBorrowed) -> R,
    ) -> CategoriesQuery<'c, 'a, 's, C, R, N> {
        CategoriesQuery {
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
pub struct CategoriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn categories() -> CategoriesStmt {
    CategoriesStmt(
        "SELECT statement_timestamp() AS as_of, category, coalesce(kept.n, 0)::bigint AS n FROM unnest($1::text[]) AS category LEFT JOIN hd.active_by_category kept USING (category)",
        None,
    )
}
impl CategoriesStmt {
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
        categories: &'a T2,
    ) -> CategoriesQuery<'c, 'a, 's, C, Categories, 1> {
        CategoriesQuery {
            client,
            params: [categories],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CategoriesBorrowed, tokio_postgres::Error> {
                    Ok(CategoriesBorrowed {
                        as_of: row.try_get(0)?,
                        category: row.try_get(1)?,
                        n: row.try_get(2)?,
                    })
                },
            mapper: |it| Categories::from(it),
        }
    }
}
