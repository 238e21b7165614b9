import { useSubmit } from "@remix-run/react";
import { type FormEvent, type MouseEvent, type RefObject, useState } from "react";
import { uuidv7 } from "uuidv7";

/** A form that was sent without leaving the page. `label` is what its button is called. */
export interface Submission {
  fetcherKey: string;
  label: string;
  /** What was typed as a new todo. */
  title?: string;
}

const REMEMBERED = 10;

/**
 * Handlers for an element around plain forms: each form is sent in the background, in parallel to others.
 * `submissions` are the latest ones, for telling what became of them.
 */
export function useSubmitInPlace(newTodo: RefObject<HTMLInputElement>) {
  const submit = useSubmit();
  const [submissions, setSubmissions] = useState<Submission[]>([]);

  function onSubmit(event: FormEvent) {
    const form = event.target as HTMLFormElement;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const fields = new FormData(form, submitter);
    event.preventDefault();

    const submission = { fetcherKey: uuidv7(), ...nameOf(fields, submitter) };
    if (submission.title !== undefined) {
      fields.set("key", submission.fetcherKey);
      newTodo.current!.value = "";
      newTodo.current!.focus();
    } else if (!isMove(fields)) focusAfter(form, submitter);
    send(fields, submission, actionOf(form));
    if (isMove(fields)) submitter?.focus();
  }

  function send(fields: FormData, submission: Submission, action?: string) {
    // What is sent anew takes the place of what it repeats; but the same move once more is another step.
    const repeated = isMove(fields) ? "" : submission.label;
    setSubmissions((earlier) => [...without(earlier, repeated), submission].slice(-REMEMBERED));
    submit(fields, {
      method: "post",
      action,
      navigate: false,
      fetcherKey: submission.fetcherKey,
      preventScrollReset: true,
      flushSync: true,
    });
  }

  const dismiss = (label: string) => setSubmissions((earlier) => without(earlier, label));
  const sendFields = (fields: FormData, label: string) => send(fields, { fetcherKey: uuidv7(), label });
  return {
    handlers: { onSubmit, onClickCapture: ignoreSecondOfDoubleClick },
    submissions,
    dismiss,
    /** Sends what no form holds. */
    sendFields,
  };
}

/** Where the form is sent; undefined for this very page, whose query would be lost if only a place on it were named. */
function actionOf(form: HTMLFormElement) {
  const action = form.getAttribute("action");
  return action === null || action.startsWith("#") ? undefined : action;
}

/** A row that only changes its place keeps the focus. */
function isMove(fields: FormData) {
  return fields.get("intent") === "move";
}

function nameOf(fields: FormData, submitter: HTMLElement | null) {
  if (fields.get("intent") !== "create")
    return { label: submitter?.getAttribute("aria-label") ?? submitter?.textContent ?? "" };
  const title = String(fields.get("title"));
  return { label: `Add ${title.trim()}`.trim(), title };
}

function without(submissions: Submission[], label: string) {
  return submissions.filter((submission) => submission.label !== label);
}

/** The row acted on may go away, so focus moves to the same button of a neighbour, or to a heading that stays. */
function focusAfter(form: HTMLFormElement, submitter: HTMLElement | null) {
  const row = form.closest("li");
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  const button = neighbour?.querySelector<HTMLElement>(`button[value="${submitter?.getAttribute("value")}"]`);
  (button ?? document.getElementById("open") ?? document.getElementById("main"))?.focus();
}

/** The first click may have put another row under the pointer. */
function ignoreSecondOfDoubleClick(event: MouseEvent) {
  if (event.detail > 1 && (event.target as Element).closest("button")) event.preventDefault();
}
