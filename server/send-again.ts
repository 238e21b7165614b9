import type { KeptForm } from "./keep-form";
import { escapeHtml } from "./write-page";

/** What people write themselves, and want to see again. */
const LABELS: Record<string, string> = {
  title: "Title",
  notes: "Notes",
  tags: "Tags",
  step: "Step",
  name: "Name",
};

const SIGNED_OUT = {
  title: "You are signed out",
  reason: "Your session has ended, so what you sent was not saved.",
  advice: "Sign in, come back to this tab, and send it again.",
  before: `<a class="button second" href="/sign-in" target="_blank" rel="noopener">Sign in (new tab)</a>`,
};

const OUTAGE = {
  title: "Not saved yet",
  reason: "Ownlist cannot reach what it keeps just now.",
  advice: "Wait a moment, then send it again.",
  before: "",
};

const FAILURE = {
  ...OUTAGE,
  reason: "Something went wrong on our side. It has been written down.",
  advice: "Send it again: that may help.",
};

/** Whether a form that was answered with `status` is worth sending again. */
export function canSendAgain(status: number): boolean {
  return status === 401 || status >= 500;
}

/** The title and the main part of a page that holds what was typed, and sends it to the same address once more. */
export function writeSendAgain(form: KeptForm, status: number): { title: string; main: string } {
  const { title, reason, advice, before } = status === 401 ? SIGNED_OUT : status === 503 ? OUTAGE : FAILURE;
  if (form === "too long") return { title, main: `<p>${reason} ${TOO_LONG}</p>${before}` };
  // Without an action a form goes to the address of its page, whatever that looks like.
  const main =
    `<p>${reason} Nothing you typed is lost. ${advice}</p>` +
    `<form method="post">${form.map(writeField).join("")}${before}<button class="button">Send again</button></form>`;
  return { title, main };
}

const TOO_LONG =
  "What you typed was too long to be kept on this page. Go back: your browser may still have it.";

function writeField([name, value]: [string, string], index: number) {
  const attributes = `name="${escapeHtml(name)}"`;
  const label = LABELS[name];
  if (label === undefined || value === "")
    return `<input type="hidden" ${attributes} value="${escapeHtml(value)}">`;
  const id = `field-${index}`;
  return `<div class="field"><label for="${id}">${label}</label>${writeControl(value, `id="${id}" ${attributes} readonly`)}</div>`;
}

function writeControl(value: string, attributes: string) {
  const isShort = value.length <= 60 && !/[\r\n]/.test(value);
  if (isShort) return `<input ${attributes} value="${escapeHtml(value)}">`;
  // A line end right after the tag does not count, so that one which was typed does.
  return `<textarea ${attributes}>\n${escapeHtml(value)}</textarea>`;
}
