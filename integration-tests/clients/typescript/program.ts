// From the first call to the next steps, with a client whose types come from the gateway's own description.
// node built/program.js http://localhost:8080 learner [token]
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type Problem = components["schemas"]["Problem"];

const [baseUrl, learner, token] = process.argv.slice(2);
if (baseUrl === undefined || learner === undefined) {
  throw new Error("Name the gateway and a learner.");
}

const waymark = createClient<paths>({
  baseUrl,
  ...(token === undefined ? {} : { headers: { Authorization: `Bearer ${token}` } }),
});

/** The answer; a problem (RFC 9457) becomes an error. */
function answered<T>(result: { data?: T; error?: Problem }): T {
  if (result.data === undefined) {
    const { type, detail, errors } = result.error!;
    throw new Error(`${type}: ${detail} ${JSON.stringify(errors ?? [])}`);
  }
  return result.data;
}

const { roadmaps } = answered(await waymark.GET("/v1/roadmaps"));
const roadmap = roadmaps.find((it) => it.roadmapId === "ml-engineer") ?? roadmaps[0];
if (roadmap === undefined) {
  throw new Error("No roadmap is published.");
}
console.log(`${roadmap.title}: ${roadmap.topicCount} topics`);

const id = { path: { id: learner } };
const receipt = answered(
  await waymark.POST("/v1/learners/{id}/progress", {
    params: id,
    body: [
      { eventId: "ts-1", topicId: "programming.python-basics", assessed: { score: 1 } },
      { eventId: "ts-2", topicId: "linear-algebra.vectors", practised: { correct: true } },
    ],
  }),
);
console.log(`recorded ${receipt.eventIds.join(", ")}`);

const next = answered(
  await waymark.GET("/v1/learners/{id}/next-steps", {
    params: {
      ...id,
      query: { roadmap: roadmap.roadmapId, limit: 3 },
      header: { "Waymark-Consistency-Token": receipt.consistencyToken },
    },
  }),
);
for (const step of next.steps) {
  const chance = step.successProbability === undefined ? "" : ` ${Math.round(100 * step.successProbability)} %`;
  console.log(`${step.kind ?? "?"} ${step.topicId}, ${step.minutes} minutes${chance}: ${step.reasons[0]?.text ?? ""}`);
}

const wrong = await waymark.GET("/v1/roadmaps/{id}", { params: { path: { id: "no-such-roadmap" } } });
console.log(`${wrong.response.status} ${wrong.error?.type}`);
