import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { type FormEvent, type RefObject, useEffect, useRef } from "react";

/**
 * Keeps what was typed on a todo's page from being lost without a word. `form` is that of the todo itself; `savedVersion`
 * changes when it was saved here.
 */
export function useUnsaved(
  form: RefObject<HTMLFormElement>,
  { savedVersion, isSentBack }: { savedVersion: number | null; isSentBack: boolean },
) {
  const saved = useRef("");
  useEffect(() => {
    saved.current = textIn(form.current!);
  }, [form, savedVersion]);

  const isUnsaved = () => isSentBack || textIn(form.current!) !== saved.current || hasUnsavedStep();
  // Undo comes back here, and nothing else that stays here takes anything away.
  useBlocker(({ currentLocation, nextLocation }) => {
    const isLeaving = ![currentLocation.pathname, "/undo"].includes(nextLocation.pathname);
    return isLeaving && isUnsaved() && !confirm("What you typed is not saved. Leave it behind?");
  });
  useBeforeUnload((event) => {
    if (isUnsaved()) event.preventDefault();
  });

  return {
    /** For the todo's form, whose answer leads away from steps that are not kept yet. */
    onSubmit(event: FormEvent) {
      if (hasUnsavedStep() && !confirm("A step that you typed is not saved. Leave it behind?"))
        event.preventDefault();
    },
  };
}

/** What can be typed; the version below it also changes when nobody types. */
function textIn(form: HTMLFormElement) {
  const fields = new FormData(form);
  fields.delete("version");
  return JSON.stringify([...fields]);
}

function hasUnsavedStep() {
  const steps = document.querySelectorAll<HTMLInputElement>('.steps input[name="step"]');
  return [...steps].some(({ value, defaultValue }) => value !== defaultValue);
}
