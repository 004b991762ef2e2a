// @ts-check
/** One way to listen: on the whole page, for what matches now or later. */

/** Call `act` with the event and the nearest element that matches a selector. @template {keyof DocumentEventMap} Kind
 * @param {Kind} kind @param {string} selector
 * @param {(event: DocumentEventMap[Kind], found: Element) => unknown} act @param {AddEventListenerOptions} [options] */
function on(kind, selector, act, options) {
  const hear = (/** @type {DocumentEventMap[Kind]} */ event) => {
    const found = event.target instanceof Element ? event.target.closest(selector) : null;
    if (found) act(event, found);
  };
  document.addEventListener(kind, hear, options);
}

/** Do something once the present frame is painted. @param {() => void} act */
const later = (act) => void window.requestAnimationFrame(() => window.setTimeout(act));

/** Do something when there is nothing better to do; not every browser tells. @param {() => void} act */
const idle = (act) => void (window.requestIdleCallback ?? window.setTimeout)(act);

/** Fill an element that no callback fills. @param {string} id @param {string} content HTML that Python wrote */
const fill = (id, content) => void Object.assign(byId(id) ?? {}, { innerHTML: content });

/** An element by its id. @param {string} id @returns {HTMLElement | null} */
const byId = (id) => document.getElementById(id);

/** A list with a value put in or taken out. @param {string} list @param {string} value */
function switched(list, value) {
  const values = list.split(" ").filter((one) => one);
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}
