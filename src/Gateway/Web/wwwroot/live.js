// The live connection: resumes after the last sequence seen, and tries again with jitter.

const FIRST_WAIT_MS = 300;
const LAST_WAIT_MS = 15_000;
const ENDED = 4001;

export class Live extends EventTarget {
  #socket = null;
  #failures = 0;
  #timer = 0;
  #stopped = false;
  #since;

  constructor(since) {
    super();
    this.#since = since;
    addEventListener("online", this.#now);
  }

  get open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  start() {
    this.#connect();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    removeEventListener("online", this.#now);
    this.#socket?.close();
  }

  /** False when there is no connection: the caller keeps what it wanted to send. */
  send(frame) {
    if (!this.open) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #now = () => {
    clearTimeout(this.#timer);
    if (!this.#socket) this.#connect();
  };

  #connect() {
    const url = new URL("/v1/chat", location.href);
    url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    url.searchParams.set("since", this.#since);
    const socket = new WebSocket(url, "bank.chat.v1");
    this.#socket = socket;
    socket.onopen = () => {
      this.#failures = 0;
      this.#tell("state", { open: true });
    };
    socket.onmessage = (event) => this.#take(JSON.parse(event.data));
    socket.onclose = (event) => this.#closed(event.code);
  }

  #take(frame) {
    // Frames may come twice across a reconnect: what was seen is passed over.
    if (frame.type === "message") {
      if (frame.message.seq <= this.#since && !frame.message.erased) return;
      this.#since = Math.max(this.#since, frame.message.seq);
    }
    this.#tell("frame", frame);
  }

  #closed(code) {
    this.#socket = null;
    if (this.#stopped) return;
    this.#tell("state", { open: false, ended: code === ENDED });
    if (code === ENDED) return;
    const most = Math.min(LAST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures++);
    this.#timer = setTimeout(() => this.#connect(), most / 2 + Math.random() * (most / 2));
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
