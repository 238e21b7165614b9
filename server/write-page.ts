import type { ServerBuild } from "@remix-run/node";

interface Page {
  title: string;
  /** The look of the main part, as for `PlainPage`. */
  className: "card" | "message";
  /** HTML in which everything that is not ours is escaped. */
  main: string;
  /** The link elements that `writeLinks` made. */
  links: string;
}

/** A page in the look of the app's `PlainPage`, for when the app itself has none to show. It needs no script. */
export function writePage({ title, className, main, links }: Page): string {
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">` +
    `<meta name="color-scheme" content="light dark"><title>${escapeHtml(title)} · Ownlist</title>${links}</head>` +
    `<body><div class="plain"><header>${BRAND}</header>` +
    `<main id="main" class="${className}"><h1>${escapeHtml(title)}</h1>${main}</main></div></body></html>`
  );
}

const BRAND =
  `<a class="brand" href="/"><svg class="mark" viewBox="0 0 24 24" aria-hidden="true">` +
  `<rect width="24" height="24" rx="7" stroke="none"/><path d="m7 12.5 3.5 3.5L17.5 8.5" fill="none" ` +
  `stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>Ownlist</a>`;

/** The stylesheet and the icon of the app, as link elements. */
export function writeLinks({ routes }: ServerBuild): string {
  const links = routes.root?.module.links?.() ?? [];
  return links
    .map((link) =>
      "href" in link && link.href
        ? `<link rel="${escapeHtml(link.rel)}" href="${escapeHtml(link.href)}">`
        : "",
    )
    .join("");
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** `text` as it may stand in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
