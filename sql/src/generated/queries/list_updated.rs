//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct ListUpdatedParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::ArraySql<Item = T1>,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
> {
    pub statuses: Option<T2>,
    pub category: Option<T3>,
    pub building: Option<T4>,
    pub requester: Option<uuid::Uuid>,
    pub opened_from: Option<chrono::DateTime<chrono::Utc>>,
    pub opened_before: Option<chrono::DateTime<chrono::Utc>>,
    pub guessed: Option<T5>,
    pub corrected: Option<bool>,
    pub closed_from: Option<chrono::DateTime<chrono::Utc>>,
    pub closed_before: Option<chrono::DateTime<chrono::Utc>>,
    pub unclosed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub answered: Option<bool>,
    pub stars: Option<i32>,
    pub weekday: Option<i32>,
    pub hour: Option<i32>,
    pub after_id: Option<i64>,
    pub after_at: Option<chrono::DateTime<chrono::Utc>>,
    pub limit: i64,
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct HdTicketsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(
        &tokio_postgres::Row,
    ) -> Result<crate::generated::types::hd::TicketsBorrowed, tokio_postgres::Error>,
    mapper: fn(crate::generated::types::hd::TicketsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HdTicketsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(crate::generated::types::hd::TicketsBorrowed) -> R,
    ) -> HdTicketsQuery<'c, 'a, 's, C, R, N> {
        HdTicketsQuery {
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
pub struct ListUpdatedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_updated() -> ListUpdatedStmt {
    ListUpdatedStmt(
        "SELECT t AS ticket FROM hd.matching( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15 ) t WHERE $16::bigint IS NULL OR (t.modified_at, t.id) < ($17, $16) ORDER BY t.modified_at DESC, t.id DESC LIMIT $18",
        None,
    )
}
impl ListUpdatedStmt {
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
        T2: crate::generated::ArraySql<Item = T1>,
        T3: crate::generated::StringSql,
        T4: crate::generated::StringSql,
        T5: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        statuses: &'a Option<T2>,
        category: &'a Option<T3>,
        building: &'a Option<T4>,
        requester: &'a Option<uuid::Uuid>,
        opened_from: &'a Option<chrono::DateTime<chrono::Utc>>,
        opened_before: &'a Option<chrono::DateTime<chrono::Utc>>,
        guessed: &'a Option<T5>,
        corrected: &'a Option<bool>,
        closed_from: &'a Option<chrono::DateTime<chrono::Utc>>,
        closed_before: &'a Option<chrono::DateTime<chrono::Utc>>,
        unclosed_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        answered: &'a Option<bool>,
        stars: &'a Option<i32>,
        weekday: &'a Option<i32>,
        hour: &'a Option<i32>,
        after_id: &'a Option<i64>,
        after_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        limit: &'a i64,
    ) -> HdTicketsQuery<'c, 'a, 's, C, crate::generated::types::hd::Tickets, 18> {
        HdTicketsQuery {
            client,
            params: [
                statuses,
                category,
                building,
                requester,
                opened_from,
                opened_before,
                guessed,
                corrected,
                closed_from,
                closed_before,
                unclosed_at,
                answered,
                stars,
                weekday,
                hour,
                after_id,
                after_at,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::StringSql,
    T2: crate::generated::ArraySql<Item = T1>,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListUpdatedParams<T1, T2, T3, T4, T5>,
        HdTicketsQuery<'c, 'a, 's, C, crate::generated::types::hd::Tickets, 18>,
        C,
    > for ListUpdatedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListUpdatedParams<T1, T2, T3, T4, T5>,
    ) -> HdTicketsQuery<'c, 'a, 's, C, crate::generated::types::hd::Tickets, 18> {
        self.bind(
            client,
            &params.statuses,
            &params.category,
            &params.building,
            &params.requester,
            &params.opened_from,
            &params.opened_before,
            &params.guessed,
            &params.corrected,
            &params.closed_from,
            &params.closed_before,
            &params.unclosed_at,
            &params.answered,
            &params.stars,
            &params.weekday,
            &params.hour,
            &params.after_id,
            &params.after_at,
            &params.limit,
        )
    }
}
