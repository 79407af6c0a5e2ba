//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct SearchBehindBetweenParams {
    pub after: i64,
    pub upto: i64,
    pub most: i64,
}
#[derive(Debug)]
pub struct SearchSaidParams<
    T1: crate::generated::ArraySql<Item = i64>,
    T2: crate::generated::ArraySql<Item = i64>,
    T3: crate::generated::ArraySql<Item = i64>,
> {
    pub tickets: T1,
    pub after: T2,
    pub upto: T3,
    pub most: i64,
    pub most_bytes: i64,
}
#[derive(Debug)]
pub struct SearchTakeParams<
    T1: crate::generated::ArraySql<Item = i64>,
    T2: crate::generated::ArraySql<Item = Option<i64>>,
    T3: crate::generated::ArraySql<Item = i64>,
    T4: crate::generated::ArraySql<Item = bool>,
    T5: crate::generated::ArraySql<Item = bool>,
    T6: crate::generated::ArraySql<Item = i32>,
    T7: crate::generated::StringSql,
    T8: crate::generated::ArraySql<Item = Option<T7>>,
    T9: crate::generated::StringSql,
    T10: crate::generated::ArraySql<Item = T9>,
    T11: crate::generated::StringSql,
    T12: crate::generated::ArraySql<Item = T11>,
    T13: crate::generated::StringSql,
    T14: crate::generated::ArraySql<Item = T13>,
> {
    pub tickets: T1,
    pub since: T2,
    pub until: T3,
    pub ended: T4,
    pub afresh: T5,
    pub size: T6,
    pub opening: T8,
    pub said: T10,
    pub learnt: T12,
    pub learnt_lower: T14,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct SearchLag {
    pub n: i64,
    pub oldest: Option<chrono::DateTime<chrono::Utc>>,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SearchHeads {
    pub id: i64,
    pub last_seq: i64,
    pub closed: bool,
    pub description: String,
    pub building: Option<String>,
    pub room: Option<String>,
    pub since: Option<i64>,
    pub bytes: i32,
}
pub struct SearchHeadsBorrowed<'a> {
    pub id: i64,
    pub last_seq: i64,
    pub closed: bool,
    pub description: &'a str,
    pub building: Option<&'a str>,
    pub room: Option<&'a str>,
    pub since: Option<i64>,
    pub bytes: i32,
}
impl<'a> From<SearchHeadsBorrowed<'a>> for SearchHeads {
    fn from(
        SearchHeadsBorrowed {
            id,
            last_seq,
            closed,
            description,
            building,
            room,
            since,
            bytes,
        }: SearchHeadsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            last_seq,
            closed,
            description: description.into(),
            building: building.map(|v| v.into()),
            room: room.map(|v| v.into()),
            since,
            bytes,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SearchSaid {
    pub ticket_id: i64,
    pub seq: i64,
    pub kind: String,
    pub body: Option<String>,
}
pub struct SearchSaidBorrowed<'a> {
    pub ticket_id: i64,
    pub seq: i64,
    pub kind: &'a str,
    pub body: Option<&'a str>,
}
impl<'a> From<SearchSaidBorrowed<'a>> for SearchSaid {
    fn from(
        SearchSaidBorrowed {
            ticket_id,
            seq,
            kind,
            body,
        }: SearchSaidBorrowed<'a>,
    ) -> Self {
        Self {
            ticket_id,
            seq,
            kind: kind.into(),
            body: body.map(|v| v.into()),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
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
pub struct Optioni64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<i64>, tokio_postgres::Error>,
    mapper: fn(Option<i64>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Optioni64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<i64>) -> R) -> Optioni64Query<'c, 'a, 's, C, R, N> {
        Optioni64Query {
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
pub struct SearchLagQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SearchLag, tokio_postgres::Error>,
    mapper: fn(SearchLag) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SearchLagQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SearchLag) -> R) -> SearchLagQuery<'c, 'a, 's, C, R, N> {
        SearchLagQuery {
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
pub struct SearchHeadsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SearchHeadsBorrowed, tokio_postgres::Error>,
    mapper: fn(SearchHeadsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SearchHeadsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SearchHeadsBorrowed) -> R,
    ) -> SearchHeadsQuery<'c, 'a, 's, C, R, N> {
        SearchHeadsQuery {
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
pub struct SearchSaidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SearchSaidBorrowed, tokio_postgres::Error>,
    mapper: fn(SearchSaidBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SearchSaidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SearchSaidBorrowed) -> R,
    ) -> SearchSaidQuery<'c, 'a, 's, C, R, N> {
        SearchSaidQuery {
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
pub struct SearchLockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_lock() -> SearchLockStmt {
    SearchLockStmt(
        "SELECT pg_try_advisory_xact_lock(7235421, 13) AS ours",
        None,
    )
}
impl SearchLockStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 0> {
        BoolQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct SearchBehindOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_behind_of() -> SearchBehindOfStmt {
    SearchBehindOfStmt(
        "SELECT t.id FROM hd.tickets t LEFT JOIN hd.search s ON s.ticket_id = t.id WHERE t.id = ANY ($1) AND (s.ticket_id IS NULL OR s.indexed_seq <> t.last_seq OR s.closed <> (t.status = 'closed'))",
        None,
    )
}
impl SearchBehindOfStmt {
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
        tickets: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [tickets],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct SearchBehindUnclosedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_behind_unclosed() -> SearchBehindUnclosedStmt {
    SearchBehindUnclosedStmt(
        "SELECT behind.id FROM ( SELECT t.id FROM hd.tickets t LEFT JOIN hd.search s ON s.ticket_id = t.id AND NOT s.closed WHERE t.closed_at IS NULL AND (s.ticket_id IS NULL OR s.indexed_seq <> t.last_seq) UNION ALL SELECT s.ticket_id FROM hd.search s WHERE NOT s.closed AND NOT EXISTS (SELECT FROM hd.tickets u WHERE u.closed_at IS NULL AND u.id = s.ticket_id) ) AS behind LIMIT $1",
        None,
    )
}
impl SearchBehindUnclosedStmt {
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
        most: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct SearchBehindBetweenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_behind_between() -> SearchBehindBetweenStmt {
    SearchBehindBetweenStmt(
        "SELECT t.id FROM hd.tickets t LEFT JOIN hd.search s ON s.ticket_id = t.id WHERE t.id > $1 AND t.id <= $2 AND (s.ticket_id IS NULL OR s.indexed_seq <> t.last_seq OR s.closed <> (t.status = 'closed')) ORDER BY t.id LIMIT $3",
        None,
    )
}
impl SearchBehindBetweenStmt {
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
        after: &'a i64,
        upto: &'a i64,
        most: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [after, upto, most],
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
        SearchBehindBetweenParams,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for SearchBehindBetweenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SearchBehindBetweenParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.after, &params.upto, &params.most)
    }
}
pub struct SearchLastStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_last() -> SearchLastStmt {
    SearchLastStmt("SELECT max(id) AS id FROM hd.tickets", None)
}
impl SearchLastStmt {
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
    ) -> Optioni64Query<'c, 'a, 's, C, Option<i64>, 0> {
        Optioni64Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct SearchLagStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_lag() -> SearchLagStmt {
    SearchLagStmt(
        "SELECT count(*) AS n, min(behind.modified_at) AS oldest, statement_timestamp() AS now FROM ( SELECT t.modified_at FROM hd.tickets t LEFT JOIN hd.search s ON s.ticket_id = t.id AND NOT s.closed WHERE t.closed_at IS NULL AND (s.ticket_id IS NULL OR s.indexed_seq <> t.last_seq) UNION ALL SELECT (SELECT t.modified_at FROM hd.tickets t WHERE t.id = s.ticket_id) FROM hd.search s WHERE NOT s.closed AND NOT EXISTS (SELECT FROM hd.tickets u WHERE u.closed_at IS NULL AND u.id = s.ticket_id) LIMIT 10000 ) AS behind",
        None,
    )
}
impl SearchLagStmt {
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
    ) -> SearchLagQuery<'c, 'a, 's, C, SearchLag, 0> {
        SearchLagQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SearchLag, tokio_postgres::Error> {
                Ok(SearchLag {
                    n: row.try_get(0)?,
                    oldest: row.try_get(1)?,
                    now: row.try_get(2)?,
                })
            },
            mapper: |it| SearchLag::from(it),
        }
    }
}
pub struct SearchHeadsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_heads() -> SearchHeadsStmt {
    SearchHeadsStmt(
        "SELECT t.id, t.last_seq, t.status = 'closed' AS closed, t.description, t.building, t.room, s.indexed_seq AS since, coalesce(s.bytes, 0) AS bytes FROM hd.tickets t LEFT JOIN hd.search s ON s.ticket_id = t.id WHERE t.id = ANY ($1) ORDER BY t.id",
        None,
    )
}
impl SearchHeadsStmt {
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
        tickets: &'a T1,
    ) -> SearchHeadsQuery<'c, 'a, 's, C, SearchHeads, 1> {
        SearchHeadsQuery {
            client,
            params: [tickets],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SearchHeadsBorrowed, tokio_postgres::Error> {
                    Ok(SearchHeadsBorrowed {
                        id: row.try_get(0)?,
                        last_seq: row.try_get(1)?,
                        closed: row.try_get(2)?,
                        description: row.try_get(3)?,
                        building: row.try_get(4)?,
                        room: row.try_get(5)?,
                        since: row.try_get(6)?,
                        bytes: row.try_get(7)?,
                    })
                },
            mapper: |it| SearchHeads::from(it),
        }
    }
}
pub struct SearchSaidStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_said() -> SearchSaidStmt {
    SearchSaidStmt(
        "SELECT e.ticket_id, e.seq, e.kind, e.body FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS asked (ticket, after, upto) CROSS JOIN LATERAL ( SELECT said.*, sum(coalesce(octet_length(said.body), 0)) OVER (ORDER BY said.seq) - coalesce(octet_length(said.body), 0) AS bytes FROM ( SELECT e.ticket_id, e.seq, e.kind, e.data->>'body' AS body FROM hd.events e WHERE e.ticket_id = asked.ticket AND e.seq > asked.after AND e.seq <= asked.upto ORDER BY e.seq LIMIT $4 ) AS said ) AS e WHERE e.bytes <= $5::bigint ORDER BY e.ticket_id, e.seq",
        None,
    )
}
impl SearchSaidStmt {
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
        T1: crate::generated::ArraySql<Item = i64>,
        T2: crate::generated::ArraySql<Item = i64>,
        T3: crate::generated::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        tickets: &'a T1,
        after: &'a T2,
        upto: &'a T3,
        most: &'a i64,
        most_bytes: &'a i64,
    ) -> SearchSaidQuery<'c, 'a, 's, C, SearchSaid, 5> {
        SearchSaidQuery {
            client,
            params: [tickets, after, upto, most, most_bytes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SearchSaidBorrowed, tokio_postgres::Error> {
                    Ok(SearchSaidBorrowed {
                        ticket_id: row.try_get(0)?,
                        seq: row.try_get(1)?,
                        kind: row.try_get(2)?,
                        body: row.try_get(3)?,
                    })
                },
            mapper: |it| SearchSaid::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::ArraySql<Item = i64>,
    T2: crate::generated::ArraySql<Item = i64>,
    T3: crate::generated::ArraySql<Item = i64>,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        SearchSaidParams<T1, T2, T3>,
        SearchSaidQuery<'c, 'a, 's, C, SearchSaid, 5>,
        C,
    > for SearchSaidStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SearchSaidParams<T1, T2, T3>,
    ) -> SearchSaidQuery<'c, 'a, 's, C, SearchSaid, 5> {
        self.bind(
            client,
            &params.tickets,
            &params.after,
            &params.upto,
            &params.most,
            &params.most_bytes,
        )
    }
}
pub struct SearchTakeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_take() -> SearchTakeStmt {
    SearchTakeStmt(
        "SELECT hd.search_take($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) AS taken",
        None,
    )
}
impl SearchTakeStmt {
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
        T1: crate::generated::ArraySql<Item = i64>,
        T2: crate::generated::ArraySql<Item = Option<i64>>,
        T3: crate::generated::ArraySql<Item = i64>,
        T4: crate::generated::ArraySql<Item = bool>,
        T5: crate::generated::ArraySql<Item = bool>,
        T6: crate::generated::ArraySql<Item = i32>,
        T7: crate::generated::StringSql,
        T8: crate::generated::ArraySql<Item = Option<T7>>,
        T9: crate::generated::StringSql,
        T10: crate::generated::ArraySql<Item = T9>,
        T11: crate::generated::StringSql,
        T12: crate::generated::ArraySql<Item = T11>,
        T13: crate::generated::StringSql,
        T14: crate::generated::ArraySql<Item = T13>,
    >(
        &'s self,
        client: &'c C,
        tickets: &'a T1,
        since: &'a T2,
        until: &'a T3,
        ended: &'a T4,
        afresh: &'a T5,
        size: &'a T6,
        opening: &'a T8,
        said: &'a T10,
        learnt: &'a T12,
        learnt_lower: &'a T14,
    ) -> I64Query<'c, 'a, 's, C, i64, 10> {
        I64Query {
            client,
            params: [
                tickets,
                since,
                until,
                ended,
                afresh,
                size,
                opening,
                said,
                learnt,
                learnt_lower,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::ArraySql<Item = i64>,
    T2: crate::generated::ArraySql<Item = Option<i64>>,
    T3: crate::generated::ArraySql<Item = i64>,
    T4: crate::generated::ArraySql<Item = bool>,
    T5: crate::generated::ArraySql<Item = bool>,
    T6: crate::generated::ArraySql<Item = i32>,
    T7: crate::generated::StringSql,
    T8: crate::generated::ArraySql<Item = Option<T7>>,
    T9: crate::generated::StringSql,
    T10: crate::generated::ArraySql<Item = T9>,
    T11: crate::generated::StringSql,
    T12: crate::generated::ArraySql<Item = T11>,
    T13: crate::generated::StringSql,
    T14: crate::generated::ArraySql<Item = T13>,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        SearchTakeParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>,
        I64Query<'c, 'a, 's, C, i64, 10>,
        C,
    > for SearchTakeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SearchTakeParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>,
    ) -> I64Query<'c, 'a, 's, C, i64, 10> {
        self.bind(
            client,
            &params.tickets,
            &params.since,
            &params.until,
            &params.ended,
            &params.afresh,
            &params.size,
            &params.opening,
            &params.said,
            &params.learnt,
            &params.learnt_lower,
        )
    }
}
