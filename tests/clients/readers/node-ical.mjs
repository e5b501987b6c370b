// npm `node-ical`.
import ical from "node-ical";
import { main, two } from "./common.mjs";

const day = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

await main((text) =>
  Object.values(ical.sync.parseICS(text))
    .filter((one) => one.type === "VEVENT" || one.type === "VTODO")
    .map((one) => ({
      kind: one.type === "VEVENT" ? "event" : "task",
      uid: one.uid,
      day: day(one.type === "VEVENT" ? one.start : new Date(one.due)),
      title: typeof one.summary === "string" ? one.summary : JSON.stringify(one.summary),
      alarms: (one.alarms ?? []).length,
    })),
);
