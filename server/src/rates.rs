//! How much one person, one ticket and one address may ask for in a short time.
//!
//! Problem: one script that loops must not take the helpdesk from everybody else. Rule: rates are counted per person and
//! per ticket, not per address, for a whole campus sits behind one; only entering is counted per address, since a loop that
//! enters again and again would be a new person each time. What is over is `rate_limited`, was not executed, and is told
//! when to come back.
//!
//! "Full": a map that holds [`KEYS`] keys forgets those that have their whole burst again; if none has, newcomers are told
//! `busy`. Forgetting such a key changes nothing, for a key that is not there has its whole burst too.

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use helpdesk_core::{Author, PersonId, Refusal, Role, TicketId};
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;

/// People, tickets or addresses that are counted at the same time: a large campus, some 8 MiB.
const KEYS: usize = 100_000;

/// So many a second on average, so many at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    per_second: NonZeroU32,
    burst: NonZeroU32,
}

impl Rate {
    /// Reads `PER_SECOND/BURST`, both from 1.
    #[must_use]
    pub fn parse(text: &str) -> Option<Rate> {
        let (per_second, burst) = text.split_once('/')?;
        Some(Rate { per_second: per_second.trim().parse().ok()?, burst: burst.trim().parse().ok()? })
    }

    const fn of(per_second: u32, burst: u32) -> Rate {
        let one = NonZeroU32::MIN;
        Rate {
            per_second: if let Some(n) = NonZeroU32::new(per_second) { n } else { one },
            burst: if let Some(n) = NonZeroU32::new(burst) { n } else { one },
        }
    }

    fn quota(self) -> Quota {
        Quota::per_second(self.per_second).allow_burst(self.burst)
    }
}

/// The rates of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RatesConfig {
    /// Commands of one user.
    pub user: Rate,
    /// Commands of one member of the helpdesk, who answers many tickets.
    pub helpdesk: Rate,
    /// Commands on one ticket, whoever sends them.
    pub ticket: Rate,
    /// Sessions from one address.
    pub entry: Rate,
}

impl Default for RatesConfig {
    /// A person who types never meets these. A ticket's rate is a lecture hall that writes at once, and far below what one
    /// ticket can take. Entering: one a second, and a lecture hall that enters at the same minute.
    fn default() -> RatesConfig {
        RatesConfig {
            user: Rate::of(5, 20),
            helpdesk: Rate::of(20, 60),
            ticket: Rate::of(50, 200),
            entry: Rate::of(1, 600),
        }
    }
}

/// Who has asked for how much. Shared by everything that takes commands.
pub struct Rates {
    user: Counted<PersonId>,
    helpdesk: Counted<PersonId>,
    ticket: Counted<TicketId>,
    entry: Counted<IpAddr>,
}

impl Rates {
    /// Nobody has asked for anything yet.
    #[must_use]
    pub fn new(config: RatesConfig) -> Rates {
        Rates {
            user: Counted::new(config.user),
            helpdesk: Counted::new(config.helpdesk),
            ticket: Counted::new(config.ticket),
            entry: Counted::new(config.entry),
        }
    }

    /// Whether this person may send one more command, to this ticket if it is for one.
    pub fn command(&self, who: &Author, ticket: Option<TicketId>) -> Result<(), Refusal> {
        self.commands(who, NonZeroU32::MIN)?;
        ticket.map_or(Ok(()), |ticket| self.ticket(ticket))
    }

    /// Whether this person may send so many commands at once: all of them or none. Never more than a whole burst is asked
    /// for, so that whoever waits long enough may.
    pub fn commands(&self, who: &Author, count: NonZeroU32) -> Result<(), Refusal> {
        let person = if who.role == Role::Helpdesk { &self.helpdesk } else { &self.user };
        person.more(who.id, count, "you sent too much in a short time")
    }

    /// Whether one more command may be sent to this ticket.
    pub fn ticket(&self, ticket: TicketId) -> Result<(), Refusal> {
        self.ticket.one_more(ticket, "too much is written to this ticket at once")
    }

    /// Whether one more person may enter from this address. One that is not known is not counted.
    pub fn entry(&self, address: Option<IpAddr>) -> Result<(), Refusal> {
        let said = "too many people entered from your network at once";
        address.map_or(Ok(()), |address| self.entry.one_more(network(address), said))
    }
}

/// One site of version 6 has as many addresses as it likes: its network is counted.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(of) => {
            let [a, b, c, d, ..] = of.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 => v4,
    }
}

/// A rate, counted for each key.
struct Counted<K: Hash + Eq + Clone> {
    limiter: DefaultKeyedRateLimiter<K>,
    burst: NonZeroU32,
    clock: DefaultClock,
}

impl<K: Hash + Eq + Clone> Counted<K> {
    fn new(rate: Rate) -> Counted<K> {
        Counted { limiter: RateLimiter::keyed(rate.quota()), burst: rate.burst, clock: DefaultClock::default() }
    }

    fn one_more(&self, key: K, said: &str) -> Result<(), Refusal> {
        self.more(key, NonZeroU32::MIN, said)
    }

    fn more(&self, key: K, count: NonZeroU32, said: &str) -> Result<(), Refusal> {
        if self.limiter.len() >= KEYS {
            self.limiter.retain_recent();
            if self.limiter.len() >= KEYS {
                return Err(Refusal::busy());
            }
        }
        // a count that no burst holds is never asked for
        let asked = self.limiter.check_key_n(&key, count.min(self.burst)).unwrap_or(Ok(()));
        asked.map_err(|until| {
            let wait = until.wait_time_from(self.clock.now());
            // whole milliseconds, rounded up: coming back too early is refused again
            let wait_ms = u64::try_from(wait.as_micros().div_ceil(1_000)).unwrap_or(u64::MAX).max(1);
            Refusal::rate_limited(said, wait_ms)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use helpdesk_core::{Code, PersonName};
    use uuid::Uuid;

    fn person(role: Role) -> Author {
        Author { id: PersonId(Uuid::new_v4()), name: PersonName::parse("Una").unwrap(), role }
    }

    /// How many of so many commands pass at once.
    fn passed(rates: &Rates, who: &Author, ticket: Option<TicketId>, count: usize) -> usize {
        (0..count).filter(|_| rates.command(who, ticket).is_ok()).count()
    }

    #[test]
    fn a_burst_passes_and_then_one_is_told_when_to_come_back() {
        let rates = Rates::new(RatesConfig { user: Rate::of(5, 20), ..RatesConfig::default() });
        let (una, hal) = (person(Role::User), person(Role::Helpdesk));
        let many = passed(&rates, &una, None, 200);
        assert!((20..=30).contains(&many), "{many}");
        let refusal = rates.command(&una, None).unwrap_err();
        assert_eq!(refusal.code, Code::RateLimited);
        assert!((1..=200).contains(&refusal.retry_ms().unwrap()), "{refusal:?}");
        assert_eq!(passed(&rates, &hal, None, 60), 60, "others are not touched, and the helpdesk may do more");
    }

    #[test]
    fn a_ticket_has_a_rate_of_its_own_whoever_writes() {
        let slow = RatesConfig { ticket: Rate::of(1, 10), ..RatesConfig::default() };
        let rates = Rates::new(slow);
        let total: usize = (0..5).map(|_| passed(&rates, &person(Role::User), Some(TicketId(7)), 5)).sum();
        assert!((10..=11).contains(&total), "{total}");
        assert_eq!(passed(&rates, &person(Role::User), Some(TicketId(8)), 5), 5, "another ticket is not touched");
    }

    #[test]
    fn several_at_once_pass_together_or_not_at_all_and_a_whole_burst_is_the_most_that_is_asked_for() {
        let rates = Rates::new(RatesConfig { helpdesk: Rate::of(1, 60), ..RatesConfig::default() });
        let (hal, forty) = (person(Role::Helpdesk), NonZeroU32::new(40).unwrap());
        assert!(rates.commands(&hal, forty).is_ok());
        let refusal = rates.commands(&hal, forty).unwrap_err();
        assert!((19_000..=20_000).contains(&refusal.retry_ms().unwrap()), "{refusal:?}");
        assert!((20..=21).contains(&passed(&rates, &hal, None, 60)), "what was refused took nothing");
        let small = Rates::new(RatesConfig { helpdesk: Rate::of(1, 5), ..RatesConfig::default() });
        assert!(small.commands(&hal, forty).is_ok(), "one who has waited may, whatever the rate is set to");
        assert!(small.command(&hal, None).is_err());
    }

    #[test]
    fn entering_is_counted_by_network() {
        let rates = Rates::new(RatesConfig { entry: Rate::of(1, 2), ..RatesConfig::default() });
        let ip = |text: &str| Some(text.parse::<IpAddr>().unwrap());
        assert!(rates.entry(ip("2001:db8::1")).is_ok() && rates.entry(ip("2001:db8::2")).is_ok());
        assert!(rates.entry(ip("2001:db8::3")).is_err());
        assert!(rates.entry(ip("2001:db8:0:1::3")).is_ok() && rates.entry(ip("10.0.0.1")).is_ok());
        assert!((0..10).all(|_| rates.entry(None).is_ok()));
    }

    #[test]
    fn a_full_map_forgets_the_idle_and_refuses_newcomers_when_nobody_is() {
        let hourly = Counted::<usize>::new(Rate::of(1, 10_000_000));
        (0..KEYS).for_each(|key| hourly.one_more(key, "").unwrap());
        assert_eq!(hourly.one_more(KEYS, "").unwrap_err().code, Code::Busy, "all are recent");
        let quick = Counted::<usize>::new(Rate::of(1_000_000, 1));
        (0..2 * KEYS).for_each(|key| quick.one_more(key, "").unwrap());
        assert!(quick.limiter.len() <= KEYS);
    }

    #[test]
    fn rates_are_read_strictly() {
        assert_eq!(Rate::parse("5/20"), Some(Rate::of(5, 20)));
        for wrong in ["", "5", "5/", "/20", "0/20", "5/0", "-1/2", "5/20/3", "a/b", "5.5/20"] {
            assert_eq!(Rate::parse(wrong), None, "{wrong}");
        }
    }
}
