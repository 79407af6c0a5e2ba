//! All chance comes from one printed seed.
//!
//! The rule it keeps: everybody who chooses has a stream of their own, named by a number, so that one bot's choices do not
//! depend on how fast another one was.

use rand::SeedableRng;
use rand::rngs::StdRng;

/// A stream of choices (ChaCha12).
pub type Dice = StdRng;

/// The stream of this name.
pub fn dice(seed: u64, stream: u64) -> Dice {
    // SplitMix64's increment: neighbouring names of one seed are far apart
    StdRng::seed_from_u64(seed ^ stream.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}
