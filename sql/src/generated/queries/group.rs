//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct OpenIncidentParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::ArraySql<Item = i64>,
> {
    pub author: uuid::Uuid,
    pub name: T1,
    pub cid: T2,
    pub tickets: T3,
    pub most: i32,
}
#[derive(Debug)]
pub struct JoinIncidentParams<T1: crate::generated::ArraySql<Item = i64>> {
    pub incident: i64,
    pub tickets: T1,
    pub most: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct LeaveIncidentParams {
    pub incident: i64,
    pub ticket: Option<i64>,
}
#[derive(Debug)]
pub struct AnswerIncidentParams<T1: crate::generated::StringSql, T2: crate::generated::BytesSql> {
    pub incident: i64,
    pub author: uuid::Uuid,
    pub cid: T1,
    pub words: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpenIncident {
    pub outcome: String,
    pub incident: Option<i64>,
    pub ticket: Option<i64>,
}
pub struct OpenIncidentBorrowed<'a> {
    pub outcome: &'a str,
    pub incident: Option<i64>,
    pub ticket: Option<i64>,
}
impl<'a> From<OpenIncidentBorrowed<'a>> for OpenIncident {
    fn from(
        OpenIncidentBorrowed {
            outcome,
            incident,
            ticket,
        }: OpenIncidentBorrowed<'a>,
    ) -> Self {
        Self {
            outcome: outcome.into(),
            incident,
            ticket,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct JoinIncident {
    pub outcome: String,
    pub incident: Option<i64>,
    pub ticket: Option<i64>,
}
pub struct JoinIncidentBorrowed<'a> {
    pub outcome: &'a str,
    pub incident: Option<i64>,
    pub ticket: Option<i64>,
}
impl<'a> From<JoinIncidentBorrowed<'a>> for JoinIncident {
    fn from(
        JoinIncidentBorrowed {
            outcome,
            incident,
            ticket,
        }: JoinIncidentBorrowed<'a>,
    ) -> Self {
        Self {
            outcome: outcome.into(),
            incident,
            ticket,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerIncident {
    pub outcome: String,
    pub tickets: Vec<i64>,
}
pub struct AnswerIncidentBorrowed<'a> {
    pub outcome: &'a str,
    pub tickets: crate::generated::ArrayIterator<'a, i64>,
}
impl<'a> From<AnswerIncidentBorrowed<'a>> for AnswerIncident {
    fn from(AnswerIncidentBorrowed { outcome, tickets }: AnswerIncidentBorrowed<'a>) -> Self {
        Self {
            outcome: outcome.into(),
            tickets: tickets.map(|v| v).collect(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct OpenIncidentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenIncidentBorrowed, tokio_postgres::Error>,
    mapper: fn(OpenIncidentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenIncidentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OpenIncidentBorrowed) -> R,
    ) -> OpenIncidentQuery<'c, 'a, 's, C, R, N> {
        OpenIncidentQuery {
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
pub struct JoinIncidentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<JoinIncidentBorrowed, tokio_postgres::Error>,
    mapper: fn(JoinIncidentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JoinIncidentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(JoinIncidentBorrowed) -> R,
    ) -> JoinIncidentQuery<'c, 'a, 's, C, R, N> {
        JoinIncidentQuery {
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
pub struct BoolQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<bool, tokio_postgres::Error>,
    mapper: fn(bool) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoolQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(bool) -> R) -> BoolQuery<'c, 'a, 's, C, R, N> {
        BoolQuery {
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
pub struct AnswerIncidentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AnswerIncidentBorrowed, tokio_postgres::Error>,
    mapper: fn(AnswerIncidentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AnswerIncidentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AnswerIncidentBorrowed) -> R,
    ) -> AnswerIncidentQuery<'c, 'a, 's, C, R, N> {
        AnswerIncidentQuery {
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
pub struct OpenIncidentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_incident() -> OpenIncidentStmt {
    OpenIncidentStmt(
        "SELECT outcome, incident, ticket FROM hd.open_incident($1, $2, $3, $4, $5)",
        None,
    )
}
impl OpenIncidentStmt {
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
        T1: crate::generated::StringSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        author: &'a uuid::Uuid,
        name: &'a T1,
        cid: &'a T2,
        tickets: &'a T3,
        most: &'a i32,
    ) -> OpenIncidentQuery<'c, 'a, 's, C, OpenIncident, 5> {
        OpenIncidentQuery {
            client,
            params: [author, name, cid, tickets, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OpenIncidentBorrowed, tokio_postgres::Error> {
                    Ok(OpenIncidentBorrowed {
                        outcome: row.try_get(0)?,
                        incident: row.try_get(1)?,
                        ticket: row.try_get(2)?,
                    })
                },
            mapper: |it| OpenIncident::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::ArraySql<Item = i64>,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OpenIncidentParams<T1, T2, T3>,
        OpenIncidentQuery<'c, 'a, 's, C, OpenIncident, 5>,
        C,
    > for OpenIncidentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenIncidentParams<T1, T2, T3>,
    ) -> OpenIncidentQuery<'c, 'a, 's, C, OpenIncident, 5> {
        self.bind(
            client,
            &params.author,
            &params.name,
            &params.cid,
            &params.tickets,
            &params.most,
        )
    }
}
pub struct JoinIncidentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn join_incident() -> JoinIncidentStmt {
    JoinIncidentStmt(
        "SELECT outcome, incident, ticket FROM hd.join_incident($1, $2, $3)",
        None,
    )
}
impl JoinIncidentStmt {
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
        incident: &'a i64,
        tickets: &'a T1,
        most: &'a i32,
    ) -> JoinIncidentQuery<'c, 'a, 's, C, JoinIncident, 3> {
        JoinIncidentQuery {
            client,
            params: [incident, tickets, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<JoinIncidentBorrowed, tokio_postgres::Error> {
                    Ok(JoinIncidentBorrowed {
                        outcome: row.try_get(0)?,
                        incident: row.try_get(1)?,
                        ticket: row.try_get(2)?,
                    })
                },
            mapper: |it| JoinIncident::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::ArraySql<Item = i64>>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        JoinIncidentParams<T1>,
        JoinIncidentQuery<'c, 'a, 's, C, JoinIncident, 3>,
        C,
    > for JoinIncidentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a JoinIncidentParams<T1>,
    ) -> JoinIncidentQuery<'c, 'a, 's, C, JoinIncident, 3> {
        self.bind(client, &params.incident, &params.tickets, &params.most)
    }
}
pub struct LeaveIncidentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn leave_incident() -> LeaveIncidentStmt {
    LeaveIncidentStmt("SELECT hd.leave_incident($1, $2)", None)
}
impl LeaveIncidentStmt {
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
        incident: &'a i64,
        ticket: &'a Option<i64>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [incident, ticket],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        LeaveIncidentParams,
        BoolQuery<'c, 'a, 's, C, bool, 2>,
        C,
    > for LeaveIncidentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LeaveIncidentParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.incident, &params.ticket)
    }
}
pub struct AnswerIncidentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn answer_incident() -> AnswerIncidentStmt {
    AnswerIncidentStmt(
        "SELECT outcome, tickets FROM hd.answer_incident($1, $2, $3, $4)",
        None,
    )
}
impl AnswerIncidentStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::BytesSql>(
        &'s self,
        client: &'c C,
        incident: &'a i64,
        author: &'a uuid::Uuid,
        cid: &'a T1,
        words: &'a T2,
    ) -> AnswerIncidentQuery<'c, 'a, 's, C, AnswerIncident, 4> {
        AnswerIncidentQuery {
            client,
            params: [incident, author, cid, words],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<AnswerIncidentBorrowed, tokio_postgres::Error> {
                Ok(AnswerIncidentBorrowed {
                    outcome: row.try_get(0)?,
                    tickets: row.try_get(1)?,
                })
            },
            mapper: |it| AnswerIncident::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::BytesSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        AnswerIncidentParams<T1, T2>,
        AnswerIncidentQuery<'c, 'a, 's, C, AnswerIncident, 4>,
        C,
    > for AnswerIncidentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AnswerIncidentParams<T1, T2>,
    ) -> AnswerIncidentQuery<'c, 'a, 's, C, AnswerIncident, 4> {
        self.bind(
            client,
            &params.incident,
            &params.author,
            &params.cid,
            &params.words,
        )
    }
}
