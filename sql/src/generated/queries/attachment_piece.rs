//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct AttachmentPieceParams {
    pub id: uuid::Uuid,
    pub place: i32,
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct Vecu8Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&[u8], tokio_postgres::Error>,
    mapper: fn(&[u8]) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Vecu8Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&[u8]) -> R) -> Vecu8Query<'c, 'a, 's, C, R, N> {
        Vecu8Query {
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
pub struct AttachmentPieceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn attachment_piece() -> AttachmentPieceStmt {
    AttachmentPieceStmt(
        "SELECT p.bytes FROM hd.attachment_pieces p WHERE p.attachment_id = $1 AND p.place = $2",
        None,
    )
}
impl AttachmentPieceStmt {
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
        place: &'a i32,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        Vecu8Query {
            client,
            params: [id, place],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        AttachmentPieceParams,
        Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2>,
        C,
    > for AttachmentPieceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AttachmentPieceParams,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        self.bind(client, &params.id, &params.place)
    }
}
