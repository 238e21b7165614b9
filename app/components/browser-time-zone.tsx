import { useEffect, useRef } from "react";

/** A field that a person never sees: the zone their browser is in. Empty without JavaScript. */
export function BrowserTimeZone() {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    ref.current!.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }, []);
  return <input ref={ref} type="hidden" name="timeZone" />;
}
