//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct KeepReceiptsParams<
    T1: crate::generated::ArraySql<Item = i64>,
    T2: crate::generated::ArraySql<Item = uuid::Uuid>,
    T3: crate::generated::StringSql,
    T4: crate::generated::ArraySql<Item = T3>,
    T5: crate::generated::ArraySql<Item = i64>,
> {
    pub tickets: T1,
    pub persons: T2,
    pub roles: T4,
    pub seqs: T5,
}
#[derive(Clone, Copy, Debug)]
pub struct ReceiptsOfParams {
    pub person: uuid::Uuid,
    pub ticket: i64,
}
#[derive(Debug)]
pub struct UnreadParams<
    T1: crate::generated::ArraySql<Item = i64>,
    T2: crate::generated::ArraySql<Item = i64>,
    T3: crate::generated::StringSql,
    T4: crate::generated::ArraySql<Item = T3>,
> {
    pub tickets: T1,
    pub marks: T2,
    pub person: uuid::Uuid,
    pub kinds: T4,
    pub most: i64,
    pub closed: bool,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ReceiptsOf {
    pub mine: i64,
    pub helpdesk: i64,
    pub requester: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Unread {
    pub ticket_id: i64,
    pub seen: i64,
    pub unread: i64,
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ReceiptsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReceiptsOf, tokio_postgres::Error>,
    mapper: fn(ReceiptsOf) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReceiptsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReceiptsOf) -> R) -> ReceiptsOfQuery<'c, 'a, 's, C, R, N> {
        ReceiptsOfQuery {
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
pub struct UnreadQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Unread, tokio_postgres::Error>,
    mapper: fn(Unread) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UnreadQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Unread) -> R) -> UnreadQuery<'c, 'a, 's, C, R, N> {
        UnreadQuery {
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
pub struct KeepReceiptsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep_receipts() -> KeepReceiptsStmt {
    KeepReceiptsStmt(
        "INSERT INTO hd.receipts AS kept (ticket_id, person_id, role, seq) SELECT t.id, come.person_id, come.role, least(come.seq, t.last_seq) FROM unnest($1::bigint[], $2::uuid[], $3::text[], $4::bigint[]) AS come (ticket_id, person_id, role, seq) JOIN hd.tickets t ON t.id = come.ticket_id ORDER BY t.id, come.person_id ON CONFLICT (ticket_id, person_id) DO UPDATE SET seq = EXCLUDED.seq WHERE kept.seq < EXCLUDED.seq",
        None,
    )
}
impl KeepReceiptsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::generated::ArraySql<Item = i64>,
        T2: crate::generated::ArraySql<Item = uuid::Uuid>,
        T3: crate::generated::StringSql,
        T4: crate::generated::ArraySql<Item = T3>,
        T5: crate::generated::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        tickets: &'a T1,
        persons: &'a T2,
        roles: &'a T4,
        seqs: &'a T5,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[tickets, persons, roles, seqs])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::ArraySql<Item = i64>,
    T2: crate::generated::ArraySql<Item = uuid::Uuid>,
    T3: crate::generated::StringSql,
    T4: crate::generated::ArraySql<Item = T3>,
    T5: crate::generated::ArraySql<Item = i64>,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        KeepReceiptsParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for KeepReceiptsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a KeepReceiptsParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tickets,
            &params.persons,
            &params.roles,
            &params.seqs,
        ))
    }
}
pub struct ReceiptsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn receipts_of() -> ReceiptsOfStmt {
    ReceiptsOfStmt(
        "SELECT coalesce(max(r.seq) FILTER (WHERE r.person_id = $1), 0)        AS mine, coalesce(max(r.seq) FILTER (WHERE r.role = 'helpdesk'), 0)          AS helpdesk, coalesce(max(r.seq) FILTER (WHERE r.person_id = t.requester_id), 0) AS requester FROM hd.tickets t LEFT JOIN hd.receipts r ON r.ticket_id = t.id WHERE t.id = $2",
        None,
    )
}
impl ReceiptsOfStmt {
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
        person: &'a uuid::Uuid,
        ticket: &'a i64,
    ) -> ReceiptsOfQuery<'c, 'a, 's, C, ReceiptsOf, 2> {
        ReceiptsOfQuery {
            client,
            params: [person, ticket],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReceiptsOf, tokio_postgres::Error> {
                Ok(ReceiptsOf {
                    mine: row.try_get(0)?,
                    helpdesk: row.try_get(1)?,
                    requester: row.try_get(2)?,
                })
            },
            mapper: |it| ReceiptsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ReceiptsOfParams,
        ReceiptsOfQuery<'c, 'a, 's, C, ReceiptsOf, 2>,
        C,
    > for ReceiptsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReceiptsOfParams,
    ) -> ReceiptsOfQuery<'c, 'a, 's, C, ReceiptsOf, 2> {
        self.bind(client, &params.person, &params.ticket)
    }
}
pub struct UnreadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unread() -> UnreadStmt {
    UnreadStmt(
        "SELECT asked.ticket_id, seen.seq AS seen, few.n AS unread FROM unnest($1::bigint[], $2::bigint[]) AS asked (ticket_id, mark) JOIN hd.tickets t ON t.id = asked.ticket_id LEFT JOIN hd.receipts r ON r.ticket_id = t.id AND r.person_id = $3 CROSS JOIN LATERAL (SELECT greatest(coalesce(r.seq, 0), least(asked.mark, t.last_seq)) AS seq) AS seen CROSS JOIN LATERAL ( SELECT count(*) AS n FROM ( SELECT FROM hd.events e WHERE e.ticket_id = t.id AND e.seq > seen.seq AND e.author_id <> $3 AND e.kind = ANY ($4::text[]) LIMIT $5 ) AS one ) AS few WHERE $6 OR t.status <> 'closed'",
        None,
    )
}
impl UnreadStmt {
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
        T3: crate::generated::StringSql,
        T4: crate::generated::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        tickets: &'a T1,
        marks: &'a T2,
        person: &'a uuid::Uuid,
        kinds: &'a T4,
        most: &'a i64,
        closed: &'a bool,
    ) -> UnreadQuery<'c, 'a, 's, C, Unread, 6> {
        UnreadQuery {
            client,
            params: [tickets, marks, person, kinds, most, closed],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Unread, tokio_postgres::Error> {
                Ok(Unread {
                    ticket_id: row.try_get(0)?,
                    seen: row.try_get(1)?,
                    unread: row.try_get(2)?,
                })
            },
            mapper: |it| Unread::from(it),
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
    T3: crate::generated::StringSql,
    T4: crate::generated::ArraySql<Item = T3>,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        UnreadParams<T1, T2, T3, T4>,
        UnreadQuery<'c, 'a, 's, C, Unread, 6>,
        C,
    > for UnreadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnreadParams<T1, T2, T3, T4>,
    ) -> UnreadQuery<'c, 'a, 's, C, Unread, 6> {
        self.bind(
            client,
            &params.tickets,
            &params.marks,
            &params.person,
            &params.kinds,
            &params.most,
            &params.closed,
        )
    }
}
