//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct BeginUploadParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub new_id: uuid::Uuid,
    pub of_ticket: i64,
    pub of_person: uuid::Uuid,
    pub new_name: T1,
    pub new_type: T2,
    pub announced: i64,
    pub person_most: i64,
    pub ticket_most: i64,
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct BeginUploadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin_upload() -> BeginUploadStmt {
    BeginUploadStmt(
        "SELECT hd.begin_upload( $1, $2, $3, $4, $5, $6, $7, $8 )",
        None,
    )
}
impl BeginUploadStmt {
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
        new_id: &'a uuid::Uuid,
        of_ticket: &'a i64,
        of_person: &'a uuid::Uuid,
        new_name: &'a T1,
        new_type: &'a T2,
        announced: &'a i64,
        person_most: &'a i64,
        ticket_most: &'a i64,
    ) -> StringQuery<'c, 'a, 's, C, String, 8> {
        StringQuery {
            client,
            params: [
                new_id,
                of_ticket,
                of_person,
                new_name,
                new_type,
                announced,
                person_most,
                ticket_most,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        BeginUploadParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 8>,
        C,
    > for BeginUploadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BeginUploadParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 8> {
        self.bind(
            client,
            &params.new_id,
            &params.of_ticket,
            &params.of_person,
            &params.new_name,
            &params.new_type,
            &params.announced,
            &params.person_most,
            &params.ticket_most,
        )
    }
}
