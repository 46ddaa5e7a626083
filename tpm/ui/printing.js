// The button that prints the page.
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector(".tpm-print");
  button.textContent = data.label;
  button.onclick = () => window.print();
}
