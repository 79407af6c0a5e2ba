//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct IncidentsParams {
    pub incident: Option<i64>,
    pub ticket: Option<i64>,
    pub before: Option<i64>,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Incidents {
    pub incident: i64,
    pub incident_opened_at: chrono::DateTime<chrono::Utc>,
    pub opened_by: uuid::Uuid,
    pub opened_by_name: String,
    pub ticket: i64,
    pub status: String,
    pub category: String,
    pub building: Option<String>,
    pub room: Option<String>,
    pub requester_id: uuid::Uuid,
    pub requester_name: String,
    pub assignee_id: Option<uuid::Uuid>,
    pub assignee_name: Option<String>,
    pub opened_at: chrono::DateTime<chrono::Utc>,
    pub closed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub preview: String,
}
pub struct IncidentsBorrowed<'a> {
    pub incident: i64,
    pub incident_opened_at: chrono::DateTime<chrono::Utc>,
    pub opened_by: uuid::Uuid,
    pub opened_by_name: &'a str,
    pub ticket: i64,
    pub status: &'a str,
    pub category: &'a str,
    pub building: Option<&'a str>,
    pub room: Option<&'a str>,
    pub requester_id: uuid::Uuid,
    pub requester_name: &'a str,
    pub assignee_id: Option<uuid::Uuid>,
    pub assignee_name: Option<&'a str>,
    pub opened_at: chrono::DateTime<chrono::Utc>,
    pub closed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub preview: &'a str,
}
impl<'a> From<IncidentsBorrowed<'a>> for Incidents {
    fn from(
        IncidentsBorrowed {
            incident,
            incident_opened_at,
            opened_by,
            opened_by_name,
            ticket,
            status,
            category,
            building,
            room,
            requester_id,
            requester_name,
            assignee_id,
            assignee_name,
            opened_at,
            closed_at,
            preview,
        }: IncidentsBorrowed<'a>,
    ) -> Self {
        Self {
            incident,
            incident_opened_at,
            opened_by,
            opened_by_name: opened_by_name.into(),
            ticket,
            status: status.into(),
            category: category.into(),
            building: building.map(|v| v.into()),
            room: room.map(|v| v.into()),
            requester_id,
            requester_name: requester_name.into(),
            assignee_id,
            assignee_name: assignee_name.map(|v| v.into()),
            opened_at,
            closed_at,
            preview: preview.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct IncidentMarks {
    pub incident_id: i64,
    pub ticket_id: i64,
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct IncidentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IncidentsBorrowed, tokio_postgres::Error>,
    mapper: fn(IncidentsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IncidentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(IncidentsBorrowed) -> R) -> IncidentsQuery<'c, 'a, 's, C, R, N> {
        IncidentsQuery {
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
pub struct IncidentMarksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IncidentMarks, tokio_postgres::Error>,
    mapper: fn(IncidentMarks) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IncidentMarksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(IncidentMarks) -> R) -> IncidentMarksQuery<'c, 'a, 's, C, R, N> {
        IncidentMarksQuery {
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
pub struct IncidentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn incidents() -> IncidentsStmt {
    IncidentsStmt(
        "WITH page AS ( SELECT i.id, i.opened_at, i.opened_by, i.opened_by_name FROM hd.incidents i WHERE i.dissolved_at IS NULL AND ($1::bigint IS NULL OR i.id = $1) AND ($2::bigint IS NULL OR i.id = (SELECT m.incident_id FROM hd.incident_members m WHERE m.ticket_id = $2)) AND ($3::bigint IS NULL OR i.id < $3) ORDER BY i.id DESC LIMIT $4 ) SELECT page.id AS incident, page.opened_at AS incident_opened_at, page.opened_by, page.opened_by_name, t.id AS ticket, t.status, t.category, t.building, t.room, t.requester_id, t.requester_name, t.assignee_id, t.assignee_name, t.opened_at, t.closed_at, left(t.description, 120) AS preview FROM page JOIN hd.incident_members m ON m.incident_id = page.id JOIN hd.tickets t ON t.id = m.ticket_id ORDER BY page.id DESC, t.opened_at, t.id",
        None,
    )
}
impl IncidentsStmt {
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
        incident: &'a Option<i64>,
        ticket: &'a Option<i64>,
        before: &'a Option<i64>,
        limit: &'a i64,
    ) -> IncidentsQuery<'c, 'a, 's, C, Incidents, 4> {
        IncidentsQuery {
            client,
            params: [incident, ticket, before, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<IncidentsBorrowed, tokio_postgres::Error> {
                    Ok(IncidentsBorrowed {
                        incident: row.try_get(0)?,
                        incident_opened_at: row.try_get(1)?,
                        opened_by: row.try_get(2)?,
                        opened_by_name: row.try_get(3)?,
                        ticket: row.try_get(4)?,
                        status: row.try_get(5)?,
                        category: row.try_get(6)?,
                        building: row.try_get(7)?,
                        room: row.try_get(8)?,
                        requester_id: row.try_get(9)?,
                        requester_name: row.try_get(10)?,
                        assignee_id: row.try_get(11)?,
                        assignee_name: row.try_get(12)?,
                        opened_at: row.try_get(13)?,
                        closed_at: row.try_get(14)?,
                        preview: row.try_get(15)?,
                    })
                },
            mapper: |it| Incidents::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        IncidentsParams,
        IncidentsQuery<'c, 'a, 's, C, Incidents, 4>,
        C,
    > for IncidentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IncidentsParams,
    ) -> IncidentsQuery<'c, 'a, 's, C, Incidents, 4> {
        self.bind(
            client,
            &params.incident,
            &params.ticket,
            &params.before,
            &params.limit,
        )
    }
}
pub struct IncidentMarksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn incident_marks() -> IncidentMarksStmt {
    IncidentMarksStmt(
        "SELECT m.incident_id, m.ticket_id FROM hd.incident_members m WHERE m.incident_id IN ( SELECT live.incident_id FROM hd.incident_members live JOIN hd.tickets t ON t.id = live.ticket_id WHERE t.closed_at IS NULL GROUP BY live.incident_id ORDER BY live.incident_id DESC LIMIT $1 ) ORDER BY m.incident_id DESC, m.ticket_id",
        None,
    )
}
impl IncidentMarksStmt {
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
    ) -> IncidentMarksQuery<'c, 'a, 's, C, IncidentMarks, 1> {
        IncidentMarksQuery {
            client,
            params: [most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<IncidentMarks, tokio_postgres::Error> {
                Ok(IncidentMarks {
                    incident_id: row.try_get(0)?,
                    ticket_id: row.try_get(1)?,
                })
            },
            mapper: |it| IncidentMarks::from(it),
        }
    }
}
pub struct IncidentsVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn incidents_version() -> IncidentsVersionStmt {
    IncidentsVersionStmt("SELECT version FROM hd.incidents_version", None)
}
impl IncidentsVersionStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 0> {
        I64Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
