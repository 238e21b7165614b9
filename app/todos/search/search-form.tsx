import { Form } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";
import { SEARCH_LENGTH } from "~/todos/search/typed";

/** Where words to search for are typed. Once scripts run, the key / leads there from wherever nothing is typed. */
export function SearchForm({ typed = "" }: { typed?: string }) {
  const field = useRef<HTMLInputElement>(null);
  useSlashKey(field);
  return (
    <Form role="search" action="/search" className="search">
      <input
        key={typed}
        ref={field}
        type="search"
        name="q"
        aria-label="Search"
        placeholder="Search"
        aria-keyshortcuts="/"
        autoComplete="off"
        maxLength={SEARCH_LENGTH}
        defaultValue={typed}
      />
      <button className="button second">Search</button>
    </Form>
  );
}

function useSlashKey(field: RefObject<HTMLInputElement>) {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const typing = (event.target as Element).closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [field]);
}
