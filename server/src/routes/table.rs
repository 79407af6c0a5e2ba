//! Addresses and their methods. `GET` answers `HEAD` too; a method that an address does not have is 405 with `Allow`.

use crate::problem::Problem;
use actix_web::guard::{self, Guard};
use actix_web::http::Method;
use actix_web::http::header::HeaderValue;
use actix_web::web::{self, ServiceConfig};
use actix_web::{FromRequest, Handler, HttpResponse, Responder, Route};

/// All addresses.
#[derive(Default)]
pub(super) struct Table(Vec<Address>);

/// One address.
pub(super) struct Address {
    path: &'static str,
    routes: Vec<(Method, Route)>,
    elsewhere: Option<Method>,
}

/// An address; its methods are added by the calls that follow.
pub(super) fn at(path: &'static str) -> Address {
    Address { path, routes: Vec::new(), elsewhere: None }
}

impl Table {
    /// One more address.
    pub fn add(&mut self, address: Address) {
        self.0.push(address);
    }

    /// Registers everything.
    pub fn configure(self, routes: &mut ServiceConfig) {
        self.0.into_iter().for_each(|address| address.register(routes));
    }

    /// Path and method of each.
    #[cfg(test)]
    pub fn addresses(&self) -> Vec<(String, String)> {
        let of = |address: &Address| -> Vec<(String, String)> {
            address.routes.iter().map(|(method, _)| (address.path.to_owned(), method.to_string())).collect()
        };
        self.0.iter().flat_map(of).collect()
    }
}

impl Address {
    pub fn get<F, Args>(self, handler: F) -> Address
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.on(Method::GET, guard::Any(guard::Get()).or(guard::Head()), handler)
    }

    pub fn post<F, Args>(self, handler: F) -> Address
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.on(Method::POST, guard::Post(), handler)
    }

    pub fn put<F, Args>(self, handler: F) -> Address
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.on(Method::PUT, guard::Put(), handler)
    }

    pub fn patch<F, Args>(self, handler: F) -> Address
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.on(Method::PATCH, guard::Patch(), handler)
    }

    pub fn delete<F, Args>(self, handler: F) -> Address
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.on(Method::DELETE, guard::Delete(), handler)
    }

    /// A method that is answered elsewhere; it belongs to what the address allows.
    pub fn elsewhere(mut self, method: Method) -> Address {
        self.elsewhere = Some(method);
        self
    }

    fn on<F, Args>(mut self, method: Method, guard: impl Guard + 'static, handler: F) -> Address
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.routes.push((method, web::route().guard(guard).to(handler)));
        self
    }

    fn register(self, routes: &mut ServiceConfig) {
        let allow = self.allow();
        let other = move || {
            let allow = allow.clone();
            async move { Err::<HttpResponse, Problem>(Problem::method_not_allowed(allow)) }
        };
        let mut resource = web::resource(self.path);
        for (_, route) in self.routes {
            resource = resource.route(route);
        }
        routes.service(resource.default_service(web::to(other)));
    }

    fn allow(&self) -> HeaderValue {
        let mut methods: Vec<&str> = self.routes.iter().map(|(method, _)| method.as_str()).collect();
        if methods.contains(&"GET") {
            methods.push("HEAD");
        }
        methods.extend(self.elsewhere.as_ref().map(Method::as_str));
        HeaderValue::from_str(&methods.join(", ")).unwrap_or_else(|_| HeaderValue::from_static("GET"))
    }
}
