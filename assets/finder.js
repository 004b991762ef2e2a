// @ts-check
/** Search: a list of places under the field, forgiving spelling, worked by keyboard or pointer. */
const Finder = {
  MOST: 7,
  FARTHEST: 3.4,
  field: /** @type {HTMLInputElement | null} */ (byId("search")),
  list: byId("search-results"),
  /** Which of the results is marked. */
  at: 0,
  /** Text as it is compared. @param {string} text */
  plain: (text) => text.normalize("NFKD").replace(/[^\p{L}\p{N} ]/gu, "").toLowerCase().trim(),
  /** The pairs of letters of a word: words that share most of them are likely meant alike. @param {string} word */
  pairs: (word) => [...word].slice(1).map((letter, place) => word[place] + letter),
  /** How far a word is from what was asked; less is nearer. @param {string} word @param {string} asked */
  far(word, asked) {
    if (word.startsWith(asked)) return Number(word !== asked);
    if (` ${word}`.includes(` ${asked}`)) return 2;
    if (` ${asked} `.includes(` ${word} `)) return Finder.FARTHEST - word.length / asked.length / 2;
    const [mine, yours] = [Finder.pairs(word), Finder.pairs(asked)];
    const shared = yours.filter((pair) => mine.includes(pair)).length;
    return 4 - (2 * shared) / (mine.length + yours.length);
  },
  /** List what was found. */
  async show() {
    const { field, list } = Finder;
    if (!field || !list) return;
    const asked = Finder.plain(field.value);
    const { search } = await Lookup.words(Address.read());
    const far = (/** @type {string[]} */ known) => Math.min(...known.map((word) => Finder.far(word, asked)));
    const near = search.map(({ item, words }) => ({ item, far: far(words) })).filter(({ far }) => asked && far <= Finder.FARTHEST);
    const found = near.sort((a, b) => a.far - b.far).slice(0, Finder.MOST);
    list.innerHTML = found.map(({ item }) => item).join("");
    list.classList.toggle("nothing", asked !== "" && found.length === 0);
    field.setAttribute("aria-expanded", String(found.length > 0));
    Finder.mark(0);
  },
  /** Close the list; the field keeps what was typed. */
  close() {
    fill("search-results", "");
    Finder.list?.classList.remove("nothing");
    Finder.field?.setAttribute("aria-expanded", "false");
  },
  /** Mark a result. @param {number} at */
  mark(at) {
    const items = [...(Finder.list?.children ?? [])];
    Finder.at = (at + items.length) % (items.length || 1);
    items.forEach((item, number) => item.setAttribute("aria-selected", String(number === Finder.at)));
    Finder.field?.setAttribute("aria-activedescendant", items[Finder.at]?.id ?? "");
  },
  /** Go to a result, if there is one, and empty the field. @param {Element} [item] */
  go(item) {
    if (item) Press.act(item);
    if (Finder.field) Finder.field.value = "";
    Finder.close();
  },
};

Finder.field?.addEventListener("input", Finder.show);
Finder.field?.addEventListener("focus", Finder.show);
Finder.field?.addEventListener("blur", Finder.close);
Finder.field?.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) Finder.mark(Finder.at + step);
  else if (event.key === "Enter") Finder.list?.firstElementChild && Finder.go(Finder.list.children[Finder.at]);
  else if (event.key === "Escape") Finder.go();
  else return;
  event.preventDefault();
  event.stopPropagation();
});
on("pointerdown", "#search-results", (event) => event.preventDefault());
on("click", "#search-results li", (_, item) => Finder.go(item));
