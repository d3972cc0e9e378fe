import { appRouter } from "@gatehouse/api/rpc/app-router";
import { oddPayload, pickOne, seededNumbers } from "@gatehouse/testing/malformed/odd-values";
import { type Gatehouse, runGatehouse } from "@gatehouse/testing/servers/run-gatehouse";
import { size } from "@gatehouse/testing/sizes/size";
import { expect, test } from "vitest";

const names = [
  "projectId",
  "userId",
  "email",
  "q",
  "filter",
  "cursor",
  "limit",
  "token",
  "code",
  "call",
  "binding",
];

/** Signs in as the owner, so that more than the gate is tried. Most inputs name one of the owner's own projects. */
async function signIn(gate: Gatehouse): Promise<string> {
  const [token, lastFour] = new URL(gate.link("owner")).hash.slice(1).split(".");
  const response = await fetch(`${gate.url}/trpc/signIn.confirmLink`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, lastFour }),
  });
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

const requests = size(2_000, 20_000);

// Requests to every procedure and to paths beside them: 2,000 take about 10 s.
test("whatever is sent, nothing answers 5xx, nothing of the inside is told, and the process lives", {
  timeout: size(90_000, 900_000),
}, async () => {
  await using gate = await runGatehouse();
  const cookie = await signIn(gate);
  const random = seededNumbers(2_026);
  const pick = <T>(from: readonly T[]): T => pickOne(random, from);
  // A procedure that ends the session would turn everything after it into tries at the gate.
  const procedures = Object.entries(
    appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>,
  ).filter(([name]) => !/^(signIn\.signOut|sessions\.)/.test(name));
  const listed = await fetch(`${gate.url}/trpc/projects.list`, { headers: { cookie } });
  const { result }: { result: { data: { projects: { id: string }[] } } } = await listed.json();
  const projectId = result.data.projects[0]?.id;
  expect(projectId).toBeDefined();
  const input = () => {
    const payload = oddPayload(random, names);
    const isObject = payload !== null && typeof payload === "object" && !Array.isArray(payload);
    return isObject && random() < 0.7 ? { ...payload, projectId } : payload;
  };
  const bad: string[] = [];
  for (let turn = 0; turn < requests; turn += 1) {
    const [name, procedure] = pick(procedures);
    const body =
      random() < 0.1
        ? pick(['{"a":', "\u0000\u0001", "[".repeat(5_000), `"${"é".repeat(999)}"`])
        : JSON.stringify(input());
    const isQuery = procedure._def.type === "query";
    const path =
      random() < 0.05
        ? pick(["/trpc/", `/trpc/${name},${name}`, "/hooks/resend", "/%ff%fe", "/users/%00", "/_build/../x"])
        : `/trpc/${name}`;
    const query = isQuery ? `?input=${encodeURIComponent(body.toWellFormed()).slice(0, 6_000)}` : "";
    const response = await fetch(`${gate.url}${path}${query}`, {
      method: isQuery ? "GET" : "POST",
      redirect: "manual",
      headers: { cookie, "content-type": random() < 0.9 ? "application/json" : "text/plain" },
      ...(isQuery ? {} : { body: body.toWellFormed() }),
    });
    const text = await response.text();
    const tells =
      /node_modules|\.ts:\d|at async |prisma|select .* from|violates/i.test(text) &&
      !path.startsWith("/users");
    if (response.status >= 500 || tells)
      bad.push(`${response.status} ${path} ${body.slice(0, 80)} → ${text.slice(0, 160)}`);
  }
  expect(bad).toEqual([]);
  expect((await fetch(`${gate.url}/readyz`)).status).toBe(200);
});
