import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/http/responses";

export function loader({ request }: LoaderFunctionArgs) {
  throw notFound(request);
}

export function action({ request }: ActionFunctionArgs) {
  throw notFound(request);
}

export default function NotFoundPage() {
  return null;
}
