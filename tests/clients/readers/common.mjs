// What every JavaScript reader shares: each file of the arguments through `entries`, answers as one JSON object.
import { readFileSync } from "node:fs";

export const two = (number) => String(number).padStart(2, "0");

export async function main(entries) {
  const answer = {};
  for (const path of process.argv.slice(2)) {
    try {
      answer[path] = { entries: await entries(readFileSync(path, "utf8"), path) };
    } catch (error) {
      answer[path] = { refused: String(error).slice(0, 300) };
    }
  }
  process.stdout.write(JSON.stringify(answer));
}
