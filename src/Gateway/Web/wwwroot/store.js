// What this device keeps between two looks at the page: no bank's data. What is the person's goes when they leave.

const PERSONAL = ["draft", "link", "outbox"];
/** Each tab has its own: two would send the same things. */
const OF_TAB = new Set(["outbox", "link"]);
const place = (key) => (OF_TAB.has(key) ? sessionStorage : localStorage);

export const store = {
  get(key) {
    try {
      return JSON.parse(place(key).getItem(key));
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      if (value == null || value.length === 0) place(key).removeItem(key);
      else place(key).setItem(key, JSON.stringify(value));
    } catch {
      // Storage is full or forbidden: the page works without.
    }
  },
  forgetPerson: () => PERSONAL.forEach((key) => store.set(key, null)),
};
