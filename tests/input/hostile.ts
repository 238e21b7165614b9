import fc from "fast-check";

const PIECES = [
  ...["a", " ", "\t", "e\u0301", "\u0301", "👨‍👩‍👧‍👦", "🇩🇪", "مرحبا", "\u{10ffff}"],
  ...["\0", "\ud800", "\udfff", "\x1b[2J", "\x7f", "\ufffe", "\ufffd"],
  ...["\u202e", "\u2066", "\u200f", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u3164", "\u2800"],
  ...["\r\n", "\r", "\n", "\v", "\f", "\u0085", "\u2028", "\u2029"],
  ...[
    "<script>alert(1)</script>",
    "</textarea>",
    '" onfocus="',
    "&amp;",
    "${7*7}",
    "{{7*7}}",
    "%00",
    "%0d%0a",
  ],
  ...["' or true --", "\\", "$1", "\\x00", "../..", "0x1F", "NaN", "null", "-1", "1e999"],
];

/** Names that every object answers to, whether or not anybody gave it such a property. */
export const prototypeName = fc.constantFrom(
  ...["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "toJSON", "then"],
);

const piece = fc.constantFrom(...PIECES);
const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
/** More than any field takes, and two of them, escaped, are less than a body may have. */
const LONGEST = 70_000;
const LENGTHS = [100, 199, 200, 201, 255, 256, 1025, 4096, 4097, 10_000, 10_001, 65_537];

const longText = fc
  .tuple(piece, fc.constantFrom(...LENGTHS))
  .map(([text, times]) => text.repeat(times).slice(0, LONGEST));

/** Nothing to be seen, however long. */
export const invisibleText = fc
  .array(
    fc.constantFrom(
      " ",
      "\t",
      "\u00a0",
      "\u200b",
      "\u202e",
      "\u2066",
      "\u2060",
      "\u3164",
      "\u2800",
      "\u0301",
    ),
  )
  .map((parts) => parts.join(""));

/** Whatever a string can hold: half surrogate pairs, NUL, marks, markup, far too much of something. */
export const hostileText = fc.oneof(
  { weight: 4, arbitrary: fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 250 }) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 250 }) },
  { weight: 1, arbitrary: fc.array(codeUnit, { maxLength: 40 }).map((parts) => parts.join("")) },
  { weight: 1, arbitrary: longText },
  { weight: 1, arbitrary: invisibleText },
  { weight: 1, arbitrary: prototypeName },
);

/** Of every JSON type, also nested, with prototype names as keys. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, "", "true", [], {}, [[]], ["x"], { title: "x" }),
  fc.dictionary(prototypeName, fc.jsonValue({ maxDepth: 1 })),
);

/** What HTTP lets into a header, spaces around it left out, as they do not arrive. */
export const headerText = fc.oneof(
  fc.string({ unit: "binary-ascii", maxLength: 300 }).map(asHeader),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => asHeader(Buffer.from(bytes).toString("latin1"))),
  fc.constantFrom(...PIECES).map((text) => asHeader(Buffer.from(text).toString("latin1"))),
  prototypeName,
);

function asHeader(text: string): string {
  return text.replace(/[^\x20-\xff]/g, "").replace(/^[ \t]+|[ \t]+$/g, "");
}

/** How often a property is tried, unless a test says otherwise. */
export const checked = { numRuns: 100 } as const;
