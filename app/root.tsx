import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLocation } from "@remix-run/react";
import { type ReactNode, useContext, useEffect, useRef } from "react";
import { describeError } from "~/components/describe-error";
import { RouteError } from "~/components/route-error";
import { NonceContext } from "~/http/nonce";
import { loadUnlessRefused } from "~/http/refusal";
import styles from "~/styles.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = ({ error }) => [
  { title: error ? `${describeError(error).title} · Ownlist` : "Ownlist" },
];

export function loader({ context }: LoaderFunctionArgs) {
  return { requestId: context.requestId };
}

export const shouldRevalidate = loadUnlessRefused;

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext);
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to the content
        </a>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  useFocusOnArrival();
  return <Outlet />;
}

export function ErrorBoundary() {
  return <RouteError />;
}

/** A browser moves focus to a new document; after a navigation without one, focus left on nothing goes to the page. */
function useFocusOnArrival() {
  const { pathname } = useLocation();
  const lastPath = useRef(pathname);
  useEffect(() => {
    if (lastPath.current === pathname) return;
    lastPath.current = pathname;
    if (document.activeElement === document.body)
      document.getElementById("main")?.focus({ preventScroll: true });
  }, [pathname]);
}
