//! Feeds as they go over the wire, read by [`wire`](crate::wire), which shares nothing with the writer: the hand-written
//! sample and ways to break it; the made-up shore (`tests/clients/world`) in both its states; the shipped rules.

use crate::wire::{self, Feed};

/// The sample that `tests/clients` breaks in many ways, folded as it should be.
fn sample() -> Vec<u8> {
    folded(include_str!("clients/sample.txt"))
}

/// A text of logical lines as a feed, by another way than the writer's.
fn folded(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    for line in text.lines() {
        let mut used = 0;
        for sign in line.chars() {
            if used + sign.len_utf8() > 75 {
                out.extend(b"\r\n ");
                used = 1;
            }
            out.extend(sign.encode_utf8(&mut [0; 4]).as_bytes());
            used += sign.len_utf8();
        }
        out.extend(b"\r\n");
    }
    out
}

/// The feed with nothing to complain of.
fn clean(bytes: &[u8]) -> Feed {
    let feed = wire::read(bytes);
    assert!(feed.complaints.is_empty(), "{:#?}\n{}", feed.complaints, String::from_utf8_lossy(bytes));
    feed
}

#[test]
fn the_sample_is_read() {
    let feed = clean(&sample());
    assert_eq!(feed.name, "Äyräpään hyvinvointialue");
    let said = feed.entries.iter().map(|entry| (entry.day.as_str(), entry.title.as_str())).collect::<Vec<_>>();
    assert_eq!(
        said,
        [
            (
                "2026-03-31",
                "Päätä: talous, terveys; ”öljy” & 5 § 2 mom. – näkökulmia älä unohda åäö åäö åäö åäö åäö åäö"
            ),
            ("2026-12-31", "KUMOTTU: Ilmoita vuosi"),
            ("2028-02-29", "✓ Karkauspäivä 🙂"),
        ]
    );
    assert_eq!(feed.entries[0].alarms, ["-P6DT15H"]);
}

#[test]
fn what_breaks_a_feed_is_told() {
    let text = include_str!("clients/sample.txt");
    let broken = [
        ("NAME:Äyräpään ", "NAME:Äyräpään\\, Åvikin "),
        ("CALSCALE:GREGORIAN\n", "CALSCALE:GREGORIAN\nMETHOD:PUBLISH\n"),
        ("CALSCALE:GREGORIAN\n", "CALSCALE:GREGORIAN\nUID:calendar\n"),
        ("TZID:Europe/Helsinki\n", "TZID:Europe/Helsinki\nUID:zone\n"),
        ("VALUE=DURATION:PT12H", "VALUE=DURATION:PT43200S"),
        ("UID:0a5f4f2c-6c1e-5f0b-9d52-0c8d0f6f6a02", "UID:0a5f4f2c-6c1e-5f0b-9d52-0c8d0f6f6a01"),
        ("UID:0a5f4f2c-6c1e-5f0b-9d52-0c8d0f6f6a02", "UID:0a5f4f2c-6c1e-4f0b-9d52-0c8d0f6f6a02"),
        ("DTSTAMP:20260115T000000Z", "DTSTAMP:20260115T101112Z"),
        ("DTSTAMP:20260115T000000Z\n", ""),
        ("DTEND;VALUE=DATE:20260401", "DTEND;VALUE=DATE:20260331"),
        ("DTSTART;VALUE=DATE:20260331", "DTSTART:20260331T000000"),
        ("20280229", "20270229"),
        ("talous\\, terveys", "talous, terveys"),
        ("asiasta.\\n", "asiasta.\\t"),
        ("SUMMARY:✓", "SUMMARY;LANGUAGE=fi:✓"),
        ("SUMMARY:✓", "SUMMARY:x\nSUMMARY:✓"),
        ("TRANSP:TRANSPARENT\n", ""),
        ("STATUS:CANCELLED", "STATUS:REPEALED"),
        ("RELATED-TO:0", "RELATED-TO;VALUE=URI:urn:uuid:0"),
        ("TRIGGER:-P6DT15H\n", "TRIGGER:-P6DT15H\nUID:alarm\n"),
        ("END:VCALENDAR\n", ""),
    ];
    for (good, bad) in broken {
        assert!(text.contains(good), "{good}");
        assert!(!wire::read(&folded(&text.replace(good, bad))).complaints.is_empty(), "{good} → {bad}");
    }
    let whole = sample();
    let mut marked = vec![0xef, 0xbb, 0xbf];
    marked.extend(&whole);
    let ends = String::from_utf8(whole.clone()).unwrap();
    let inside = ends.find('Ä').unwrap() + 1;
    let split = [&whole[..inside], b"\r\n ", &whole[inside..]].concat();
    let wires = [
        ("a byte order mark", marked),
        ("line feeds only", ends.replace("\r\n", "\n").into_bytes()),
        ("lines of any length", ends.replace("\r\n ", "").into_bytes()),
        ("a bare carriage return", ends.replace("Ilmoita vuosi", "Ilmoita\rvuosi").into_bytes()),
        ("folded inside a character", split),
        ("cut short", whole[..whole.len() - 100].to_vec()),
        ("nothing", Vec::new()),
    ];
    for (what, bytes) in wires {
        assert!(!wire::read(&bytes).complaints.is_empty(), "{what}");
    }
}
