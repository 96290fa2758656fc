// In which order documents and pages stand on the bench, and which of them a filter leaves.

export const isDoubtful = (document) => document.doubtful ?? (!document.looked_at && document.doubts.length > 0);

// A page that could not be read may lie in no document; somebody must have looked at it all the same.
export const isUnread = (page) => page.unreadable && page.document === null && !page.blank && !page.decided;

const always = () => true;
const never = () => false;
const someOf = (document, pages, holds) => document.pages.some((stamp) => pages.has(stamp) && holds(pages.get(stamp)));

// Which documents a filter leaves, and which pages that lie in none.
export const FILTERS = {
  all: { says: "All documents", none: "No document was found in these files.", holds: always, loose: always },
  doubtful: { says: "Doubtful, to look at", none: "Nothing doubtful is left to look at.", holds: isDoubtful, loose: isUnread },
  repeats: {
    says: "Repeats",
    none: "No page repeats another.",
    holds: (document, pages) => document.repeats || someOf(document, pages, (page) => page.repeats),
    loose: (page) => page.repeats,
  },
  others: {
    says: "Other patients",
    none: "No page seems to be about another person.",
    holds: (document, pages) => document.other_patient || someOf(document, pages, (page) => page.other_patient),
    loose: (page) => page.other_patient,
  },
  undated: { says: "Without a date", none: "Every document has a date.", holds: (document) => !document.dated_on, loose: never },
  loose: { says: "Pages in no document", none: "Every page stands in a document.", holds: never, loose: always },
};

const firstStamp = (document) => document.pages.reduce((least, stamp) => Math.min(least, stamp), Infinity);

const LAST = "9999";
const ORDERS = {
  stamp: (one, other) => one.first - other.first,
  date: (one, other) =>
    (one.document?.dated_on ?? LAST).localeCompare(other.document?.dated_on ?? LAST) || one.first - other.first,
};

const looseGroups = (state, holds) => {
  // Pages in no document, those together that come one after the other.
  const groups = [];
  let open = null;
  for (const stamp of state.order) {
    const page = state.pages.get(stamp);
    if (page.document !== null || !holds(page)) open = null;
    else if (open) open.pages.push(stamp);
    else groups.push((open = { document: null, first: stamp, pages: [stamp] }));
  }
  return groups;
};

export function arranged(state, { filter = "all", sort = "stamp" } = {}) {
  // Groups in order, the pages in that order, where each stands, and the group of each.
  const { holds, loose } = FILTERS[filter];
  const groups = [];
  for (const document of state.documents.values()) {
    if (document.pages.length && holds(document, state.pages)) {
      groups.push({ document, first: firstStamp(document), pages: document.pages });
    }
  }
  groups.push(...looseGroups(state, loose));
  groups.sort(ORDERS[sort]);
  const pages = groups.flatMap((group) => group.pages);
  const place = new Map(pages.map((stamp, at) => [stamp, at]));
  const groupOf = new Map();
  groups.forEach((group, at) => group.pages.forEach((stamp) => groupOf.set(stamp, at)));
  return { groups, pages, place, groupOf };
}

export function doubtfulPages(state, sort) {
  // Where a person must look, in order: the first page of each doubtful document, and unread pages in none.
  const { groups, place } = arranged(state, { sort });
  const stamps = groups.flatMap(({ document, pages }) => {
    if (document) return isDoubtful(document) ? [pages[0]] : [];
    return pages.filter((stamp) => isUnread(state.pages.get(stamp)));
  });
  return { stamps, place };
}

export function counted(state) {
  // Every received page once: blank, placed, unreadable or not yet placed.
  const counts = { received: state.order.length, placed: 0, blank: 0, unreadable: 0, unplaced: 0, doubtful: 0, seen: 0 };
  for (const page of state.pages.values()) {
    if (page.blank) counts.blank += 1;
    else if (page.document !== null) counts.placed += 1;
    else if (!page.unreadable) counts.unplaced += 1;
    else {
      counts.unreadable += 1;
      counts[page.decided ? "seen" : "doubtful"] += 1;
    }
  }
  for (const document of state.documents.values()) {
    if (isDoubtful(document)) counts.doubtful += 1;
    else if (document.looked_at || document.decided.length) counts.seen += 1;
  }
  return counts;
}
