//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct LessonTextsParams<T1: crate::generated::ArraySql<Item = i64>> {
    pub chars: i32,
    pub tickets: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LessonTexts {
    pub ticket_id: i64,
    pub text: String,
}
pub struct LessonTextsBorrowed<'a> {
    pub ticket_id: i64,
    pub text: &'a str,
}
impl<'a> From<LessonTextsBorrowed<'a>> for LessonTexts {
    fn from(LessonTextsBorrowed { ticket_id, text }: LessonTextsBorrowed<'a>) -> Self {
        Self {
            ticket_id,
            text: text.into(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LessonTextsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LessonTextsBorrowed, tokio_postgres::Error>,
    mapper: fn(LessonTextsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LessonTextsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LessonTextsBorrowed) -> R,
    ) -> LessonTextsQuery<'c, 'a, 's, C, R, N> {
        LessonTextsQuery {
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
pub struct LessonTextsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lesson_texts() -> LessonTextsStmt {
    LessonTextsStmt(
        "SELECT c.ticket_id, left(written.text, $1::int) AS text FROM hd.corrections c CROSS JOIN LATERAL ( SELECT coalesce(e.data->>'description', e.data->>'to') AS text FROM hd.events e WHERE e.ticket_id = c.ticket_id AND e.seq < c.seq AND (e.kind = 'opened' OR (e.kind = 'edited' AND e.data->>'field' = 'description')) ORDER BY e.seq DESC LIMIT 1 ) AS written WHERE c.ticket_id = ANY ($2)",
        None,
    )
}
impl LessonTextsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        chars: &'a i32,
        tickets: &'a T1,
    ) -> LessonTextsQuery<'c, 'a, 's, C, LessonTexts, 2> {
        LessonTextsQuery {
            client,
            params: [chars, tickets],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LessonTextsBorrowed, tokio_postgres::Error> {
                    Ok(LessonTextsBorrowed {
                        ticket_id: row.try_get(0)?,
                        text: row.try_get(1)?,
                    })
                },
            mapper: |it| LessonTexts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::ArraySql<Item = i64>>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        LessonTextsParams<T1>,
        LessonTextsQuery<'c, 'a, 's, C, LessonTexts, 2>,
        C,
    > for LessonTextsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LessonTextsParams<T1>,
    ) -> LessonTextsQuery<'c, 'a, 's, C, LessonTexts, 2> {
        self.bind(client, &params.chars, &params.tickets)
    }
}
