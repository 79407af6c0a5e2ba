//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct JournalParams<
    'a,
    T1: crate::generated::ArraySql<Item = i64>,
    T2: crate::generated::ArraySql<Item = i64>,
    T3: crate::generated::ArraySql<Item = i32>,
    T4: crate::generated::ArraySql<Item = bool>,
    T5: crate::generated::ArraySql<Item = Option<crate::generated::types::hd::SnapshotBorrowed<'a>>>,
    T6: crate::generated::ArraySql<Item = crate::generated::types::hd::NewEventBorrowed<'a>>,
    T7: crate::generated::ArraySql<Item = crate::generated::types::hd::NewTicketBorrowed<'a>>,
> {
    pub entry_ticket: T1,
    pub entry_expected: T2,
    pub entry_events: T3,
    pub entry_search: T4,
    pub entry_snapshot: T5,
    pub new_events: T6,
    pub new_tickets: T7,
}
#[derive(Debug)]
pub struct JournalWithFilesParams<
    'a,
    T1: crate::generated::ArraySql<Item = i64>,
    T2: crate::generated::ArraySql<Item = i64>,
    T3: crate::generated::ArraySql<Item = i32>,
    T4: crate::generated::ArraySql<Item = bool>,
    T5: crate::generated::ArraySql<Item = Option<crate::generated::types::hd::SnapshotBorrowed<'a>>>,
    T6: crate::generated::ArraySql<Item = crate::generated::types::hd::NewEventBorrowed<'a>>,
    T7: crate::generated::ArraySql<Item = crate::generated::types::hd::NewTicketBorrowed<'a>>,
> {
    pub entry_ticket: T1,
    pub entry_expected: T2,
    pub entry_events: T3,
    pub entry_search: T4,
    pub entry_snapshot: T5,
    pub new_events: T6,
    pub new_tickets: T7,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    pub outcome: String,
    pub entry: i32,
    pub ticket: i64,
    pub seq: Option<i64>,
    pub at: Option<chrono::DateTime<chrono::Utc>>,
    pub author: Option<uuid::Uuid>,
    pub cid: Option<String>,
}
pub struct WrittenBorrowed<'a> {
    pub outcome: &'a str,
    pub entry: i32,
    pub ticket: i64,
    pub seq: Option<i64>,
    pub at: Option<chrono::DateTime<chrono::Utc>>,
    pub author: Option<uuid::Uuid>,
    pub cid: Option<&'a str>,
}
impl<'a> From<WrittenBorrowed<'a>> for Written {
    fn from(
        WrittenBorrowed {
            outcome,
            entry,
            ticket,
            seq,
            at,
            author,
            cid,
        }: WrittenBorrowed<'a>,
    ) -> Self {
        Self {
            outcome: outcome.into(),
            entry,
            ticket,
            seq,
            at,
            author,
            cid: cid.map(|v| v.into()),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct WrittenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WrittenBorrowed, tokio_postgres::Error>,
    mapper: fn(WrittenBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WrittenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WrittenBorrowed) -> R) -> WrittenQuery<'c, 'a, 's, C, R, N> {
        WrittenQuery {
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
pub struct JournalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn journal() -> JournalStmt {
    JournalStmt(
        "SELECT outcome, entry, ticket, seq, at, author, cid FROM hd.journal( $1, $2, $3, $4, $5, $6, $7 )",
        None,
    )
}
impl JournalStmt {
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
        T3: crate::generated::ArraySql<Item = i32>,
        T4: crate::generated::ArraySql<Item = bool>,
        T5: crate::generated::ArraySql<Item = Option<crate::generated::types::hd::SnapshotBorrowed<'a>>>,
        T6: crate::generated::ArraySql<Item = crate::generated::types::hd::NewEventBorrowed<'a>>,
        T7: crate::generated::ArraySql<Item = crate::generated::types::hd::NewTicketBorrowed<'a>>,
    >(
        &'s self,
        client: &'c C,
        entry_ticket: &'a T1,
        entry_expected: &'a T2,
        entry_events: &'a T3,
        entry_search: &'a T4,
        entry_snapshot: &'a T5,
        new_events: &'a T6,
        new_tickets: &'a T7,
    ) -> WrittenQuery<'c, 'a, 's, C, Written, 7> {
        WrittenQuery {
            client,
            params: [
                entry_ticket,
                entry_expected,
                entry_events,
                entry_search,
                entry_snapshot,
                new_events,
                new_tickets,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<WrittenBorrowed, tokio_postgres::Error> {
                    Ok(WrittenBorrowed {
                        outcome: row.try_get(0)?,
                        entry: row.try_get(1)?,
                        ticket: row.try_get(2)?,
                        seq: row.try_get(3)?,
                        at: row.try_get(4)?,
                        author: row.try_get(5)?,
                        cid: row.try_get(6)?,
                    })
                },
            mapper: |it| Written::from(it),
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
    T3: crate::generated::ArraySql<Item = i32>,
    T4: crate::generated::ArraySql<Item = bool>,
    T5: crate::generated::ArraySql<Item = Option<crate::generated::types::hd::SnapshotBorrowed<'a>>>,
    T6: crate::generated::ArraySql<Item = crate::generated::types::hd::NewEventBorrowed<'a>>,
    T7: crate::generated::ArraySql<Item = crate::generated::types::hd::NewTicketBorrowed<'a>>,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        JournalParams<'a, T1, T2, T3, T4, T5, T6, T7>,
        WrittenQuery<'c, 'a, 's, C, Written, 7>,
        C,
    > for JournalStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a JournalParams<'a, T1, T2, T3, T4, T5, T6, T7>,
    ) -> WrittenQuery<'c, 'a, 's, C, Written, 7> {
        self.bind(
            client,
            &params.entry_ticket,
            &params.entry_expected,
            &params.entry_events,
            &params.entry_search,
            &params.entry_snapshot,
            &params.new_events,
            &params.new_tickets,
        )
    }
}
pub struct JournalWithFilesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn journal_with_files() -> JournalWithFilesStmt {
    JournalWithFilesStmt(
        "SELECT outcome, entry, ticket, seq, at, author, cid FROM hd.journal_with_files( $1, $2, $3, $4, $5, $6, $7 )",
        None,
    )
}
impl JournalWithFilesStmt {
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
        T3: crate::generated::ArraySql<Item = i32>,
        T4: crate::generated::ArraySql<Item = bool>,
        T5: crate::generated::ArraySql<Item = Option<crate::generated::types::hd::SnapshotBorrowed<'a>>>,
        T6: crate::generated::ArraySql<Item = crate::generated::types::hd::NewEventBorrowed<'a>>,
        T7: crate::generated::ArraySql<Item = crate::generated::types::hd::NewTicketBorrowed<'a>>,
    >(
        &'s self,
        client: &'c C,
        entry_ticket: &'a T1,
        entry_expected: &'a T2,
        entry_events: &'a T3,
        entry_search: &'a T4,
        entry_snapshot: &'a T5,
        new_events: &'a T6,
        new_tickets: &'a T7,
    ) -> WrittenQuery<'c, 'a, 's, C, Written, 7> {
        WrittenQuery {
            client,
            params: [
                entry_ticket,
                entry_expected,
                entry_events,
                entry_search,
                entry_snapshot,
                new_events,
                new_tickets,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<WrittenBorrowed, tokio_postgres::Error> {
                    Ok(WrittenBorrowed {
                        outcome: row.try_get(0)?,
                        entry: row.try_get(1)?,
                        ticket: row.try_get(2)?,
                        seq: row.try_get(3)?,
                        at: row.try_get(4)?,
                        author: row.try_get(5)?,
                        cid: row.try_get(6)?,
                    })
                },
            mapper: |it| Written::from(it),
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
    T3: crate::generated::ArraySql<Item = i32>,
    T4: crate::generated::ArraySql<Item = bool>,
    T5: crate::generated::ArraySql<Item = Option<crate::generated::types::hd::SnapshotBorrowed<'a>>>,
    T6: crate::generated::ArraySql<Item = crate::generated::types::hd::NewEventBorrowed<'a>>,
    T7: crate::generated::ArraySql<Item = crate::generated::types::hd::NewTicketBorrowed<'a>>,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        JournalWithFilesParams<'a, T1, T2, T3, T4, T5, T6, T7>,
        WrittenQuery<'c, 'a, 's, C, Written, 7>,
        C,
    > for JournalWithFilesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a JournalWithFilesParams<'a, T1, T2, T3, T4, T5, T6, T7>,
    ) -> WrittenQuery<'c, 'a, 's, C, Written, 7> {
        self.bind(
            client,
            &params.entry_ticket,
            &params.entry_expected,
            &params.entry_events,
            &params.entry_search,
            &params.entry_snapshot,
            &params.new_events,
            &params.new_tickets,
        )
    }
}
