//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct UnclosedTextsParams {
    pub chars: i32,
    pub newest: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct UnclosedTexts {
    pub id: i64,
    pub building: Option<String>,
    pub room: Option<String>,
    pub text: String,
}
pub struct UnclosedTextsBorrowed<'a> {
    pub id: i64,
    pub building: Option<&'a str>,
    pub room: Option<&'a str>,
    pub text: &'a str,
}
impl<'a> From<UnclosedTextsBorrowed<'a>> for UnclosedTexts {
    fn from(
        UnclosedTextsBorrowed {
            id,
            building,
            room,
            text,
        }: UnclosedTextsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            building: building.map(|v| v.into()),
            room: room.map(|v| v.into()),
            text: text.into(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct UnclosedTextsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UnclosedTextsBorrowed, tokio_postgres::Error>,
    mapper: fn(UnclosedTextsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UnclosedTextsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(UnclosedTextsBorrowed) -> R,
    ) -> UnclosedTextsQuery<'c, 'a, 's, C, R, N> {
        UnclosedTextsQuery {
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
pub struct UnclosedTextsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unclosed_texts() -> UnclosedTextsStmt {
    UnclosedTextsStmt(
        "SELECT id, building, room, left(description, $1) AS text FROM hd.tickets WHERE closed_at IS NULL ORDER BY opened_at DESC, id DESC LIMIT $2",
        None,
    )
}
impl UnclosedTextsStmt {
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
        chars: &'a i32,
        newest: &'a i64,
    ) -> UnclosedTextsQuery<'c, 'a, 's, C, UnclosedTexts, 2> {
        UnclosedTextsQuery {
            client,
            params: [chars, newest],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<UnclosedTextsBorrowed, tokio_postgres::Error> {
                    Ok(UnclosedTextsBorrowed {
                        id: row.try_get(0)?,
                        building: row.try_get(1)?,
                        room: row.try_get(2)?,
                        text: row.try_get(3)?,
                    })
                },
            mapper: |it| UnclosedTexts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        UnclosedTextsParams,
        UnclosedTextsQuery<'c, 'a, 's, C, UnclosedTexts, 2>,
        C,
    > for UnclosedTextsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnclosedTextsParams,
    ) -> UnclosedTextsQuery<'c, 'a, 's, C, UnclosedTexts, 2> {
        self.bind(client, &params.chars, &params.newest)
    }
}
