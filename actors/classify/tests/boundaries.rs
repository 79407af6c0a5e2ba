//! Who on campus can help: the rules at the borders of the categories, by tickets that are not in the corpus.

use helpdesk_classify::{Classifier, Guess};
use helpdesk_core::Category::{self, FacilityManagement, ServicesComplaints, TechnicalIt};

fn guess(text: &str) -> Guess {
    Classifier::shared().classify(text)
}

fn all_are(category: Category, texts: &[&str]) {
    let wrong: Vec<_> =
        texts.iter().map(|text| (text, guess(text))).filter(|(_, found)| found.category != category).collect();
    assert!(wrong.is_empty(), "should be {category:?}: {wrong:#?}");
}

#[test]
fn a_stuck_elevator_is_facility_management_for_good_reasons() {
    let found = guess("The elevator in the library is stuck between floors");
    assert_eq!(found.category, FacilityManagement);
    assert!(found.is_sure());
    let words: Vec<_> = found.reasons.iter().map(|reason| reason.word.as_str()).collect();
    for word in ["elevator", "stuck", "floors"] {
        assert!(words.contains(&word), "{words:?}");
    }
    assert!(!words.contains(&"the") && !words.contains(&"library"), "{words:?}");
}

#[test]
fn rooms_water_heat_light_locks_and_cleaning_are_facility_management() {
    all_are(
        FacilityManagement,
        &[
            "Somebody is trapped in the lift of the law faculty",
            "radiator cold in my office since Friday",
            "The faucet in the tea kitchen drips all night",
            "We have run out of soap in the restroom on level 2",
            "The bulb in the staircase is gone and it is completely dark",
            "My key is stuck in the lock of the office door",
            "Loud construction noise from the building next door during lectures",
            "The desks in lecture hall 7 are filthy, please clean them",
            "The window in my dormitory room is broken",
        ],
    );
}

#[test]
fn accounts_network_machines_and_software_are_technical_it() {
    all_are(
        TechnicalIt,
        &[
            "I forgot the password of my account",
            "no internet in the dormitory",
            "The printer in the library has a paper jam again",
            "The beamer in lecture hall 7 has no picture",
            "The microphone in the big auditorium is silent",
            "I cannot upload my homework to the learning platform",
            "My desk phone does not ring",
            "The statistics program asks for a licence key",
            "My mailbox says that it is over quota",
        ],
    );
}

#[test]
fn food_money_manners_offices_books_and_buses_are_services_and_complaints() {
    all_are(
        ServicesComplaints,
        &[
            "The soup in the canteen was cold",
            "I was charged twice for my lunch",
            "The clerk at the student office was rude to me",
            "I have been waiting two months for my certificate",
            "The library should have more copies of the statistics textbook",
            "The shuttle bus did not come this morning",
            "The coffee got more expensive again",
            "I would like my deposit back",
            "Nobody in the admissions office answers my letters",
        ],
    );
}

#[test]
fn that_something_does_not_work_says_nothing_by_itself() {
    all_are(
        FacilityManagement,
        &["The heating does not work", "The lift doesn't work", "Der Aufzug funktioniert nicht"],
    );
    all_are(TechnicalIt, &["The wifi does not work", "My login doesn't work", "L'imprimante ne marche pas"]);
    all_are(ServicesComplaints, &["The refund of my fees does not work", "Queueing for lunch doesn't work"]);
}

#[test]
fn the_things_of_another_category_do_not_mislead() {
    all_are(
        FacilityManagement,
        &["The lamp above the library self-checkout flickers", "Water drips on the printer from the ceiling"],
    );
    all_are(
        TechnicalIt,
        &["The web site of the canteen gives a server error", "The display next to the lift shows a Windows error"],
    );
    all_are(
        ServicesComplaints,
        &["The man from the IT desk was rude and impolite", "Ten cents for printing one page is too expensive"],
    );
}

#[test]
fn slips_of_the_pen_are_forgiven() {
    all_are(FacilityManagement, &["elevatr stuk betwen flors", "the radiater is could", "toilett is clogd"]);
    all_are(TechnicalIt, &["pasword forgoten", "wify not conecting", "printre dosnt prnt"]);
    all_are(
        ServicesComplaints,
        &["cafetria lunch was cold and expensiv", "still waitng for my certifikate", "the clerc was rudde"],
    );
}

#[test]
fn five_languages_are_understood() {
    all_are(
        FacilityManagement,
        &[
            "Der Fahrstuhl steckt fest",
            "La fenêtre de la salle est cassée",
            "La calefacción no funciona",
            "Il rubinetto perde acqua",
        ],
    );
    all_are(
        TechnicalIt,
        &[
            "Ich habe mein Passwort vergessen",
            "L'imprimante est en panne",
            "No tengo conexión wifi",
            "Lo schermo del computer è nero",
        ],
    );
    all_are(
        ServicesComplaints,
        &[
            "Das Mittagessen war kalt",
            "La secrétaire était impolie",
            "El autobús llega tarde",
            "Il pranzo è troppo caro",
        ],
    );
}
