//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct AttachmentsToPostParams<T1: crate::generated::ArraySql<Item = uuid::Uuid>, T2: crate::generated::StringSql> {
    pub ids: T1,
    pub ticket: i64,
    pub person: uuid::Uuid,
    pub cid: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct AttachmentsToPost {
    pub id: uuid::Uuid,
    pub name: String,
    pub media_type: String,
    pub size: i64,
}
pub struct AttachmentsToPostBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub media_type: &'a str,
    pub size: i64,
}
impl<'a> From<AttachmentsToPostBorrowed<'a>> for AttachmentsToPost {
    fn from(
        AttachmentsToPostBorrowed {
            id,
            name,
            media_type,
            size,
        }: AttachmentsToPostBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            media_type: media_type.into(),
            size,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AttachmentsToPostQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AttachmentsToPostBorrowed, tokio_postgres::Error>,
    mapper: fn(AttachmentsToPostBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AttachmentsToPostQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AttachmentsToPostBorrowed) -> R,
    ) -> AttachmentsToPostQuery<'c, 'a, 's, C, R, N> {
        AttachmentsToPostQuery {
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
pub struct AttachmentsToPostStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn attachments_to_post() -> AttachmentsToPostStmt {
    AttachmentsToPostStmt(
        "SELECT a.id, a.name, a.media_type, a.size FROM hd.attachments a LEFT JOIN hd.events e ON e.ticket_id = a.ticket_id AND e.seq = a.seq AND e.author_id = a.uploader_id WHERE a.id = ANY ($1) AND a.ticket_id = $2 AND a.uploader_id = $3 AND a.whole AND (a.seq IS NULL OR e.cid = $4)",
        None,
    )
}
impl AttachmentsToPostStmt {
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
        T1: crate::generated::ArraySql<Item = uuid::Uuid>,
        T2: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        ticket: &'a i64,
        person: &'a uuid::Uuid,
        cid: &'a T2,
    ) -> AttachmentsToPostQuery<'c, 'a, 's, C, AttachmentsToPost, 4> {
        AttachmentsToPostQuery {
            client,
            params: [ids, ticket, person, cid],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<AttachmentsToPostBorrowed, tokio_postgres::Error> {
                Ok(AttachmentsToPostBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    media_type: row.try_get(2)?,
                    size: row.try_get(3)?,
                })
            },
            mapper: |it| AttachmentsToPost::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::ArraySql<Item = uuid::Uuid>, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        AttachmentsToPostParams<T1, T2>,
        AttachmentsToPostQuery<'c, 'a, 's, C, AttachmentsToPost, 4>,
        C,
    > for AttachmentsToPostStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AttachmentsToPostParams<T1, T2>,
    ) -> AttachmentsToPostQuery<'c, 'a, 's, C, AttachmentsToPost, 4> {
        self.bind(
            client,
            &params.ids,
            &params.ticket,
            &params.person,
            &params.cid,
        )
    }
}
