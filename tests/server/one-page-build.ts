import type { AppLoadContext, ServerBuild } from "@remix-run/node";

export type Answer = (request: Request, context: AppLoadContext) => Response;

/** An app of one page, at every address, that is answered by `answer` alone. */
export function buildThatGives(answer: Answer): ServerBuild {
  return {
    mode: "production",
    routes: { page: { id: "page", path: "*", module: { default: () => null, action: () => null } } },
    entry: {
      module: {
        default: (request, _status, _headers, _remix, context) => answer(request, context),
        handleDataRequest: (_response, { request, context }) => answer(request, context),
      },
    },
    assets: { entry: { module: "", imports: [] }, routes: {}, url: "", version: "" },
    publicPath: "/",
    assetsBuildDirectory: "",
    isSpaMode: false,
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: false,
    },
  };
}
