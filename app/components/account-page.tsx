import type { ReactNode } from "react";
import { PlainPage } from "~/components/plain-page";

interface AccountPageProps {
  title: string;
  /** What is wrong with the form as a whole. */
  error?: string;
  /** Where to go afterwards; carried along unchecked, and checked when it is used. */
  redirectTo?: string;
  children: ReactNode;
  other: { question: string; label: string; path: string };
}

/** A page with one account form, which posts to its own address, and the way to the other one. */
export function AccountPage({ title, error, redirectTo, children, other }: AccountPageProps) {
  const query = redirectTo ? `?${new URLSearchParams({ redirectTo })}` : "";
  return (
    <PlainPage className="card">
      <h1>{title}</h1>
      <form method="post" noValidate>
        {error && (
          <div className="alert" role="alert">
            <p>{error}</p>
          </div>
        )}
        {redirectTo && <input type="hidden" name="redirectTo" value={redirectTo} />}
        {children}
        <button className="button">{title}</button>
      </form>
      <p className="hint">
        {other.question} <a href={other.path + query}>{other.label}</a>
      </p>
    </PlainPage>
  );
}
