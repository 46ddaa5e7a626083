// Puts Streamlit's own English words into the language of the page. Leaves alone what people wrote: texts, options, tables, inputs.
const THEIRS = [
  '[data-testid="stMarkdownContainer"]', '[data-testid="stText"]', '[data-testid="stCode"]', '[data-testid="stFileUploaderFileName"]',
  '[data-testid="stTopNavLink"]', '[role="option"]', '[role="grid"]', '.vega-embed', 'canvas', 'svg', 'textarea', 'script', 'style',
].join(',');
const ATTRIBUTES = ['aria-label', 'placeholder', 'title', 'data-placeholder'];
const originals = new WeakMap(); // node → {name of the attribute or "": [English, as translated]}
let words = new Map();
let patterns = [];

const escaped = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function learn(dictionary) {
  words = new Map(Object.entries(dictionary));
  patterns = Object.entries(dictionary).filter(([english]) => english.includes('{')).map(([english, ours]) => {
    const names = [...english.matchAll(/\{(\w+)\}/g)].map(match => match[1]);
    const parts = english.split(/\{\w+\}/).map(escaped);
    return { form: new RegExp(`^${parts.join('(.+?)')}$`), names, ours };
  });
}

// 300MB → 300 MB, with a space that does not break
const spaced = text => text.replace(/^(\d+(?:[.,]\d+)?)([KMGT]?B)$/, '$1\u00a0$2');

function translated(text) {
  const known = words.get(text);
  if (known !== undefined) return known;
  for (const { form, names, ours } of patterns) {
    const found = form.exec(text);
    if (found) return names.reduce((line, name, i) => line.replace(`{${name}}`, () => words.get(found[i + 1]) ?? spaced(found[i + 1])), ours);
  }
  return null;
}

function put(node, name, text, write) {
  const before = originals.get(node)?.[name];
  const english = before && before[1] === text ? before[0] : text;
  const trimmed = english.trim();
  const ours = trimmed ? translated(trimmed) : null;
  const wanted = ours === null ? english : english.replace(trimmed, () => ours);
  if (wanted === text) return;
  originals.set(node, { ...originals.get(node), [name]: [english, wanted] });
  write(wanted);
}

// Where Streamlit writes words of its own the way it writes ours
const OWN = '[data-testid="stFileUploaderDropzone"], [data-key="__select_all__"], [role="listbox"][data-empty]';

function visitText(node) {
  const theirs = node.parentElement?.closest(THEIRS);
  if (node.parentElement && (!theirs || theirs.closest(OWN))) put(node, '', node.nodeValue, text => { node.nodeValue = text; });
}

function visitElement(element) {
  if (element.closest('[role="option"], [role="grid"], .vega-embed')) return;
  for (const name of ATTRIBUTES) {
    const text = element.getAttribute(name);
    if (text) put(element, name, text, wanted => element.setAttribute(name, wanted));
  }
}

function visit(root) {
  if (root.nodeType === Node.TEXT_NODE) { visitText(root); return; }
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  visitElement(root);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (walker.currentNode.nodeType === Node.TEXT_NODE) visitText(walker.currentNode);
    else visitElement(walker.currentNode);
  }
}

const observer = new MutationObserver(changes => {
  for (const change of changes) {
    if (change.type === 'childList') change.addedNodes.forEach(visit);
    else if (change.type === 'characterData') visitText(change.target);
    else visitElement(change.target);
  }
});

let background = null;

export default function ({ data, parentElement, setTriggerValue }) {
  document.documentElement.lang = data.code;
  // Charts are drawn in the colours of the theme, so that another one needs them drawn again
  const now = getComputedStyle(parentElement.host ?? parentElement).getPropertyValue('--st-background-color');
  if (background !== null && background !== now) setTriggerValue('theme', now);
  background = now;
  learn(data.words);
  observer.disconnect();
  visit(document.body);
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
  return () => observer.disconnect();
}
