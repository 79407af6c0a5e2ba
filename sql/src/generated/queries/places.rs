//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct PlacesParams {
    pub newest: i64,
    pub most: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Places {
    pub building: String,
    pub room: Option<String>,
    pub used: i64,
}
pub struct PlacesBorrowed<'a> {
    pub building: &'a str,
    pub room: Option<&'a str>,
    pub used: i64,
}
impl<'a> From<PlacesBorrowed<'a>> for Places {
    fn from(
        PlacesBorrowed {
            building,
            room,
            used,
        }: PlacesBorrowed<'a>,
    ) -> Self {
        Self {
            building: building.into(),
            room: room.map(|v| v.into()),
            used,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PlacesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PlacesBorrowed, tokio_postgres::Error>,
    mapper: fn(PlacesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PlacesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PlacesBorrowed) -> R) -> PlacesQuery<'c, 'a, 's, C, R, N> {
        PlacesQuery {
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
pub struct PlacesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn places() -> PlacesStmt {
    PlacesStmt(
        "SELECT building, room, count(*) AS used FROM ( SELECT building, room FROM hd.tickets ORDER BY opened_at DESC, id DESC LIMIT $1 ) AS newest WHERE building IS NOT NULL GROUP BY building, room ORDER BY used DESC, building, room LIMIT $2",
        None,
    )
}
impl PlacesStmt {
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
        most: &'a i64,
    ) -> PlacesQuery<'c, 'a, 's, C, Places, 2> {
        PlacesQuery {
            client,
            params: [newest, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PlacesBorrowed, tokio_postgres::Error> {
                    Ok(PlacesBorrowed {
                        building: row.try_get(0)?,
                        room: row.try_get(1)?,
                        used: row.try_get(2)?,
                    })
                },
            mapper: |it| Places::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        PlacesParams,
        PlacesQuery<'c, 'a, 's, C, Places, 2>,
        C,
    > for PlacesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PlacesParams,
    ) -> PlacesQuery<'c, 'a, 's, C, Places, 2> {
        self.bind(client, &params.newest, &params.most)
    }
}
