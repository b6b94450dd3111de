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
    addEventListener("offline", this.#drop);
    document.addEventListener("visibilitychange", this.#now);
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
    removeEventListener("offline", this.#drop);
    document.removeEventListener("visibilitychange", this.#now);
    this.#socket?.close();
  }

  /** False when there is no connection: the caller keeps what it wanted to send. */
  send(frame) {
    if (!this.open) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #now = () => {
    if (this.#socket || this.#stopped || document.hidden) return;
    clearTimeout(this.#timer);
    this.#connect();
  };

  #drop = () => this.#socket && this.#closed(this.#socket, 0);

  #connect() {
    const url = new URL("/v1/chat", location.href);
    url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    url.searchParams.set("since", this.#since);
    const socket = new WebSocket(url, "bank.chat.v1");
    this.#socket = socket;
    socket.onmessage = (event) => socket === this.#socket && this.#take(JSON.parse(event.data));
    socket.onclose = (event) => this.#closed(socket, event.code);
  }

  #take(frame) {
    if (frame.type === "hello") {
      this.#failures = 0;
      // The conversation is shorter than what was seen: it was erased and began anew.
      if (frame.seq < this.#since) {
        this.#since = frame.seq;
        this.#tell("anew", frame);
      }
      this.#tell("state", { open: true });
    }
    if (frame.type === "message") {
      // Frames may come twice across a reconnect: what was seen is passed over.
      if (frame.message.seq <= this.#since) return;
      this.#since = frame.message.seq;
    }
    this.#tell("frame", frame);
  }

  #closed(socket, code) {
    if (socket !== this.#socket) return;
    this.#socket = null;
    socket.onclose = null;
    socket.close();
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
