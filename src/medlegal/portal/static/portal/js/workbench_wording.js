// How dates, pages, documents and doubts read on the bench.

export const figures = (number) => Number(number).toLocaleString("en-US");

export const day = (iso) => {
  const [year, month, date] = (iso || "").split("-");
  return date ? `${month}/${date}/${year}` : "";
};

const SHAPES = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, (year, month, date) => [year, month, date]],
  [/^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/, (month, date, year) => [year, month, date]],
  [/^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2})$/, (month, date, year) => [century(year), month, date]],
  [/^(\d{2})(\d{2})(\d{4})$/, (month, date, year) => [year, month, date]],
];

const century = (year) => (Number(year) > (new Date().getFullYear() % 100) + 1 ? `19${year}` : `20${year}`);

export function asDay(typed) {
  // A day as the server writes it; "" for no date; null where no day can be read.
  const text = typed.trim();
  if (!text || /^(none|no date|undated|-)$/i.test(text)) return "";
  for (const [shape, parts] of SHAPES) {
    const found = shape.exec(text);
    if (!found) continue;
    const [year, month, date] = parts(...found.slice(1)).map(Number);
    const made = new Date(Date.UTC(year, month - 1, date));
    if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== date) return null;
    return made.toISOString().slice(0, 10);
  }
  return null;
}

const WRITTEN = /\b(\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})\b/g;
const IN_WORDS =
  /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/gi;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

export function daysIn(text) {
  // Days that stand written on the page, each once, as they come.
  const found = [...text.matchAll(WRITTEN)].map(([written]) => asDay(written));
  for (const [, month, date, year] of text.matchAll(IN_WORDS)) {
    found.push(asDay(`${MONTHS.indexOf(month.toLowerCase().slice(0, 3)) + 1}/${date}/${year}`));
  }
  return [...new Set(found.filter(Boolean))];
}

export function stampsOf(pages) {
  // "12", "12–16", or "12–16 and 2 more" where they do not follow one another.
  const stamps = [...pages].sort((one, other) => one - other);
  const [first] = stamps;
  const last = stamps[stamps.length - 1];
  if (first === last) return figures(first);
  if (last - first + 1 === stamps.length) return `${figures(first)}–${figures(last)}`;
  return `${figures(first)} … ${figures(last)}`;
}

export const plural = (count, word, words = `${word}s`) => `${figures(count)} ${count === 1 ? word : words}`;

export const titleOf = (document) => document.title || document.kind_name || "Untitled";

export const looseTitle = (stamps, pages) =>
  stamps.every((stamp) => pages.get(stamp).blank) ? (stamps.length === 1 ? "Blank page" : "Blank pages") : "In no document";

const DOUBTS = {
  kind: "Its kind is not certain.",
  date: "Its date is not certain.",
  dated_on: "Its date is not certain.",
  author: "Who wrote it is not certain.",
  facility: "Where it comes from is not certain.",
  patient: "Whether it is about this patient is not certain.",
  text: "Parts of it were read badly; compare the text with the picture.",
  boundary: "Where it begins or ends is not certain.",
  begins: "Where it begins is not certain.",
  repeat: "Whether it repeats another is not certain.",
};

export const doubtSays = (doubt) => DOUBTS[doubt] ?? doubt;

export function whyDoubtful(document, pages) {
  // Sentences: what a person ought to look at in this document.
  const says = document.doubts.map(doubtSays);
  const own = document.pages.map((stamp) => pages.get(stamp)).filter(Boolean);
  const stamps = (holds) => own.filter(holds).map((page) => page.stamp);
  const unreadable = stamps((page) => page.unreadable);
  const others = stamps((page) => page.other_patient);
  if (unreadable.length) says.push(`Could not be read: page ${stampsOf(unreadable)}.`);
  if (others.length) says.push(`Seems to be about another person: page ${stampsOf(others)}.`);
  for (const page of own) for (const doubt of page.doubts ?? []) says.push(`Page ${page.stamp}: ${doubtSays(doubt)}`);
  if (document.doubts.includes("kind")) says.push(`The reading is ${percent(document.sure)} sure of its kind.`);
  return [...new Set(says)];
}

export const percent = (share) => `${Math.round(Number(share) * 100)} %`;

export const placeSays = (document, place) =>
  document ? [titleOf(document), document.dated_on ? day(document.dated_on) : "no date", place].join(", ") : "in no document";

export const pageSays = (page, document, place) =>
  [`Page ${page.stamp}`, placeSays(document, place), ...marksOf(page).map((mark) => mark.says)].join(", ");

export function marksOf(page) {
  const marks = [];
  if (page.held) marks.push({ says: "held: no declaration", short: "held", mood: "is-late" });
  if (page.other_patient) marks.push({ says: "another patient", short: "other patient", mood: "is-late" });
  if (page.unreadable) marks.push({ says: "unreadable", short: "unreadable", mood: "is-late" });
  if (page.blank) marks.push({ says: "blank", short: "blank", mood: "" });
  if (page.repeats) marks.push({ says: `repeats page ${page.repeats}`, short: `= ${page.repeats}`, mood: "is-soon" });
  if (page.doubts?.length) marks.push({ says: "to be looked at", short: "?", mood: "is-soon" });
  return marks;
}
