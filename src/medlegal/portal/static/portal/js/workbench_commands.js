// What every key does, in the order in which the help lists it.

// [name, key as it is typed, words, whether a decision]
export const COMMANDS = [
  {
    says: "Moving",
    keys: [
      ["nextPage", "j", "next page"],
      ["pageBefore", "k", "page before"],
      ["nextDocument", "J", "next document"],
      ["documentBefore", "K", "document before"],
      ["nextDoubtful", "q", "next doubtful document, with the reason"],
      ["goToPage", "g", "go to a page by its number"],
      ["nextFound", ".", "next page with the words searched for"],
      ["foundBefore", ",", "page before with these words"],
      ["search", "/", "search in this record"],
    ],
  },
  {
    says: "Deciding",
    keys: [
      ["split", "s", "a document begins at this page"],
      ["join", "m", "this document goes on the one before it"],
      ["kind", "c", "change the kind"],
      ["date", "d", "change the date"],
      ["author", "a", "change the author"],
      ["facility", "f", "change the facility"],
      ["title", "e", "change the title"],
      ["repeatOf", "r", "this page repeats another"],
      ["repeatDocument", "R", "this document repeats another"],
      ["notRepeat", "n", "not a repeat"],
      ["compare", "i", "compare a repeat with its first page"],
      ["wrongPatient", "w", "another patient's page, or not"],
      ["wrongPatientDocument", "W", "another patient's document, or not"],
      ["blank", "b", "blank, or not"],
      ["agree", "Enter", "looked at and agreed; goes to the next doubtful one"],
    ],
  },
  {
    says: "Selecting and moving pages",
    keys: [
      ["select", "x", "select this page, or not"],
      ["selectDocument", "X", "select the whole document"],
      ["putBefore", "p", "put the selected pages before this page"],
      ["putAfter", "P", "put the selected pages after this page"],
      ["clear", "Escape", "select nothing"],
    ],
  },
  {
    says: "Taking back",
    keys: [
      ["undo", "u", "take the last decision back"],
      ["redo", "U", "do it again"],
    ],
  },
  {
    says: "Looking",
    keys: [
      ["wider", "+", "larger"],
      ["narrower", "-", "smaller"],
      ["whole", "0", "the whole page"],
      ["down", " ", "further down the picture"],
      ["showDetails", "v", "the document's fields"],
      ["showText", "t", "the page's text"],
      ["showHistory", "h", "who decided what"],
      ["help", "?", "this list"],
    ],
  },
];

export const shownKey = (key) => {
  if (key === " ") return "Space";
  if (key === "Enter" || key === "Escape") return key;
  return /[A-Z]/.test(key) ? `Shift ${key}` : key;
};
