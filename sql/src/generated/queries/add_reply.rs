//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct AddReplyParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub shortcut: T1,
    pub body: T2,
    pub most: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct AddReply {
    pub id: i64,
    pub shortcut: String,
    pub body: String,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct AddReplyBorrowed<'a> {
    pub id: i64,
    pub shortcut: &'a str,
    pub body: &'a str,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<AddReplyBorrowed<'a>> for AddReply {
    fn from(
        AddReplyBorrowed {
            id,
            shortcut,
            body,
            updated_at,
        }: AddReplyBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            shortcut: shortcut.into(),
            body: body.into(),
            updated_at,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AddReplyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AddReplyBorrowed, tokio_postgres::Error>,
    mapper: fn(AddReplyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AddReplyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AddReplyBorrowed) -> R) -> AddReplyQuery<'c, 'a, 's, C, R, N> {
        AddReplyQuery {
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
pub struct AddReplyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add_reply() -> AddReplyStmt {
    AddReplyStmt(
        "SELECT id, shortcut, body, updated_at FROM hd.add_reply($1, $2, $3)",
        None,
    )
}
impl AddReplyStmt {
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
        shortcut: &'a T1,
        body: &'a T2,
        most: &'a i64,
    ) -> AddReplyQuery<'c, 'a, 's, C, AddReply, 3> {
        AddReplyQuery {
            client,
            params: [shortcut, body, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AddReplyBorrowed, tokio_postgres::Error> {
                    Ok(AddReplyBorrowed {
                        id: row.try_get(0)?,
                        shortcut: row.try_get(1)?,
                        body: row.try_get(2)?,
                        updated_at: row.try_get(3)?,
                    })
                },
            mapper: |it| AddReply::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        AddReplyParams<T1, T2>,
        AddReplyQuery<'c, 'a, 's, C, AddReply, 3>,
        C,
    > for AddReplyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddReplyParams<T1, T2>,
    ) -> AddReplyQuery<'c, 'a, 's, C, AddReply, 3> {
        self.bind(client, &params.shortcut, &params.body, &params.most)
    }
}
