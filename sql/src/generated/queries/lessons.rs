//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug, Clone, PartialEq)]
pub struct Lessons {
    pub ticket_id: i64,
    pub category: String,
    pub author_id: uuid::Uuid,
}
pub struct LessonsBorrowed<'a> {
    pub ticket_id: i64,
    pub category: &'a str,
    pub author_id: uuid::Uuid,
}
impl<'a> From<LessonsBorrowed<'a>> for Lessons {
    fn from(
        LessonsBorrowed {
            ticket_id,
            category,
            author_id,
        }: LessonsBorrowed<'a>,
    ) -> Self {
        Self {
            ticket_id,
            category: category.into(),
            author_id,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LessonsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LessonsBorrowed, tokio_postgres::Error>,
    mapper: fn(LessonsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LessonsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LessonsBorrowed) -> R) -> LessonsQuery<'c, 'a, 's, C, R, N> {
        LessonsQuery {
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
pub struct LessonsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lessons() -> LessonsStmt {
    LessonsStmt(
        "SELECT ticket_id, category, author_id FROM hd.corrections ORDER BY at DESC, ticket_id DESC LIMIT $1",
        None,
    )
}
impl LessonsStmt {
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
        newest: &'a i64,
    ) -> LessonsQuery<'c, 'a, 's, C, Lessons, 1> {
        LessonsQuery {
            client,
            params: [newest],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LessonsBorrowed, tokio_postgres::Error> {
                    Ok(LessonsBorrowed {
                        ticket_id: row.try_get(0)?,
                        category: row.try_get(1)?,
                        author_id: row.try_get(2)?,
                    })
                },
            mapper: |it| Lessons::from(it),
        }
    }
}
