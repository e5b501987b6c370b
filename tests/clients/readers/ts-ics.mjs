// npm `ts-ics`, checked by its own schema.
import { convertIcsCalendar } from "ts-ics";
import { main } from "./common.mjs";

const day = (date) => date.toISOString().slice(0, 10);

await main((text) => {
  const calendar = convertIcsCalendar(undefined, text);
  const events = (calendar.events ?? []).map((one) => ({ kind: "event", uid: one.uid, day: day(one.start.date), title: one.summary }));
  const tasks = (calendar.todos ?? []).map((one) => ({ kind: "task", uid: one.uid, day: day(one.due.date), title: one.summary }));
  return [...events, ...tasks];
});
