import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { callAuth } from "~/auth/call-auth.server";

export function loader() {
  return redirect("/");
}

export async function action({ request }: ActionFunctionArgs) {
  const { headers } = await callAuth(request, "/sign-out", {});
  return redirect("/", { headers });
}
