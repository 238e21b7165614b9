import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { apiDocument } from "~/api/description/document.server";
import { methodNotAllowed } from "~/http/responses";

const METHODS = "GET, HEAD, OPTIONS";

export function loader({ request }: LoaderFunctionArgs) {
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { Allow: METHODS } });
  return Response.json(apiDocument(), { headers: { "Cache-Control": "public, max-age=300" } });
}

export function action({ request }: ActionFunctionArgs) {
  return methodNotAllowed(request, METHODS);
}
