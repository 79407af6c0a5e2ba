//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug, Clone, PartialEq)]
pub struct Vitals {
    pub version: String,
    pub now: chrono::DateTime<chrono::Utc>,
}
pub struct VitalsBorrowed<'a> {
    pub version: &'a str,
    pub now: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<VitalsBorrowed<'a>> for Vitals {
    fn from(VitalsBorrowed { version, now }: VitalsBorrowed<'a>) -> Self {
        Self {
            version: version.into(),
            now,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct VitalsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<VitalsBorrowed, tokio_postgres::Error>,
    mapper: fn(VitalsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VitalsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(VitalsBorrowed) -> R) -> VitalsQuery<'c, 'a, 's, C, R, N> {
        VitalsQuery {
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
pub struct VitalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn vitals() -> VitalsStmt {
    VitalsStmt(
        "SELECT current_setting('server_version') AS version, clock_timestamp() AS now",
        None,
    )
}
impl VitalsStmt {
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
    ) -> VitalsQuery<'c, 'a, 's, C, Vitals, 0> {
        VitalsQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<VitalsBorrowed, tokio_postgres::Error> {
                    Ok(VitalsBorrowed {
                        version: row.try_get(0)?,
                        now: row.try_get(1)?,
                    })
                },
            mapper: |it| Vitals::from(it),
        }
    }
}
