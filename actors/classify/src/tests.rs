//! x
use crate::*; use crate::evaluate::*;
#[test] fn show() {
 let t=std::time::Instant::now(); let _=Classifier::trained(); println!("trained {:?}",t.elapsed());
 let j=cross_validated();
 println!("n {} f1 {:.3} recall {:?} fit T {:.3} cov {:?}", j.len(), macro_f1(&j), recalls(&j), fitted_temperature(&j), right_and_covered(&j,0.8));
 println!("surprise {:.4} {:?}", surprise(&j, fitted_temperature(&j)), confusion(&j));
 for x in j.iter().filter(|x| !x.is_right()) { println!("{} {} {:?} -> {:?}: {}", x.language,x.kind,x.truth.as_str(), x.guess().0.as_str(), x.text); }
 for t in ["The elevator in the library is stuck between floors","wifi","asdf","The lamp above the library self-checkout is dead"] { let t0=std::time::Instant::now(); println!("{:?} {:?}", Classifier::shared().classify(t), t0.elapsed()); }
}
