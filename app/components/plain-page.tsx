import type { ReactNode } from "react";
import { Brand } from "~/components/brand";

/** A page outside the app: welcome, account forms, errors. `className` is the look of its main part. */
export function PlainPage({ className, children }: { className: string; children: ReactNode }) {
  return (
    <div className="plain">
      <header>
        <Brand to="/" />
      </header>
      <main id="main" tabIndex={-1} className={className}>
        {children}
      </main>
    </div>
  );
}
