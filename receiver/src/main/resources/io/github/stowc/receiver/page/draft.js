// A draft at the receiver: the files that were dropped, and the message that is compiled of them.

const ROOT = "/api/builder";

/** An answer that says why something cannot be done. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function checked(answer) {
  if (!answer.ok) {
    throw new Refused(answer.status, (await answer.text()).trim() || String(answer.status));
  }
  return answer;
}

async function post(path, body, signal) {
  return checked(await fetch(path, { method: "POST", body, signal }));
}

export class Draft {
  #id = null;

  async #path() {
    this.#id ??= post(ROOT).then((answer) => answer.json()).then((begun) => begun.draft);
    try {
      return ROOT + "/" + await this.#id;
    } catch (error) {
      this.#id = null;
      throw error;
    }
  }

  /** Takes a file; its number and size as the receiver has them. */
  async add(file) {
    const answer = await post(await this.#path() + "/files?name=" + encodeURIComponent(file.name), file);
    return answer.json();
  }

  async remove(number) {
    await post(await this.#path() + "/remove?file=" + number);
  }

  /** What the compiler makes of the files and the fields. */
  async message(fields, shown, signal) {
    const answer = await post(await this.#path() + "/message?shown=" + shown, new URLSearchParams(fields), signal);
    return answer.json();
  }

  /** Where the files of a message are. */
  async place(build) {
    return await this.#path() + "/" + build + "/";
  }

  /** The receiver has forgotten it; the next call begins anew. */
  forget() {
    this.#id = null;
  }

  /** Lets the receiver remove the files, also when the page closes. */
  async end() {
    if (this.#id) {
      navigator.sendBeacon(ROOT + "/" + await this.#id + "/end");
      this.#id = null;
    }
  }
}
