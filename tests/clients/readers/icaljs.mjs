// npm `ical.js`, which Mozilla uses, strict.
import ICAL from "ical.js";
import { main } from "./common.mjs";

ICAL.design.strict = true;

await main((text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const found = calendar.getAllSubcomponents("vevent").map((one) => {
    const event = new ICAL.Event(one);
    if (event.endDate.compare(event.startDate) <= 0) throw new Error(`${event.uid} ends before it starts`);
    return { kind: "event", uid: event.uid, day: event.startDate.toString(), title: event.summary, alarms: one.getAllSubcomponents("valarm").length };
  });
  for (const one of calendar.getAllSubcomponents("vtodo")) {
    const value = (name) => one.getFirstPropertyValue(name);
    found.push({ kind: "task", uid: value("uid"), day: value("due").toString(), title: value("summary") });
  }
  return found;
});
