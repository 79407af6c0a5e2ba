//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

#[derive(Debug)]
pub struct SearchKinParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::ArraySql<Item = T1>,
    T3: crate::generated::StringSql,
    T4: crate::generated::ArraySql<Item = T3>,
> {
    pub words: T2,
    pub lower: T4,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SearchKin {
    pub place: i32,
    pub kind: i32,
    pub word: String,
    pub n: i64,
}
pub struct SearchKinBorrowed<'a> {
    pub place: i32,
    pub kind: i32,
    pub word: &'a str,
    pub n: i64,
}
impl<'a> From<SearchKinBorrowed<'a>> for SearchKin {
    fn from(
        SearchKinBorrowed {
            place,
            kind,
            word,
            n,
        }: SearchKinBorrowed<'a>,
    ) -> Self {
        Self {
            place,
            kind,
            word: word.into(),
            n,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SearchSimilar {
    pub place: i32,
    pub word: String,
    pub n: i64,
}
pub struct SearchSimilarBorrowed<'a> {
    pub place: i32,
    pub word: &'a str,
    pub n: i64,
}
impl<'a> From<SearchSimilarBorrowed<'a>> for SearchSimilar {
    fn from(SearchSimilarBorrowed { place, word, n }: SearchSimilarBorrowed<'a>) -> Self {
        Self {
            place,
            word: word.into(),
            n,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SearchKinQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SearchKinBorrowed, tokio_postgres::Error>,
    mapper: fn(SearchKinBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SearchKinQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SearchKinBorrowed) -> R) -> SearchKinQuery<'c, 'a, 's, C, R, N> {
        SearchKinQuery {
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
pub struct SearchSimilarQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SearchSimilarBorrowed, tokio_postgres::Error>,
    mapper: fn(SearchSimilarBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SearchSimilarQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SearchSimilarBorrowed) -> R,
    ) -> SearchSimilarQuery<'c, 'a, 's, C, R, N> {
        SearchSimilarQuery {
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
pub struct SearchKinStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_kin() -> SearchKinStmt {
    SearchKinStmt(
        "SELECT a.place::int AS place, k.kind, k.word, k.n FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS a (word, lower, place) CROSS JOIN LATERAL ( SELECT 0 AS kind, w.word, w.n FROM hd.search_words w WHERE w.word IN (a.word COLLATE \"C\", hd.search_spelt(a.lower) COLLATE \"C\") UNION ALL ( SELECT 1, w.word, w.n FROM hd.search_words w WHERE w.keys && (hd.search_keys(a.word, a.lower) || ('ue:' || a.word)) ORDER BY w.n DESC LIMIT 24 ) UNION ALL ( SELECT 2, w.word, w.n FROM hd.search_words w WHERE length(a.word) > 2 AND w.word > a.word COLLATE \"C\" AND w.word < (a.word || chr(1114111)) COLLATE \"C\" ORDER BY w.n DESC LIMIT 16 ) UNION ALL SELECT 3, '', 0::bigint WHERE '{}' IN ( ts_lexize('pg_catalog.english_stem', a.lower), ts_lexize('pg_catalog.german_stem', a.lower), ts_lexize('pg_catalog.french_stem', a.lower), ts_lexize('pg_catalog.spanish_stem', a.lower), ts_lexize('pg_catalog.italian_stem', a.lower) ) ) AS k",
        None,
    )
}
impl SearchKinStmt {
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
        T4: crate::generated::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        words: &'a T2,
        lower: &'a T4,
    ) -> SearchKinQuery<'c, 'a, 's, C, SearchKin, 2> {
        SearchKinQuery {
            client,
            params: [words, lower],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SearchKinBorrowed, tokio_postgres::Error> {
                    Ok(SearchKinBorrowed {
                        place: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        word: row.try_get(2)?,
                        n: row.try_get(3)?,
                    })
                },
            mapper: |it| SearchKin::from(it),
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
    T4: crate::generated::ArraySql<Item = T3>,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        SearchKinParams<T1, T2, T3, T4>,
        SearchKinQuery<'c, 'a, 's, C, SearchKin, 2>,
        C,
    > for SearchKinStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SearchKinParams<T1, T2, T3, T4>,
    ) -> SearchKinQuery<'c, 'a, 's, C, SearchKin, 2> {
        self.bind(client, &params.words, &params.lower)
    }
}
pub struct SearchSimilarStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_similar() -> SearchSimilarStmt {
    SearchSimilarStmt("SELECT place, word, n FROM hd.search_similar($1)", None)
}
impl SearchSimilarStmt {
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
    >(
        &'s self,
        client: &'c C,
        words: &'a T2,
    ) -> SearchSimilarQuery<'c, 'a, 's, C, SearchSimilar, 1> {
        SearchSimilarQuery {
            client,
            params: [words],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SearchSimilarBorrowed, tokio_postgres::Error> {
                    Ok(SearchSimilarBorrowed {
                        place: row.try_get(0)?,
                        word: row.try_get(1)?,
                        n: row.try_get(2)?,
                    })
                },
            mapper: |it| SearchSimilar::from(it),
        }
    }
}
pub struct SearchForgivesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_forgives() -> SearchForgivesStmt {
    SearchForgivesStmt(
        "SELECT to_regclass('hd.search_words_trigrams') IS NOT NULL AS forgives",
        None,
    )
}
impl SearchForgivesStmt {
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
