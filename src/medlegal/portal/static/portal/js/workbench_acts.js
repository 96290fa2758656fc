// What an act will do to the documents and pages, told at once and before the server has answered.

export class Refusal extends Error {}

const must = (holds, sentence) => {
  if (!holds) throw new Refusal(sentence);
};

const documentAt = (state, stamp) => {
  const page = state.pages.get(stamp);
  must(page, `There is no page ${stamp}.`);
  return state.documents.get(page.document) ?? null;
};

const needDocument = (state, stamp) => {
  const found = documentAt(state, stamp);
  must(found, `Page ${stamp} is in no document yet. Select it and put it into one.`);
  return found;
};

const decided = (document, field, doubt = field) => ({
  decided: document.decided.includes(field) ? document.decided : [...document.decided, field],
  doubts: document.doubts.filter((one) => one !== doubt),
});

const withPages = (state, stamps, change) =>
  stamps.map((stamp) => ({ ...state.pages.get(stamp), ...change, decided: true }));

export function documentBefore(state, stamp) {
  // The document of the nearest placed page before this one, in the order received.
  const own = state.pages.get(stamp)?.document;
  for (let at = state.order.indexOf(stamp) - 1; at >= 0; at -= 1) {
    const placed = state.pages.get(state.order[at]).document;
    if (placed !== null && placed !== own) return state.documents.get(placed);
  }
  return null;
}

function split(state, { page }) {
  const whole = needDocument(state, page);
  const at = whole.pages.indexOf(page);
  must(at > 0, `A document begins at page ${page} already.`);
  const rest = whole.pages.slice(at);
  const id = `new-${page}`;
  return {
    documents: [
      { ...whole, pages: whole.pages.slice(0, at) },
      { ...whole, id, pages: rest, repeats: null, decided: [], doubts: [], looked_at: false, doubtful: false, title: "" },
    ],
    pages: withPages(state, rest, { document: id }),
  };
}

function join(state, { page }) {
  const own = needDocument(state, page);
  must(own.pages[0] === page, `Page ${page} goes on with its document already.`);
  const before = documentBefore(state, page);
  must(before, `No document stands before page ${page}.`);
  return {
    documents: [{ ...before, pages: [...before.pages, ...own.pages] }],
    gone: [own.id],
    pages: withPages(state, own.pages, { document: before.id }),
  };
}

function move(state, { pages, into, before }) {
  const target = needDocument(state, into);
  const moved = new Set(pages);
  const blanks = pages.filter((stamp) => state.pages.get(stamp)?.blank);
  must(!blanks.length, `Page ${blanks[0]} is blank. Say first with b that it is not.`);
  must(before === null || !moved.has(before), "The pages stand there already.");
  const left = new Map();
  for (const stamp of pages) {
    const from = documentAt(state, stamp);
    if (from && from.id !== target.id) left.set(from.id, from);
  }
  const kept = target.pages.filter((stamp) => !moved.has(stamp));
  const at = before === null ? kept.length : kept.indexOf(before);
  must(at >= 0, `Page ${before} is not in that document.`);
  kept.splice(at, 0, ...pages);
  const thinned = [...left.values()].map((one) => ({ ...one, pages: one.pages.filter((stamp) => !moved.has(stamp)) }));
  return {
    documents: [{ ...target, pages: kept }, ...thinned.filter((one) => one.pages.length)],
    gone: thinned.filter((one) => !one.pages.length).map((one) => one.id),
    pages: withPages(state, pages, { document: target.id }),
  };
}

function set(state, { at, field, value }) {
  const own = needDocument(state, at);
  const change = { [field]: field === "dated_on" ? value || null : value };
  must(value || field !== "title", "A document needs a title.");
  if (field === "kind") Object.assign(change, { kind_name: state.kinds.find((kind) => kind.id === value)?.name ?? value, sure: 1 });
  return { documents: [{ ...own, ...change, ...decided(own, field, field === "dated_on" ? "date" : field) }] };
}

function repeat(state, { page, of }) {
  must(state.pages.has(of), `There is no page ${of}.`);
  must(page !== of, "A page cannot repeat itself.");
  must(of < page, `Page ${of} came after page ${page}: the later page is the repeat.`);
  return { pages: withPages(state, [page], { repeats: of, repeat_kind: state.pages.get(page).repeat_kind || "near" }) };
}

const notRepeat = (state, { page }) => {
  must(state.pages.get(page)?.repeats, `Page ${page} is not marked as a repeat.`);
  return { pages: withPages(state, [page], { repeats: null, repeat_kind: "", likeness: null }) };
};

function repeatDocument(state, { at, of }) {
  const own = needDocument(state, at);
  const first = needDocument(state, of);
  must(own.id !== first.id, "A document cannot repeat itself.");
  return { documents: [{ ...own, repeats: first.id, ...decided(own, "repeat") }] };
}

const notRepeatDocument = (state, { at }) => {
  const own = needDocument(state, at);
  return { documents: [{ ...own, repeats: null, ...decided(own, "repeat") }] };
};

function otherPatient(state, { pages, at, value }) {
  const stamps = pages ?? needDocument(state, at).pages;
  const changed = withPages(state, stamps, { other_patient: value });
  const now = new Map(changed.map((page) => [page.stamp, page]));
  const owners = new Set(stamps.map((stamp) => documentAt(state, stamp)).filter(Boolean));
  const isOther = (stamp) => (now.get(stamp) ?? state.pages.get(stamp)).other_patient;
  return {
    pages: changed,
    documents: [...owners].map((one) => ({
      ...one,
      other_patient: one.pages.every(isOther),
      ...decided(one, "patient"),
    })),
  };
}

function blank(state, { page, value }) {
  // A blank page lies in no document; one that is not blank after all is a document of its own.
  const own = documentAt(state, page);
  must(state.pages.get(page).blank !== value, `Page ${page} is ${value ? "" : "not "}blank already.`);
  if (value) {
    const kept = own ? [{ ...own, pages: own.pages.filter((stamp) => stamp !== page) }] : [];
    return {
      documents: kept.filter((one) => one.pages.length),
      gone: kept.filter((one) => !one.pages.length).map((one) => one.id),
      pages: withPages(state, [page], { blank: true, repeats: null, document: null }),
    };
  }
  const id = `new-${page}`;
  const made = { id, kind: "other", kind_name: "Other", title: "", dated_on: null, author: "", facility: "", patient: "", sure: 0 };
  return {
    documents: [{ ...made, evidence: [], doubts: [], pages: [page], repeats: null, other_patient: false, decided: [], looked_at: false }],
    pages: withPages(state, [page], { blank: false, document: id }),
  };
}

const lookedAt = (state, { at, page, value }) => page !== undefined ? { pages: [{ ...state.pages.get(page), decided: value }] } : ({
  documents: [{ ...needDocument(state, at), looked_at: value, ...(value ? { doubtful: false } : {}) }],
});

const GUESSES = {
  ...{ split, join, move, set, repeat, blank },
  not_repeat: notRepeat,
  repeat_document: repeatDocument,
  not_repeat_document: notRepeatDocument,
  other_patient: otherPatient,
  looked_at: lookedAt,
  undo: () => ({}),
  redo: () => ({}),
};

export const guess = (state, act) => GUESSES[act.act](state, act);

export function bodyOf(state, told) {
  // As the server takes it. A document is named by one of its pages until now, for its number may have changed meanwhile.
  const { at, into, of, ...body } = told;
  const anchor = at ?? into;
  if (anchor !== undefined) body.document = needDocument(state, anchor).id;
  if (of !== undefined) body.of = told.act === "repeat_document" ? needDocument(state, of).id : of;
  return body;
}

export function applyPatch(state, { documents = [], gone = [], pages = [] }) {
  // The patch that takes it back.
  const back = { documents: [], gone: [], pages: [] };
  for (const id of gone) {
    if (state.documents.has(id)) back.documents.push(state.documents.get(id));
    state.documents.delete(id);
  }
  for (const one of documents) {
    if (state.documents.has(one.id)) back.documents.push(state.documents.get(one.id));
    else back.gone.push(one.id);
    state.documents.set(one.id, one);
  }
  for (const page of pages) {
    const before = state.pages.get(page.stamp);
    if (before) back.pages.push(before);
    state.pages.set(page.stamp, page);
  }
  return back;
}
