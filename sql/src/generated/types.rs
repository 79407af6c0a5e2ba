//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

pub mod hd {
    #[derive(Debug, postgres_types::FromSql, Clone, PartialEq)]
    #[postgres(name = "events")]
    pub struct Events {
        #[postgres(name = "ticket_id")]
        pub ticket_id: i64,
        #[postgres(name = "seq")]
        pub seq: i64,
        #[postgres(name = "at")]
        pub at: chrono::DateTime<chrono::Utc>,
        #[postgres(name = "author_id")]
        pub author_id: uuid::Uuid,
        #[postgres(name = "kind")]
        pub kind: String,
        #[postgres(name = "author_name")]
        pub author_name: String,
        #[postgres(name = "author_role")]
        pub author_role: String,
        #[postgres(name = "cid")]
        pub cid: Option<String>,
        #[postgres(name = "data")]
        pub data: serde_json::Value,
    }
    #[derive(Debug)]
    pub struct EventsBorrowed<'a> {
        pub ticket_id: i64,
        pub seq: i64,
        pub at: chrono::DateTime<chrono::Utc>,
        pub author_id: uuid::Uuid,
        pub kind: &'a str,
        pub author_name: &'a str,
        pub author_role: &'a str,
        pub cid: Option<&'a str>,
        pub data: postgres_types::Json<&'a serde_json::value::RawValue>,
    }
    impl<'a> From<EventsBorrowed<'a>> for Events {
        fn from(
            EventsBorrowed {
                ticket_id,
                seq,
                at,
                author_id,
                kind,
                author_name,
                author_role,
                cid,
                data,
            }: EventsBorrowed<'a>,
        ) -> Self {
            Self {
                ticket_id,
                seq,
                at,
                author_id,
                kind: kind.into(),
                author_name: author_name.into(),
                author_role: author_role.into(),
                cid: cid.map(|v| v.into()),
                data: serde_json::from_str(data.0.get()).unwrap(),
            }
        }
    }
    impl<'a> postgres_types::FromSql<'a> for EventsBorrowed<'a> {
        fn from_sql(
            ty: &postgres_types::Type,
            out: &'a [u8],
        ) -> Result<EventsBorrowed<'a>, Box<dyn std::error::Error + Sync + Send>> {
            let fields = match *ty.kind() {
                postgres_types::Kind::Composite(ref fields) => fields,
                _ => unreachable!(),
            };
            let mut out = out;
            let num_fields = postgres_types::private::read_be_i32(&mut out)?;
            if num_fields as usize != fields.len() {
                return std::result::Result::Err(std::convert::Into::into(format!(
                    "invalid field count: {} vs {}",
                    num_fields,
                    fields.len()
                )));
            }
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let ticket_id = postgres_types::private::read_value(fields[0].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let seq = postgres_types::private::read_value(fields[1].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let at = postgres_types::private::read_value(fields[2].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let author_id = postgres_types::private::read_value(fields[3].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let kind = postgres_types::private::read_value(fields[4].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let author_name = postgres_types::private::read_value(fields[5].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let author_role = postgres_types::private::read_value(fields[6].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let cid = postgres_types::private::read_value(fields[7].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let data = postgres_types::private::read_value(fields[8].type_(), &mut out)?;
            Ok(EventsBorrowed {
                ticket_id,
                seq,
                at,
                author_id,
                kind,
                author_name,
                author_role,
                cid,
                data,
            })
        }
        fn accepts(ty: &postgres_types::Type) -> bool {
            ty.name() == "events" && ty.schema() == "hd"
        }
    }
    impl<'a> postgres_types::ToSql for EventsBorrowed<'a> {
        fn to_sql(
            &self,
            ty: &postgres_types::Type,
            out: &mut postgres_types::private::BytesMut,
        ) -> Result<postgres_types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
            let EventsBorrowed {
                ticket_id,
                seq,
                at,
                author_id,
                kind,
                author_name,
                author_role,
                cid,
                data,
            } = self;
            let fields = match *ty.kind() {
                postgres_types::Kind::Composite(ref fields) => fields,
                _ => unreachable!(),
            };
            out.extend_from_slice(&(fields.len() as i32).to_be_bytes());
            for field in fields {
                out.extend_from_slice(&field.type_().oid().to_be_bytes());
                let base = out.len();
                out.extend_from_slice(&[0; 4]);
                let r = match field.name() {
                    "ticket_id" => postgres_types::ToSql::to_sql(ticket_id, field.type_(), out),
                    "seq" => postgres_types::ToSql::to_sql(seq, field.type_(), out),
                    "at" => postgres_types::ToSql::to_sql(at, field.type_(), out),
                    "author_id" => postgres_types::ToSql::to_sql(author_id, field.type_(), out),
                    "kind" => postgres_types::ToSql::to_sql(kind, field.type_(), out),
                    "author_name" => postgres_types::ToSql::to_sql(author_name, field.type_(), out),
                    "author_role" => postgres_types::ToSql::to_sql(author_role, field.type_(), out),
                    "cid" => postgres_types::ToSql::to_sql(cid, field.type_(), out),
                    "data" => postgres_types::ToSql::to_sql(data, field.type_(), out),
                    _ => unreachable!(),
                };
                let count = match r? {
                    postgres_types::IsNull::Yes => -1,
                    postgres_types::IsNull::No => {
                        let len = out.len() - base - 4;
                        if len > i32::MAX as usize {
                            return Err(Into::into("value too large to transmit"));
                        }
                        len as i32
                    }
                };
                out[base..base + 4].copy_from_slice(&count.to_be_bytes());
            }
            Ok(postgres_types::IsNull::No)
        }
        fn accepts(ty: &postgres_types::Type) -> bool {
            if ty.name() != "events" {
                return false;
            }
            match *ty.kind() {
                postgres_types::Kind::Composite(ref fields) => {
                    if fields.len() != 9 {
                        return false;
                    }
                    fields.iter().all(|f| match f.name() {
                        "ticket_id" => <i64 as postgres_types::ToSql>::accepts(f.type_()),
                        "seq" => <i64 as postgres_types::ToSql>::accepts(f.type_()),
                        "at" => <chrono::DateTime<chrono::Utc> as postgres_types::ToSql>::accepts(
                            f.type_(),
                        ),
                        "author_id" => <uuid::Uuid as postgres_types::ToSql>::accepts(f.type_()),
                        "kind" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "author_name" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "author_role" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "cid" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "data" => <&'a serde_json::value::Value as postgres_types::ToSql>::accepts(
                            f.type_(),
                        ),
                        _ => false,
                    })
                }
                _ => false,
            }
        }
        fn to_sql_checked(
            &self,
            ty: &postgres_types::Type,
            out: &mut postgres_types::private::BytesMut,
        ) -> Result<postgres_types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
            postgres_types::__to_sql_checked(self, ty, out)
        }
    }
    #[derive(Debug, postgres_types::FromSql, Clone, PartialEq)]
    #[postgres(name = "snapshot")]
    pub struct Snapshot {
        #[postgres(name = "status")]
        pub status: String,
        #[postgres(name = "category")]
        pub category: String,
        #[postgres(name = "category_source")]
        pub category_source: String,
        #[postgres(name = "description")]
        pub description: String,
        #[postgres(name = "building")]
        pub building: Option<String>,
        #[postgres(name = "room")]
        pub room: Option<String>,
        #[postgres(name = "assignee_id")]
        pub assignee_id: Option<uuid::Uuid>,
        #[postgres(name = "assignee_name")]
        pub assignee_name: Option<String>,
    }
    #[derive(Debug)]
    pub struct SnapshotBorrowed<'a> {
        pub status: &'a str,
        pub category: &'a str,
        pub category_source: &'a str,
        pub description: &'a str,
        pub building: Option<&'a str>,
        pub room: Option<&'a str>,
        pub assignee_id: Option<uuid::Uuid>,
        pub assignee_name: Option<&'a str>,
    }
    impl<'a> From<SnapshotBorrowed<'a>> for Snapshot {
        fn from(
            SnapshotBorrowed {
                status,
                category,
                category_source,
                description,
                building,
                room,
                assignee_id,
                assignee_name,
            }: SnapshotBorrowed<'a>,
        ) -> Self {
            Self {
                status: status.into(),
                category: category.into(),
                category_source: category_source.into(),
                description: description.into(),
                building: building.map(|v| v.into()),
                room: room.map(|v| v.into()),
                assignee_id,
                assignee_name: assignee_name.map(|v| v.into()),
            }
        }
    }
    impl<'a> postgres_types::FromSql<'a> for SnapshotBorrowed<'a> {
        fn from_sql(
            ty: &postgres_types::Type,
            out: &'a [u8],
        ) -> Result<SnapshotBorrowed<'a>, Box<dyn std::error::Error + Sync + Send>> {
            let fields = match *ty.kind() {
                postgres_types::Kind::Composite(ref fields) => fields,
                _ => unreachable!(),
            };
            let mut out = out;
            let num_fields = postgres_types::private::read_be_i32(&mut out)?;
            if num_fields as usize != fields.len() {
                return std::result::Result::Err(std::convert::Into::into(format!(
                    "invalid field count: {} vs {}",
                    num_fields,
                    fields.len()
                )));
            }
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let status = postgres_types::private::read_value(fields[0].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let category = postgres_types::private::read_value(fields[1].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let category_source = postgres_types::private::read_value(fields[2].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let description = postgres_types::private::read_value(fields[3].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let building = postgres_types::private::read_value(fields[4].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let room = postgres_types::private::read_value(fields[5].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let assignee_id = postgres_types::private::read_value(fields[6].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let assignee_name = postgres_types::private::read_value(fields[7].type_(), &mut out)?;
            Ok(SnapshotBorrowed {
                status,
                category,
                category_source,
                description,
                building,
                room,
                assignee_id,
                assignee_name,
            })
        }
        fn accepts(ty: &postgres_types::Type) -> bool {
            ty.name() == "snapshot" && ty.schema() == "hd"
        }
    }
    impl<'a> postgres_types::ToSql for SnapshotBorrowed<'a> {
        fn to_sql(
            &self,
            ty: &postgres_types::Type,
            out: &mut postgres_types::private::BytesMut,
        ) -> Result<postgres_types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
            let SnapshotBorrowed {
                status,
                category,
                category_source,
                description,
                building,
                room,
                assignee_id,
                assignee_name,
            } = self;
            let fields = match *ty.kind() {
                postgres_types::Kind::Composite(ref fields) => fields,
                _ => unreachable!(),
            };
            out.extend_from_slice(&(fields.len() as i32).to_be_bytes());
            for field in fields {
                out.extend_from_slice(&field.type_().oid().to_be_bytes());
                let base = out.len();
                out.extend_from_slice(&[0; 4]);
                let r = match field.name() {
                    "status" => postgres_types::ToSql::to_sql(status, field.type_(), out),
                    "category" => postgres_types::ToSql::to_sql(category, field.type_(), out),
                    "category_source" => {
                        postgres_types::ToSql::to_sql(category_source, field.type_(), out)
                    }
                    "description" => postgres_types::ToSql::to_sql(description, field.type_(), out),
                    "building" => postgres_types::ToSql::to_sql(building, field.type_(), out),
                    "room" => postgres_types::ToSql::to_sql(room, field.type_(), out),
                    "assignee_id" => postgres_types::ToSql::to_sql(assignee_id, field.type_(), out),
                    "assignee_name" => {
                        postgres_types::ToSql::to_sql(assignee_name, field.type_(), out)
                    }
                    _ => unreachable!(),
                };
                let count = match r? {
                    postgres_types::IsNull::Yes => -1,
                    postgres_types::IsNull::No => {
                        let len = out.len() - base - 4;
                        if len > i32::MAX as usize {
                            return Err(Into::into("value too large to transmit"));
                        }
                        len as i32
                    }
                };
                out[base..base + 4].copy_from_slice(&count.to_be_bytes());
            }
            Ok(postgres_types::IsNull::No)
        }
        fn accepts(ty: &postgres_types::Type) -> bool {
            if ty.name() != "snapshot" {
                return false;
            }
            match *ty.kind() {
                postgres_types::Kind::Composite(ref fields) => {
                    if fields.len() != 8 {
                        return false;
                    }
                    fields.iter().all(|f| match f.name() {
                        "status" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "category" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "category_source" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "description" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "building" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "room" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "assignee_id" => <uuid::Uuid as postgres_types::ToSql>::accepts(f.type_()),
                        "assignee_name" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        _ => false,
                    })
                }
                _ => false,
            }
        }
        fn to_sql_checked(
            &self,
            ty: &postgres_types::Type,
            out: &mut postgres_types::private::BytesMut,
        ) -> Result<postgres_types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
            postgres_types::__to_sql_checked(self, ty, out)
        }
    }
    #[derive(Debug, postgres_types::FromSql, Clone, PartialEq)]
    #[postgres(name = "new_event")]
    pub struct NewEvent {
        #[postgres(name = "entry")]
        pub entry: i32,
        #[postgres(name = "place")]
        pub place: i32,
        #[postgres(name = "kind")]
        pub kind: String,
        #[postgres(name = "author_id")]
        pub author_id: uuid::Uuid,
        #[postgres(name = "author_name")]
        pub author_name: String,
        #[postgres(name = "author_role")]
        pub author_role: String,
        #[postgres(name = "cid")]
        pub cid: Option<String>,
        #[postgres(name = "data")]
        pub data: serde_json::Value,
    }
    #[derive(Debug)]
    pub struct NewEventBorrowed<'a> {
        pub entry: i32,
        pub place: i32,
        pub kind: &'a str,
        pub author_id: uuid::Uuid,
        pub author_name: &'a str,
        pub author_role: &'a str,
        pub cid: Option<&'a str>,
        pub data: postgres_types::Json<&'a serde_json::value::RawValue>,
    }
    impl<'a> From<NewEventBorrowed<'a>> for NewEvent {
        fn from(
            NewEventBorrowed {
                entry,
                place,
                kind,
                author_id,
                author_name,
                author_role,
                cid,
                data,
            }: NewEventBorrowed<'a>,
        ) -> Self {
            Self {
                entry,
                place,
                kind: kind.into(),
                author_id,
                author_name: author_name.into(),
                author_role: author_role.into(),
                cid: cid.map(|v| v.into()),
                data: serde_json::from_str(data.0.get()).unwrap(),
            }
        }
    }
    impl<'a> postgres_types::FromSql<'a> for NewEventBorrowed<'a> {
        fn from_sql(
            ty: &postgres_types::Type,
            out: &'a [u8],
        ) -> Result<NewEventBorrowed<'a>, Box<dyn std::error::Error + Sync + Send>> {
            let fields = match *ty.kind() {
                postgres_types::Kind::Composite(ref fields) => fields,
                _ => unreachable!(),
            };
            let mut out = out;
            let num_fields = postgres_types::private::read_be_i32(&mut out)?;
            if num_fields as usize != fields.len() {
                return std::result::Result::Err(std::convert::Into::into(format!(
                    "invalid field count: {} vs {}",
                    num_fields,
                    fields.len()
                )));
            }
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let entry = postgres_types::private::read_value(fields[0].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let place = postgres_types::private::read_value(fields[1].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let kind = postgres_types::private::read_value(fields[2].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let author_id = postgres_types::private::read_value(fields[3].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let author_name = postgres_types::private::read_value(fields[4].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let author_role = postgres_types::private::read_value(fields[5].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let cid = postgres_types::private::read_value(fields[6].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let data = postgres_types::private::read_value(fields[7].type_(), &mut out)?;
            Ok(NewEventBorrowed {
                entry,
                place,
                kind,
                author_id,
                author_name,
                author_role,
                cid,
                data,
            })
        }
        fn accepts(ty: &postgres_types::Type) -> bool {
            ty.name() == "new_event" && ty.schema() == "hd"
        }
    }
    impl<'a> postgres_types::ToSql for NewEventBorrowed<'a> {
        fn to_sql(
            &self,
            ty: &postgres_types::Type,
            out: &mut postgres_types::private::BytesMut,
        ) -> Result<postgres_types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
            let NewEventBorrowed {
                entry,
                place,
                kind,
                author_id,
                author_name,
                author_role,
                cid,
                data,
            } = self;
            let fields = match *ty.kind() {
                postgres_types::Kind::Composite(ref fields) => fields,
                _ => unreachable!(),
            };
            out.extend_from_slice(&(fields.len() as i32).to_be_bytes());
            for field in fields {
                out.extend_from_slice(&field.type_().oid().to_be_bytes());
                let base = out.len();
                out.extend_from_slice(&[0; 4]);
                let r = match field.name() {
                    "entry" => postgres_types::ToSql::to_sql(entry, field.type_(), out),
                    "place" => postgres_types::ToSql::to_sql(place, field.type_(), out),
                    "kind" => postgres_types::ToSql::to_sql(kind, field.type_(), out),
                    "author_id" => postgres_types::ToSql::to_sql(author_id, field.type_(), out),
                    "author_name" => postgres_types::ToSql::to_sql(author_name, field.type_(), out),
                    "author_role" => postgres_types::ToSql::to_sql(author_role, field.type_(), out),
                    "cid" => postgres_types::ToSql::to_sql(cid, field.type_(), out),
                    "data" => postgres_types::ToSql::to_sql(data, field.type_(), out),
                    _ => unreachable!(),
                };
                let count = match r? {
                    postgres_types::IsNull::Yes => -1,
                    postgres_types::IsNull::No => {
                        let len = out.len() - base - 4;
                        if len > i32::MAX as usize {
                            return Err(Into::into("value too large to transmit"));
                        }
                        len as i32
                    }
                };
                out[base..base + 4].copy_from_slice(&count.to_be_bytes());
            }
            Ok(postgres_types::IsNull::No)
        }
        fn accepts(ty: &postgres_types::Type) -> bool {
            if ty.name() != "new_event" {
                return false;
            }
            match *ty.kind() {
                postgres_types::Kind::Composite(ref fields) => {
                    if fields.len() != 8 {
                        return false;
                    }
                    fields.iter().all(|f| match f.name() {
                        "entry" => <i32 as postgres_types::ToSql>::accepts(f.type_()),
                        "place" => <i32 as postgres_types::ToSql>::accepts(f.type_()),
                        "kind" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "author_id" => <uuid::Uuid as postgres_types::ToSql>::accepts(f.type_()),
                        "author_name" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "author_role" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "cid" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "data" => <&'a serde_json::value::Value as postgres_types::ToSql>::accepts(
                            f.type_(),
                        ),
                        _ => false,
                    })
                }
                _ => false,
            }
        }
        fn to_sql_checked(
            &self,
            ty: &postgres_types::Type,
            out: &mut postgres_types::private::BytesMut,
        ) -> Result<postgres_types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
            postgres_types::__to_sql_checked(self, ty, out)
        }
    }
    #[derive(Debug, postgres_types::FromSql, Clone, PartialEq)]
    #[postgres(name = "new_ticket")]
    pub struct NewTicket {
        #[postgres(name = "author_id")]
        pub author_id: uuid::Uuid,
        #[postgres(name = "author_name")]
        pub author_name: String,
        #[postgres(name = "author_role")]
        pub author_role: String,
        #[postgres(name = "cid")]
        pub cid: String,
        #[postgres(name = "opened")]
        pub opened: serde_json::Value,
    }
    #[derive(Debug)]
    pub struct NewTicketBorrowed<'a> {
        pub author_id: uuid::Uuid,
        pub author_name: &'a str,
        pub author_role: &'a str,
        pub cid: &'a str,
        pub opened: postgres_types::Json<&'a serde_json::value::RawValue>,
    }
    impl<'a> From<NewTicketBorrowed<'a>> for NewTicket {
        fn from(
            NewTicketBorrowed {
                author_id,
                author_name,
                author_role,
                cid,
                opened,
            }: NewTicketBorrowed<'a>,
        ) -> Self {
            Self {
                author_id,
                author_name: author_name.into(),
                author_role: author_role.into(),
                cid: cid.into(),
                opened: serde_json::from_str(opened.0.get()).unwrap(),
            }
        }
    }
    impl<'a> postgres_types::FromSql<'a> for NewTicketBorrowed<'a> {
        fn from_sql(
            ty: &postgres_types::Type,
            out: &'a [u8],
        ) -> Result<NewTicketBorrowed<'a>, Box<dyn std::error::Error + Sync + Send>> {
            let fields = match *ty.kind() {
                postgres_types::Kind::Composite(ref fields) => fields,
                _ => unreachable!(),
            };
            let mut out = out;
            let num_fields = postgres_types::private::read_be_i32(&mut out)?;
            if num_fields as usize != fields.len() {
                return std::result::Result::Err(std::convert::Into::into(format!(
                    "invalid field count: {} vs {}",
                    num_fields,
                    fields.len()
                )));
            }
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let author_id = postgres_types::private::read_value(fields[0].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let author_name = postgres_types::private::read_value(fields[1].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let author_role = postgres_types::private::read_value(fields[2].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let cid = postgres_types::private::read_value(fields[3].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let opened = postgres_types::private::read_value(fields[4].type_(), &mut out)?;
            Ok(NewTicketBorrowed {
                author_id,
                author_name,
                author_role,
                cid,
                opened,
            })
        }
        fn accepts(ty: &postgres_types::Type) -> bool {
            ty.name() == "new_ticket" && ty.schema() == "hd"
        }
    }
    impl<'a> postgres_types::ToSql for NewTicketBorrowed<'a> {
        fn to_sql(
            &self,
            ty: &postgres_types::Type,
            out: &mut postgres_types::private::BytesMut,
        ) -> Result<postgres_types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
            let NewTicketBorrowed {
                author_id,
                author_name,
                author_role,
                cid,
                opened,
            } = self;
            let fields = match *ty.kind() {
                postgres_types::Kind::Composite(ref fields) => fields,
                _ => unreachable!(),
            };
            out.extend_from_slice(&(fields.len() as i32).to_be_bytes());
            for field in fields {
                out.extend_from_slice(&field.type_().oid().to_be_bytes());
                let base = out.len();
                out.extend_from_slice(&[0; 4]);
                let r = match field.name() {
                    "author_id" => postgres_types::ToSql::to_sql(author_id, field.type_(), out),
                    "author_name" => postgres_types::ToSql::to_sql(author_name, field.type_(), out),
                    "author_role" => postgres_types::ToSql::to_sql(author_role, field.type_(), out),
                    "cid" => postgres_types::ToSql::to_sql(cid, field.type_(), out),
                    "opened" => postgres_types::ToSql::to_sql(opened, field.type_(), out),
                    _ => unreachable!(),
                };
                let count = match r? {
                    postgres_types::IsNull::Yes => -1,
                    postgres_types::IsNull::No => {
                        let len = out.len() - base - 4;
                        if len > i32::MAX as usize {
                            return Err(Into::into("value too large to transmit"));
                        }
                        len as i32
                    }
                };
                out[base..base + 4].copy_from_slice(&count.to_be_bytes());
            }
            Ok(postgres_types::IsNull::No)
        }
        fn accepts(ty: &postgres_types::Type) -> bool {
            if ty.name() != "new_ticket" {
                return false;
            }
            match *ty.kind() {
                postgres_types::Kind::Composite(ref fields) => {
                    if fields.len() != 5 {
                        return false;
                    }
                    fields.iter().all(|f| match f.name() {
                        "author_id" => <uuid::Uuid as postgres_types::ToSql>::accepts(f.type_()),
                        "author_name" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "author_role" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "cid" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "opened" => {
                            <&'a serde_json::value::Value as postgres_types::ToSql>::accepts(
                                f.type_(),
                            )
                        }
                        _ => false,
                    })
                }
                _ => false,
            }
        }
        fn to_sql_checked(
            &self,
            ty: &postgres_types::Type,
            out: &mut postgres_types::private::BytesMut,
        ) -> Result<postgres_types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
            postgres_types::__to_sql_checked(self, ty, out)
        }
    }
    #[derive(Debug, postgres_types::FromSql, Clone, PartialEq)]
    #[postgres(name = "tickets")]
    pub struct Tickets {
        #[postgres(name = "id")]
        pub id: i64,
        #[postgres(name = "last_seq")]
        pub last_seq: i64,
        #[postgres(name = "opened_at")]
        pub opened_at: chrono::DateTime<chrono::Utc>,
        #[postgres(name = "modified_at")]
        pub modified_at: chrono::DateTime<chrono::Utc>,
        #[postgres(name = "closed_at")]
        pub closed_at: Option<chrono::DateTime<chrono::Utc>>,
        #[postgres(name = "status")]
        pub status: String,
        #[postgres(name = "category")]
        pub category: String,
        #[postgres(name = "category_source")]
        pub category_source: String,
        #[postgres(name = "category_confidence")]
        pub category_confidence: f64,
        #[postgres(name = "category_reasons")]
        pub category_reasons: serde_json::Value,
        #[postgres(name = "requester_id")]
        pub requester_id: uuid::Uuid,
        #[postgres(name = "requester_name")]
        pub requester_name: String,
        #[postgres(name = "create_cid")]
        pub create_cid: String,
        #[postgres(name = "assignee_id")]
        pub assignee_id: Option<uuid::Uuid>,
        #[postgres(name = "assignee_name")]
        pub assignee_name: Option<String>,
        #[postgres(name = "building")]
        pub building: Option<String>,
        #[postgres(name = "room")]
        pub room: Option<String>,
        #[postgres(name = "description")]
        pub description: String,
    }
    #[derive(Debug)]
    pub struct TicketsBorrowed<'a> {
        pub id: i64,
        pub last_seq: i64,
        pub opened_at: chrono::DateTime<chrono::Utc>,
        pub modified_at: chrono::DateTime<chrono::Utc>,
        pub closed_at: Option<chrono::DateTime<chrono::Utc>>,
        pub status: &'a str,
        pub category: &'a str,
        pub category_source: &'a str,
        pub category_confidence: f64,
        pub category_reasons: postgres_types::Json<&'a serde_json::value::RawValue>,
        pub requester_id: uuid::Uuid,
        pub requester_name: &'a str,
        pub create_cid: &'a str,
        pub assignee_id: Option<uuid::Uuid>,
        pub assignee_name: Option<&'a str>,
        pub building: Option<&'a str>,
        pub room: Option<&'a str>,
        pub description: &'a str,
    }
    impl<'a> From<TicketsBorrowed<'a>> for Tickets {
        fn from(
            TicketsBorrowed {
                id,
                last_seq,
                opened_at,
                modified_at,
                closed_at,
                status,
                category,
                category_source,
                category_confidence,
                category_reasons,
                requester_id,
                requester_name,
                create_cid,
                assignee_id,
                assignee_name,
                building,
                room,
                description,
            }: TicketsBorrowed<'a>,
        ) -> Self {
            Self {
                id,
                last_seq,
                opened_at,
                modified_at,
                closed_at,
                status: status.into(),
                category: category.into(),
                category_source: category_source.into(),
                category_confidence,
                category_reasons: serde_json::from_str(category_reasons.0.get()).unwrap(),
                requester_id,
                requester_name: requester_name.into(),
                create_cid: create_cid.into(),
                assignee_id,
                assignee_name: assignee_name.map(|v| v.into()),
                building: building.map(|v| v.into()),
                room: room.map(|v| v.into()),
                description: description.into(),
            }
        }
    }
    impl<'a> postgres_types::FromSql<'a> for TicketsBorrowed<'a> {
        fn from_sql(
            ty: &postgres_types::Type,
            out: &'a [u8],
        ) -> Result<TicketsBorrowed<'a>, Box<dyn std::error::Error + Sync + Send>> {
            let fields = match *ty.kind() {
                postgres_types::Kind::Composite(ref fields) => fields,
                _ => unreachable!(),
            };
            let mut out = out;
            let num_fields = postgres_types::private::read_be_i32(&mut out)?;
            if num_fields as usize != fields.len() {
                return std::result::Result::Err(std::convert::Into::into(format!(
                    "invalid field count: {} vs {}",
                    num_fields,
                    fields.len()
                )));
            }
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let id = postgres_types::private::read_value(fields[0].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let last_seq = postgres_types::private::read_value(fields[1].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let opened_at = postgres_types::private::read_value(fields[2].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let modified_at = postgres_types::private::read_value(fields[3].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let closed_at = postgres_types::private::read_value(fields[4].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let status = postgres_types::private::read_value(fields[5].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let category = postgres_types::private::read_value(fields[6].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let category_source = postgres_types::private::read_value(fields[7].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let category_confidence =
                postgres_types::private::read_value(fields[8].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let category_reasons =
                postgres_types::private::read_value(fields[9].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let requester_id = postgres_types::private::read_value(fields[10].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let requester_name = postgres_types::private::read_value(fields[11].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let create_cid = postgres_types::private::read_value(fields[12].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let assignee_id = postgres_types::private::read_value(fields[13].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let assignee_name = postgres_types::private::read_value(fields[14].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let building = postgres_types::private::read_value(fields[15].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let room = postgres_types::private::read_value(fields[16].type_(), &mut out)?;
            let _oid = postgres_types::private::read_be_i32(&mut out)?;
            let description = postgres_types::private::read_value(fields[17].type_(), &mut out)?;
            Ok(TicketsBorrowed {
                id,
                last_seq,
                opened_at,
                modified_at,
                closed_at,
                status,
                category,
                category_source,
                category_confidence,
                category_reasons,
                requester_id,
                requester_name,
                create_cid,
                assignee_id,
                assignee_name,
                building,
                room,
                description,
            })
        }
        fn accepts(ty: &postgres_types::Type) -> bool {
            ty.name() == "tickets" && ty.schema() == "hd"
        }
    }
    impl<'a> postgres_types::ToSql for TicketsBorrowed<'a> {
        fn to_sql(
            &self,
            ty: &postgres_types::Type,
            out: &mut postgres_types::private::BytesMut,
        ) -> Result<postgres_types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
            let TicketsBorrowed {
                id,
                last_seq,
                opened_at,
                modified_at,
                closed_at,
                status,
                category,
                category_source,
                category_confidence,
                category_reasons,
                requester_id,
                requester_name,
                create_cid,
                assignee_id,
                assignee_name,
                building,
                room,
                description,
            } = self;
            let fields = match *ty.kind() {
                postgres_types::Kind::Composite(ref fields) => fields,
                _ => unreachable!(),
            };
            out.extend_from_slice(&(fields.len() as i32).to_be_bytes());
            for field in fields {
                out.extend_from_slice(&field.type_().oid().to_be_bytes());
                let base = out.len();
                out.extend_from_slice(&[0; 4]);
                let r = match field.name() {
                    "id" => postgres_types::ToSql::to_sql(id, field.type_(), out),
                    "last_seq" => postgres_types::ToSql::to_sql(last_seq, field.type_(), out),
                    "opened_at" => postgres_types::ToSql::to_sql(opened_at, field.type_(), out),
                    "modified_at" => postgres_types::ToSql::to_sql(modified_at, field.type_(), out),
                    "closed_at" => postgres_types::ToSql::to_sql(closed_at, field.type_(), out),
                    "status" => postgres_types::ToSql::to_sql(status, field.type_(), out),
                    "category" => postgres_types::ToSql::to_sql(category, field.type_(), out),
                    "category_source" => {
                        postgres_types::ToSql::to_sql(category_source, field.type_(), out)
                    }
                    "category_confidence" => {
                        postgres_types::ToSql::to_sql(category_confidence, field.type_(), out)
                    }
                    "category_reasons" => {
                        postgres_types::ToSql::to_sql(category_reasons, field.type_(), out)
                    }
                    "requester_id" => {
                        postgres_types::ToSql::to_sql(requester_id, field.type_(), out)
                    }
                    "requester_name" => {
                        postgres_types::ToSql::to_sql(requester_name, field.type_(), out)
                    }
                    "create_cid" => postgres_types::ToSql::to_sql(create_cid, field.type_(), out),
                    "assignee_id" => postgres_types::ToSql::to_sql(assignee_id, field.type_(), out),
                    "assignee_name" => {
                        postgres_types::ToSql::to_sql(assignee_name, field.type_(), out)
                    }
                    "building" => postgres_types::ToSql::to_sql(building, field.type_(), out),
                    "room" => postgres_types::ToSql::to_sql(room, field.type_(), out),
                    "description" => postgres_types::ToSql::to_sql(description, field.type_(), out),
                    _ => unreachable!(),
                };
                let count = match r? {
                    postgres_types::IsNull::Yes => -1,
                    postgres_types::IsNull::No => {
                        let len = out.len() - base - 4;
                        if len > i32::MAX as usize {
                            return Err(Into::into("value too large to transmit"));
                        }
                        len as i32
                    }
                };
                out[base..base + 4].copy_from_slice(&count.to_be_bytes());
            }
            Ok(postgres_types::IsNull::No)
        }
        fn accepts(ty: &postgres_types::Type) -> bool {
            if ty.name() != "tickets" {
                return false;
            }
            match *ty.kind() {
                postgres_types::Kind::Composite(ref fields) => {
                    if fields.len() != 18 {
                        return false;
                    }
                    fields.iter().all(|f| match f.name() {
                        "id" => <i64 as postgres_types::ToSql>::accepts(f.type_()),
                        "last_seq" => <i64 as postgres_types::ToSql>::accepts(f.type_()),
                        "opened_at" => {
                            <chrono::DateTime<chrono::Utc> as postgres_types::ToSql>::accepts(
                                f.type_(),
                            )
                        }
                        "modified_at" => {
                            <chrono::DateTime<chrono::Utc> as postgres_types::ToSql>::accepts(
                                f.type_(),
                            )
                        }
                        "closed_at" => {
                            <chrono::DateTime<chrono::Utc> as postgres_types::ToSql>::accepts(
                                f.type_(),
                            )
                        }
                        "status" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "category" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "category_source" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "category_confidence" => <f64 as postgres_types::ToSql>::accepts(f.type_()),
                        "category_reasons" => {
                            <&'a serde_json::value::Value as postgres_types::ToSql>::accepts(
                                f.type_(),
                            )
                        }
                        "requester_id" => <uuid::Uuid as postgres_types::ToSql>::accepts(f.type_()),
                        "requester_name" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "create_cid" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "assignee_id" => <uuid::Uuid as postgres_types::ToSql>::accepts(f.type_()),
                        "assignee_name" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "building" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "room" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        "description" => <&'a str as postgres_types::ToSql>::accepts(f.type_()),
                        _ => false,
                    })
                }
                _ => false,
            }
        }
        fn to_sql_checked(
            &self,
            ty: &postgres_types::Type,
            out: &mut postgres_types::private::BytesMut,
        ) -> Result<postgres_types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
            postgres_types::__to_sql_checked(self, ty, out)
        }
    }
}
