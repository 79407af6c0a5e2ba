//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct FirstResponsesParams<T1: crate::generated::StringSql> {
    pub category: T1,
    pub newest: i64,
    pub deep: i64,
    pub samples: i64,
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct F64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<f64, tokio_postgres::Error>,
    mapper: fn(f64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> F64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(f64) -> R) -> F64Query<'c, 'a, 's, C, R, N> {
        F64Query {
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
pub struct FirstResponsesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn first_responses() -> FirstResponsesStmt {
    FirstResponsesStmt(
        "SELECT extract(epoch FROM answer.at - t.opened_at)::double precision AS seconds FROM ( SELECT id, opened_at FROM hd.tickets WHERE category = $1 ORDER BY opened_at DESC, id DESC LIMIT $2 ) AS t CROSS JOIN LATERAL ( SELECT e.at FROM hd.events e WHERE e.ticket_id = t.id AND e.seq BETWEEN 2 AND $3 AND e.author_role = 'helpdesk' AND e.kind IN ('message', 'status') ORDER BY e.seq LIMIT 1 ) AS answer LIMIT $4",
        None,
    )
}
impl FirstResponsesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        category: &'a T1,
        newest: &'a i64,
        deep: &'a i64,
        samples: &'a i64,
    ) -> F64Query<'c, 'a, 's, C, f64, 4> {
        F64Query {
            client,
            params: [category, newest, deep, samples],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        FirstResponsesParams<T1>,
        F64Query<'c, 'a, 's, C, f64, 4>,
        C,
    > for FirstResponsesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FirstResponsesParams<T1>,
    ) -> F64Query<'c, 'a, 's, C, f64, 4> {
        self.bind(
            client,
            &params.category,
            &params.newest,
            &params.deep,
            &params.samples,
        )
    }
}
