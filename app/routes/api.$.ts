import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/http/responses";

export function loader({ request }: LoaderFunctionArgs) {
  return notFound(request);
}

export function action({ request }: ActionFunctionArgs) {
  return notFound(request);
}
