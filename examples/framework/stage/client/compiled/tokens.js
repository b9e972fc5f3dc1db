// Generated from stage/grants.toml by turnstile-build; do not edit.
/** The server refused: the status and the reason. */
export class Refused extends Error {
    status;
    constructor(status, message) {
        super(message);
        this.status = status;
    }
}
async function issue(server, path, request) {
    const headers = { authorization: `Bearer ${server.credential}` };
    if (request !== undefined)
        headers["content-type"] = "application/json";
    const answer = await fetch(server.base + path, { method: "POST", headers, body: JSON.stringify(request) });
    if (answer.ok)
        return (await answer.json());
    const { title, detail, errors } = (await answer.json());
    throw new Refused(answer.status, errors?.map((fault) => fault.detail).join(", ") ?? detail ?? title);
}
/** Speaks in a room, with some of the sources. */
export function issueSpeaker(server, request) {
    return issue(server, "/speakers/token", request);
}
