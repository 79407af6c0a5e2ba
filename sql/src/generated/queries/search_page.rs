//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct SearchPageParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::ArraySql<Item = f32>,
    T5: crate::generated::StringSql,
    T6: crate::generated::StringSql,
    T7: crate::generated::ArraySql<Item = T6>,
    T8: crate::generated::StringSql,
    T9: crate::generated::StringSql,
    T10: crate::generated::StringSql,
    T11: crate::generated::StringSql,
> {
    pub floor: Option<i64>,
    pub unclosed: bool,
    pub sought: T1,
    pub number: Option<i64>,
    pub closed: bool,
    pub below: Option<i64>,
    pub exact: T2,
    pub kin: T3,
    pub weights: T4,
    pub ranked: T5,
    pub statuses: Option<T7>,
    pub category: Option<T8>,
    pub building: Option<T9>,
    pub requester: Option<uuid::Uuid>,
    pub opened_from: Option<chrono::DateTime<chrono::Utc>>,
    pub opened_before: Option<chrono::DateTime<chrono::Utc>>,
    pub guessed: Option<T10>,
    pub corrected: Option<bool>,
    pub closed_from: Option<chrono::DateTime<chrono::Utc>>,
    pub closed_before: Option<chrono::DateTime<chrono::Utc>>,
    pub unclosed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub answered: Option<bool>,
    pub stars: Option<i32>,
    pub weekday: Option<i32>,
    pub hour: Option<i32>,
    pub sort: T11,
    pub after_1: Option<i64>,
    pub after_2: Option<i64>,
    pub after_3: Option<i64>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SearchFloorParams {
    pub closed: bool,
    pub unclosed: bool,
    pub below: Option<i64>,
    pub width: i64,
}
#[derive(Debug)]
pub struct SearchPiecesParams<T1: crate::generated::ArraySql<Item = i64>> {
    pub tickets: T1,
    pub notes: bool,
    pub most: i64,
    pub most_bytes: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SearchPage {
    pub ticket: crate::generated::types::hd::Tickets,
    pub one: i64,
    pub two: i64,
    pub three: i64,
    pub total: i64,
}
pub struct SearchPageBorrowed<'a> {
    pub ticket: crate::generated::types::hd::TicketsBorrowed<'a>,
    pub one: i64,
    pub two: i64,
    pub three: i64,
    pub total: i64,
}
impl<'a> From<SearchPageBorrowed<'a>> for SearchPage {
    fn from(
        SearchPageBorrowed {
            ticket,
            one,
            two,
            three,
            total,
        }: SearchPageBorrowed<'a>,
    ) -> Self {
        Self {
            ticket: ticket.into(),
            one,
            two,
            three,
            total,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SearchPieces {
    pub ticket_id: i64,
    pub seq: i64,
    pub note: bool,
    pub body: String,
}
pub struct SearchPiecesBorrowed<'a> {
    pub ticket_id: i64,
    pub seq: i64,
    pub note: bool,
    pub body: &'a str,
}
impl<'a> From<SearchPiecesBorrowed<'a>> for SearchPieces {
    fn from(
        SearchPiecesBorrowed {
            ticket_id,
            seq,
            note,
            body,
        }: SearchPiecesBorrowed<'a>,
    ) -> Self {
        Self {
            ticket_id,
            seq,
            note,
            body: body.into(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SearchPageQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SearchPageBorrowed, tokio_postgres::Error>,
    mapper: fn(SearchPageBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SearchPageQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SearchPageBorrowed) -> R,
    ) -> SearchPageQuery<'c, 'a, 's, C, R, N> {
        SearchPageQuery {
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
pub struct SearchPiecesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SearchPiecesBorrowed, tokio_postgres::Error>,
    mapper: fn(SearchPiecesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SearchPiecesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SearchPiecesBorrowed) -> R,
    ) -> SearchPiecesQuery<'c, 'a, 's, C, R, N> {
        SearchPiecesQuery {
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
pub struct SearchPageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_page() -> SearchPageStmt {
    SearchPageStmt(
        "WITH hit AS MATERIALIZED ( SELECT s.ticket_id, s.words FROM hd.search s WHERE $1::bigint IS NULL AND $2::bool AND NOT s.closed AND s.words @@ $3::text::tsquery AND s.ticket_id IS DISTINCT FROM $4::bigint UNION ALL SELECT s.ticket_id, s.words FROM hd.search s WHERE $1::bigint IS NULL AND $5::bool AND s.closed AND s.words @@ $3::text::tsquery AND s.ticket_id IS DISTINCT FROM $4::bigint UNION ALL SELECT s.ticket_id, s.words FROM hd.search s WHERE s.ticket_id >= $1::bigint AND ($6::bigint IS NULL OR s.ticket_id < $6::bigint) AND ($5::bool OR NOT s.closed) AND ($2::bool OR s.closed) AND s.words @@ $3::text::tsquery AND s.ticket_id IS DISTINCT FROM $4::bigint UNION ALL SELECT $4::bigint, ''::tsvector WHERE $4::bigint IS NOT NULL ), found AS MATERIALIZED ( SELECT t.id, t.status, t.opened_at, t.modified_at, CASE WHEN t.id = $4::bigint THEN 1000000 ELSE (h.words @@ $7::text::tsquery)::int * 200000 + (h.words @@ $8::text::tsquery)::int * 100000 + (ts_rank($9::real[], h.words, $10::text::tsquery) * 10000)::int END AS score FROM hit h CROSS JOIN LATERAL ( SELECT m.id, m.status, m.opened_at, m.modified_at FROM hd.matching( $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25 ) m WHERE m.id = h.ticket_id OFFSET 0 ) AS t ), placed AS ( SELECT f.id, CASE WHEN $26::text = 'waiting' THEN hd.waiting_rank(f.status)::bigint ELSE 0 END AS one, CASE WHEN $26::text IN ('waiting', 'oldest') THEN (extract(epoch FROM f.opened_at) * 1000000)::bigint WHEN $26::text = 'newest' THEN -(extract(epoch FROM f.opened_at) * 1000000)::bigint WHEN $26::text = 'updated' THEN -(extract(epoch FROM f.modified_at) * 1000000)::bigint ELSE -f.score::bigint END AS two, CASE WHEN $26::text IN ('waiting', 'oldest') THEN f.id ELSE -f.id END AS three FROM found f ), page AS ( SELECT id, one, two, three FROM placed WHERE $27::bigint IS NULL OR (one, two, three) > ($27::bigint, $28::bigint, $29::bigint) ORDER BY one, two, three LIMIT $30 ) SELECT t AS ticket, p.one, p.two, p.three, (SELECT count(*) FROM found) AS total FROM page p JOIN hd.tickets t ON t.id = p.id ORDER BY p.one, p.two, p.three",
        None,
    )
}
impl SearchPageStmt {
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
        T3: crate::generated::StringSql,
        T4: crate::generated::ArraySql<Item = f32>,
        T5: crate::generated::StringSql,
        T6: crate::generated::StringSql,
        T7: crate::generated::ArraySql<Item = T6>,
        T8: crate::generated::StringSql,
        T9: crate::generated::StringSql,
        T10: crate::generated::StringSql,
        T11: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        floor: &'a Option<i64>,
        unclosed: &'a bool,
        sought: &'a T1,
        number: &'a Option<i64>,
        closed: &'a bool,
        below: &'a Option<i64>,
        exact: &'a T2,
        kin: &'a T3,
        weights: &'a T4,
        ranked: &'a T5,
        statuses: &'a Option<T7>,
        category: &'a Option<T8>,
        building: &'a Option<T9>,
        requester: &'a Option<uuid::Uuid>,
        opened_from: &'a Option<chrono::DateTime<chrono::Utc>>,
        opened_before: &'a Option<chrono::DateTime<chrono::Utc>>,
        guessed: &'a Option<T10>,
        corrected: &'a Option<bool>,
        closed_from: &'a Option<chrono::DateTime<chrono::Utc>>,
        closed_before: &'a Option<chrono::DateTime<chrono::Utc>>,
        unclosed_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        answered: &'a Option<bool>,
        stars: &'a Option<i32>,
        weekday: &'a Option<i32>,
        hour: &'a Option<i32>,
        sort: &'a T11,
        after_1: &'a Option<i64>,
        after_2: &'a Option<i64>,
        after_3: &'a Option<i64>,
        limit: &'a i64,
    ) -> SearchPageQuery<'c, 'a, 's, C, SearchPage, 30> {
        SearchPageQuery {
            client,
            params: [
                floor,
                unclosed,
                sought,
                number,
                closed,
                below,
                exact,
                kin,
                weights,
                ranked,
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
                sort,
                after_1,
                after_2,
                after_3,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SearchPageBorrowed, tokio_postgres::Error> {
                    Ok(SearchPageBorrowed {
                        ticket: row.try_get(0)?,
                        one: row.try_get(1)?,
                        two: row.try_get(2)?,
                        three: row.try_get(3)?,
                        total: row.try_get(4)?,
                    })
                },
            mapper: |it| SearchPage::from(it),
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
    T3: crate::generated::StringSql,
    T4: crate::generated::ArraySql<Item = f32>,
    T5: crate::generated::StringSql,
    T6: crate::generated::StringSql,
    T7: crate::generated::ArraySql<Item = T6>,
    T8: crate::generated::StringSql,
    T9: crate::generated::StringSql,
    T10: crate::generated::StringSql,
    T11: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        SearchPageParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
        SearchPageQuery<'c, 'a, 's, C, SearchPage, 30>,
        C,
    > for SearchPageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SearchPageParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
    ) -> SearchPageQuery<'c, 'a, 's, C, SearchPage, 30> {
        self.bind(
            client,
            &params.floor,
            &params.unclosed,
            &params.sought,
            &params.number,
            &params.closed,
            &params.below,
            &params.exact,
            &params.kin,
            &params.weights,
            &params.ranked,
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
            &params.sort,
            &params.after_1,
            &params.after_2,
            &params.after_3,
            &params.limit,
        )
    }
}
pub struct SearchFloorStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_floor() -> SearchFloorStmt {
    SearchFloorStmt(
        "SELECT s.ticket_id FROM hd.search s WHERE ($1::bool OR NOT s.closed) AND ($2::bool OR s.closed) AND ($3::bigint IS NULL OR s.ticket_id < $3::bigint) ORDER BY s.ticket_id DESC OFFSET $4 LIMIT 1",
        None,
    )
}
impl SearchFloorStmt {
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
        closed: &'a bool,
        unclosed: &'a bool,
        below: &'a Option<i64>,
        width: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [closed, unclosed, below, width],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<'c, 'a, 's, SearchFloorParams, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for SearchFloorStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SearchFloorParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.closed,
            &params.unclosed,
            &params.below,
            &params.width,
        )
    }
}
pub struct SearchPiecesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_pieces() -> SearchPiecesStmt {
    SearchPiecesStmt(
        "SELECT e.ticket_id, e.seq, e.note, e.body FROM unnest($1::bigint[]) AS asked (ticket) CROSS JOIN LATERAL ( SELECT said.*, sum(octet_length(said.body)) OVER (ORDER BY said.seq DESC) AS bytes FROM ( SELECT e.ticket_id, e.seq, e.kind = 'note' AS note, e.data->>'body' AS body FROM hd.events e WHERE e.ticket_id = asked.ticket AND (e.kind = 'message' OR ($2::bool AND e.kind = 'note')) ORDER BY e.seq DESC LIMIT $3 ) AS said ) AS e WHERE e.bytes <= $4::bigint ORDER BY e.ticket_id, e.seq DESC",
        None,
    )
}
impl SearchPiecesStmt {
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
        notes: &'a bool,
        most: &'a i64,
        most_bytes: &'a i64,
    ) -> SearchPiecesQuery<'c, 'a, 's, C, SearchPieces, 4> {
        SearchPiecesQuery {
            client,
            params: [tickets, notes, most, most_bytes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SearchPiecesBorrowed, tokio_postgres::Error> {
                    Ok(SearchPiecesBorrowed {
                        ticket_id: row.try_get(0)?,
                        seq: row.try_get(1)?,
                        note: row.try_get(2)?,
                        body: row.try_get(3)?,
                    })
                },
            mapper: |it| SearchPieces::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::ArraySql<Item = i64>>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        SearchPiecesParams<T1>,
        SearchPiecesQuery<'c, 'a, 's, C, SearchPieces, 4>,
        C,
    > for SearchPiecesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SearchPiecesParams<T1>,
    ) -> SearchPiecesQuery<'c, 'a, 's, C, SearchPieces, 4> {
        self.bind(
            client,
            &params.tickets,
            &params.notes,
            &params.most,
            &params.most_bytes,
        )
    }
}
