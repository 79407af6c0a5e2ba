//! A journal whose clock the test sets: its own text, with one function put in the place of the time of day.

use chrono::{DateTime, Utc};
use helpdesk_sql::testing::TestDatabase;
use tokio_postgres::{Client, NoTls};

/// The hand that sets the clock.
pub struct Clock(Client);

impl Clock {
    /// From now on the journal and ratings happen when this clock says.
    pub async fn of(db: &TestDatabase) -> Clock {
        let (client, connection) = tokio_postgres::connect(db.url(), NoTls).await.unwrap();
        db.handle().spawn(connection);
        let clock = "CREATE TABLE public.clock (now timestamptz NOT NULL);
            INSERT INTO public.clock VALUES (now());
            CREATE FUNCTION public.clock() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now FROM public.clock';
            GRANT SELECT ON public.clock TO PUBLIC;";
        client.batch_execute(clock).await.unwrap();
        for function in ["hd.journal", "hd.rate", "hd.may_be_rated"] {
            let text = "SELECT pg_get_functiondef($1::text::regproc)";
            let text: String = client.query_one(text, &[&function]).await.unwrap().get(0);
            let text = text.replace("STATEMENT_TIMESTAMP()", "statement_timestamp()");
            assert!(text.contains("statement_timestamp()"), "{function} asks for the time");
            client.batch_execute(&text.replace("statement_timestamp()", "public.clock()")).await.unwrap();
        }
        Clock(client)
    }

    /// It is this moment now.
    pub async fn set(&self, now: DateTime<Utc>) {
        self.0.execute("UPDATE public.clock SET now = $1", &[&now]).await.unwrap();
    }
}
