//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    pub ticket_id: i64,
    pub uploader_id: uuid::Uuid,
    pub name: String,
    pub media_type: String,
    pub size: i64,
    pub used: bool,
    pub status: String,
}
pub struct AttachmentBorrowed<'a> {
    pub ticket_id: i64,
    pub uploader_id: uuid::Uuid,
    pub name: &'a str,
    pub media_type: &'a str,
    pub size: i64,
    pub used: bool,
    pub status: &'a str,
}
impl<'a> From<AttachmentBorrowed<'a>> for Attachment {
    fn from(
        AttachmentBorrowed {
            ticket_id,
            uploader_id,
            name,
            media_type,
            size,
            used,
            status,
        }: AttachmentBorrowed<'a>,
    ) -> Self {
        Self {
            ticket_id,
            uploader_id,
            name: name.into(),
            media_type: media_type.into(),
            size,
            used,
            status: status.into(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AttachmentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AttachmentBorrowed, tokio_postgres::Error>,
    mapper: fn(AttachmentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AttachmentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AttachmentBorrowed) -> R,
    ) -> AttachmentQuery<'c, 'a, 's, C, R, N> {
        AttachmentQuery {
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
pub struct AttachmentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn attachment() -> AttachmentStmt {
    AttachmentStmt(
        "SELECT a.ticket_id, a.uploader_id, a.name, a.media_type, a.size, a.seq IS NOT NULL AS used, t.status FROM hd.attachments a JOIN hd.tickets t ON t.id = a.ticket_id WHERE a.id = $1 AND a.whole",
        None,
    )
}
impl AttachmentStmt {
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
        id: &'a uuid::Uuid,
    ) -> AttachmentQuery<'c, 'a, 's, C, Attachment, 1> {
        AttachmentQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AttachmentBorrowed, tokio_postgres::Error> {
                    Ok(AttachmentBorrowed {
                        ticket_id: row.try_get(0)?,
                        uploader_id: row.try_get(1)?,
                        name: row.try_get(2)?,
                        media_type: row.try_get(3)?,
                        size: row.try_get(4)?,
                        used: row.try_get(5)?,
                        status: row.try_get(6)?,
                    })
                },
            mapper: |it| Attachment::from(it),
        }
    }
}
