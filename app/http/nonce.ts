import { createContext } from "react";

/** The Content-Security-Policy nonce of the page being rendered; undefined in the browser, which hides nonces from scripts. */
export const NonceContext = createContext<string | undefined>(undefined);
