// Shows the top of the page, once for each number.
const shown = new Set();

export default function ({ data }) {
  if (!shown.has(data)) {
    shown.add(data);
    document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 });
  }
}
