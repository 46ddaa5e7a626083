// A board of phases with touchpoints that are moved by mouse, finger and keyboard. A move shows at once; Python saves it behind.
// What was done goes to Python in a list until it says that it has handled it: several in quick succession are not lost.
const boards = new WeakMap();
const WORLDS = { online: '●', offline: '○', both: '◐' };
const FAR = 5; // pixels until a press is a drag
const EDGE = 70; // pixels from the edge of the window where it begins to scroll

const fill = (text, gaps) => text.replace(/\{(\w+)\}/g, (whole, name) => gaps[name] ?? whole);

function make(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

function scroller(element) {
  for (let one = element; one; one = one.parentElement) {
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  }
  return document.scrollingElement;
}

class Board {
  constructor(parent) {
    this.parent = parent;
    this.cards = new Map(); // id → li
    this.lists = new Map(); // id of the phase → ol
    this.pending = [];
    this.number = 0;
    this.held = null; // what is being moved: {card, from, by, …}
    this.current = null; // the one card that Tab reaches
    this.help = make('p', { id: 'help', class: 'unseen' });
    this.live = make('p', { class: 'unseen', 'aria-live': 'assertive', role: 'status' });
    this.columns = make('div', { class: 'columns' });
    this.root = make('div', { class: 'board' }, this.help, this.columns, this.live);
    parent.append(this.root);
    this.root.onpointerdown = event => this.press(event);
    this.root.onpointermove = event => this.drag(event);
    this.root.onpointerup = event => this.release(event);
    this.root.onpointercancel = () => { this.finger = null; this.takeBack(); };
    this.root.onkeydown = event => this.type(event);
    this.root.onclick = event => this.click(event);
    this.root.addEventListener('focusin', event => this.enter(event.target.closest('.card')));
    this.root.addEventListener('focusout', () => { if (this.held?.by === 'keys' && !this.moving) this.takeBack(); });
    this.leave = event => { if (this.pending.length) event.preventDefault(); };
    addEventListener('beforeunload', this.leave); // who leaves before the last move is saved is asked first
  }

  end() {
    removeEventListener('beforeunload', this.leave);
    this.root.remove();
  }

  // Drawing

  update({ data, setTriggerValue }) {
    this.send = setTriggerValue;
    this.latest = data;
    this.number = Math.max(this.number, data.handled);
    this.pending = this.pending.filter(deed => deed.number > data.handled);
    this.pass();
    if (!this.held && !this.pending.length) this.draw(data);
  }

  // What was done goes to Python again and again until it has handled it: a message can be lost with its connection
  pass() {
    this.root.toggleAttribute('data-unsaved', this.pending.length > 0);
    if (this.pending.length) this.send('deeds', this.pending);
  }

  draw(data) {
    const focused = this.parent.activeElement;
    this.data = data;
    this.words = data.words;
    this.help.textContent = data.words.help;
    this.columns.setAttribute('aria-label', data.words.board);
    this.drawPhases(data.phases);
    const there = new Set(data.stops.map(stop => stop.id));
    for (const [id, card] of this.cards) if (!there.has(id)) { card.remove(); this.cards.delete(id); }
    const last = new Map();
    for (const stop of data.stops) {
      const card = this.cards.get(stop.id) ?? this.makeCard(stop.id);
      const list = this.lists.get(stop.phase);
      const place = last.has(stop.phase) ? last.get(stop.phase).nextSibling : list.firstChild;
      if (place !== card) list.insertBefore(card, place);
      last.set(stop.phase, card);
      this.drawCard(card, stop);
    }
    this.enter(this.cards.get(this.current) ?? this.cards.values().next().value);
    this.count();
    if (focused && focused !== this.parent.activeElement && this.parent.contains(focused)) focused.focus({ preventScroll: true });
  }

  drawPhases(phases) {
    const known = new Set(phases.map(phase => phase.id));
    for (const [id, list] of this.lists) if (!known.has(id)) { list.parentElement.remove(); this.lists.delete(id); }
    for (const phase of phases) {
      let list = this.lists.get(phase.id);
      if (!list) {
        list = make('ol', { 'data-none': this.words.none });
        this.lists.set(phase.id, list);
        make('section', { class: 'phase' }, make('h4', {}, make('span'), make('small')), list);
      }
      list.setAttribute('aria-label', phase.name);
      list.previousSibling.firstChild.textContent = phase.name;
      list.phase = phase;
      this.columns.append(list.parentElement);
    }
  }

  makeCard(id) {
    const grip = make('button', { type: 'button', class: 'grip', 'aria-describedby': 'help', 'aria-pressed': 'false' }, '⠿');
    const name = make('a', { class: 'name', draggable: 'false' });
    const about = make('span', { class: 'about' }, make('span', { class: 'world' }), make('span', { class: 'score' }));
    const crack = make('button', { type: 'button', class: 'crack' });
    const away = make('button', { type: 'button', class: 'away' }, '×');
    const card = make('li', { class: 'card' }, grip, make('div', { class: 'text' }, name, about), make('div', { class: 'deeds' }, crack, away));
    card.id = `stop-${id}`;
    card.stop = { id };
    this.cards.set(id, card);
    return card;
  }

  drawCard(card, stop) {
    const { words } = this;
    const part = name => card.querySelector(name);
    card.stop = stop;
    part('.grip').setAttribute('aria-label', fill(words.move, stop));
    part('.name').textContent = stop.name;
    part('.name').href = stop.link;
    part('.world').textContent = `${WORLDS[stop.world]} ${words[stop.world]}`;
    part('.score').textContent = stop.score;
    part('.score').classList.toggle('few', stop.few);
    part('.score').title = stop.base;
    this.drawCrack(card, stop.broken);
    const away = part('.away');
    away.hidden = !this.data.removable;
    away.title = words.away;
    away.setAttribute('aria-label', fill(words.away_named, stop));
  }

  drawCrack(card, broken) {
    const crack = card.querySelector('.crack');
    card.classList.toggle('broken', broken);
    crack.textContent = this.words.crack;
    crack.title = this.words.crack_help;
    crack.setAttribute('aria-pressed', String(broken));
    crack.setAttribute('aria-label', `${this.words.crack}: ${card.stop.name}`);
  }

  count() {
    for (const list of this.lists.values()) list.previousSibling.lastChild.textContent = list.children.length;
  }

  // Of all cards only one is reached by Tab, the others from there by the arrows
  enter(card) {
    if (!card) return;
    this.current = card.stop.id;
    for (const one of this.cards.values()) {
      for (const control of one.querySelectorAll('button, a')) control.tabIndex = one === card ? 0 : -1;
    }
  }

  // Places

  place(card) {
    return { phase: card.parentElement.phase.id, after: card.previousSibling?.stop.id ?? null };
  }

  where(card) {
    const { phase, children } = card.parentElement;
    return { name: card.stop.name, phase: phase.name, place: [...children].indexOf(card) + 1, all: children.length };
  }

  say(words, card) {
    this.live.textContent = fill(words, this.where(card));
  }

  put(card, list, before) {
    if (card.parentElement === list && (card.nextSibling === before || card === before)) return;
    const focused = this.parent.activeElement;
    this.moving = true;
    list.insertBefore(card, before);
    if (card.contains(focused)) focused.focus({ preventScroll: true });
    this.moving = false;
    this.count();
  }

  grab(card, by, more = {}) {
    this.held = { card, by, from: this.place(card), home: [card.parentElement, card.nextSibling], ...more };
    card.classList.add('held');
    card.querySelector('.grip').setAttribute('aria-pressed', 'true');
    this.root.classList.add('moving');
    this.say(this.words.grabbed, card);
  }

  letGo() {
    const { card, ghost } = this.held;
    ghost?.remove();
    card.classList.remove('held');
    card.querySelector('.grip').setAttribute('aria-pressed', 'false');
    this.root.classList.remove('moving');
    const held = this.held;
    this.held = null;
    return held;
  }

  drop() {
    const { card, from } = this.letGo();
    const wanted = this.place(card);
    this.say(this.words.dropped, card);
    if (wanted.phase === from.phase && wanted.after === from.after) this.catchUp();
    else this.tell('move', card, { seen: from, wanted });
  }

  takeBack() {
    if (!this.held) return;
    const { card, home } = this.letGo();
    this.put(card, ...home);
    this.say(this.words.taken_back, card);
    this.catchUp();
  }

  // What came from Python while something was held
  catchUp() {
    if (!this.pending.length && this.latest !== this.data) this.draw(this.latest);
  }

  tell(kind, card, more) {
    this.number = Math.max(this.number + 1, Date.now());
    this.pending.push({ kind, id: card.stop.id, number: this.number, ...more });
    this.pass();
  }

  // Keyboard

  type(event) {
    const card = event.target.closest?.('.card');
    if (event.key === 'Escape' && this.held) { event.preventDefault(); event.stopPropagation(); this.finger = null; this.takeBack(); return; }
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    const grip = event.target.matches('.grip');
    if (grip && (event.key === ' ' || event.key === 'Enter')) {
      event.preventDefault();
      if (this.held?.by === 'keys') this.drop();
      else if (!this.held) this.grab(card, 'keys');
    } else if (event.key.startsWith('Arrow')) {
      event.preventDefault();
      if (this.held?.by === 'keys') this.push(card, event.key);
      else if (!this.held) this.walk(card, event.key, event.target.className);
    } else if (event.key === 'Tab' && this.held) {
      event.preventDefault();
    }
  }

  neighbour(list, step) {
    const lists = [...this.columns.children].map(phase => phase.lastChild);
    return lists[lists.indexOf(list) + step];
  }

  push(card, key) {
    const list = card.parentElement;
    const index = [...list.children].indexOf(card);
    if (key === 'ArrowUp' && index > 0) this.put(card, list, card.previousSibling);
    else if (key === 'ArrowDown' && card.nextSibling) this.put(card, list, card.nextSibling.nextSibling);
    else {
      const next = this.neighbour(list, key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 1);
      const before = next && { ArrowUp: null, ArrowDown: next.firstChild }[key];
      if (next) this.put(card, next, before === undefined ? next.children[index] ?? null : before);
    }
    card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.say(this.words.at, card);
  }

  walk(card, key, control) {
    let to = key === 'ArrowUp' ? card.previousSibling : key === 'ArrowDown' ? card.nextSibling : null;
    const step = key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 1;
    for (let list = this.neighbour(card.parentElement, step); !to && list; list = this.neighbour(list, step)) {
      const index = key === 'ArrowUp' ? list.children.length : key === 'ArrowDown' ? 0 : [...card.parentElement.children].indexOf(card);
      to = list.children[Math.min(index, list.children.length - 1)];
    }
    to?.querySelector(`.${control.split(' ')[0]}`)?.focus();
  }

  // Mouse and finger: the mouse drags the whole card, a finger the grip, so that the page still scrolls

  press(event) {
    const card = event.target.closest('.card');
    const free = event.pointerType === 'mouse' ? !event.target.closest('.deeds') : event.target.closest('.grip');
    if (!card || !free || event.button || this.held || this.finger) return;
    this.finger = { id: event.pointerId, card, x: event.clientX, y: event.clientY };
  }

  drag(event) {
    if (this.finger?.id !== event.pointerId) return;
    const { card, x, y } = this.finger;
    if (!this.held) {
      if (Math.hypot(event.clientX - x, event.clientY - y) < FAR) return;
      this.root.setPointerCapture(event.pointerId);
      this.lift(card, x, y);
    }
    this.held.x = event.clientX;
    this.held.y = event.clientY;
  }

  lift(card, x, y) {
    const box = card.getBoundingClientRect();
    const ghost = card.cloneNode(true);
    ghost.removeAttribute('id');
    ghost.classList.add('ghost');
    ghost.setAttribute('aria-hidden', 'true');
    ghost.style.width = `${box.width}px`;
    this.grab(card, 'pointer', { ghost, dx: x - box.left, dy: y - box.top, x, y, view: scroller(this.root.getRootNode().host ?? this.root) });
    this.root.append(ghost);
    card.querySelector('.grip').focus({ preventScroll: true }); // so that Escape is heard
    this.frame();
  }

  // Once for every picture of the screen as long as something is dragged
  frame() {
    if (this.held?.by !== 'pointer') return;
    this.follow();
    requestAnimationFrame(() => this.frame());
  }

  follow() {
    const { card, ghost, dx, dy, x, y, view } = this.held;
    const deep = Math.min(0, y - EDGE) + Math.max(0, y - innerHeight + EDGE);
    if (deep) view.scrollBy(0, deep / 4);
    const wide = this.columns.getBoundingClientRect();
    if (this.columns.scrollWidth > this.columns.clientWidth) {
      this.columns.scrollBy((Math.min(0, x - wide.left - EDGE) + Math.max(0, x - wide.right + EDGE)) / 4, 0);
    }
    const list = this.nearest(x, y);
    const below = [...list.children].find(one => one !== card && y < middle(one));
    this.put(card, list, below ?? null);
    const box = this.root.getBoundingClientRect();
    ghost.style.transform = `translate(${x - dx - box.left}px, ${y - dy - box.top}px)`;
  }

  nearest(x, y) {
    const away = list => {
      const box = list.parentElement.getBoundingClientRect();
      return Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    };
    return [...this.lists.values()].reduce((best, list) => (away(list) < away(best) ? list : best));
  }

  release(event) {
    if (this.finger?.id !== event.pointerId) return;
    this.finger = null;
    if (!this.held) return;
    this.follow(); // to where the finger left the screen
    this.dragged = true; // the click that follows is none
    setTimeout(() => { this.dragged = false; });
    this.drop();
  }

  click(event) {
    const card = event.target.closest('.card');
    const link = event.target.closest('.name');
    if (this.dragged || this.held) { event.preventDefault(); return; }
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.tell('open', card);
    } else if (event.target.closest('.crack')) {
      const broken = !card.classList.contains('broken');
      this.drawCrack(card, broken);
      this.tell('mark', card, { broken });
    } else if (event.target.closest('.away')) {
      card.remove();
      this.cards.delete(card.stop.id);
      this.count();
      this.tell('remove', card);
    }
  }
}

function middle(card) {
  const box = card.getBoundingClientRect();
  return box.top + box.height / 2;
}

export default function (component) {
  const { parentElement } = component;
  if (!boards.has(parentElement)) boards.set(parentElement, new Board(parentElement));
  boards.get(parentElement).update(component);
  return () => { boards.get(parentElement)?.end(); boards.delete(parentElement); };
}
