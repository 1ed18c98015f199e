// The quick table of targets: one more row at a time, and Enter goes down a column.
export const table = document.querySelector("table[data-entry]");
export const total = document.getElementById(`id_${table?.dataset.entry}-TOTAL_FORMS`);
const most = Number(table?.dataset.most);

function renumber(row, number) {
  for (const part of row.querySelectorAll("[name], [id], [for], [aria-label], [aria-describedby]")) {
    for (const name of ["name", "id", "for", "aria-describedby"]) {
      const value = part.getAttribute(name);
      if (value) part.setAttribute(name, value.replace(/-\d+-/, `-${number - 1}-`));
    }
    const label = part.getAttribute("aria-label");
    if (label) part.setAttribute("aria-label", label.replace(/\d+$/, number));
  }
  row.querySelector("[data-number]").textContent = number;
}

function empty(row) {
  for (const cell of row.querySelectorAll("input, select")) {
    if (cell.tagName === "SELECT") cell.selectedIndex = 0;
    else cell.value = "";
    cell.classList.remove("is-invalid");
    cell.removeAttribute("aria-invalid");
    cell.removeAttribute("aria-describedby");
  }
}

export function addRow() {
  const rows = table.querySelectorAll("tr[data-row]");
  if (rows.length >= most) return null;
  const row = rows[rows.length - 1].cloneNode(true);
  empty(row);
  renumber(row, rows.length + 1);
  table.tBodies[0].append(row);
  total.value = rows.length + 1;
  return row;
}

function goDown(event) {
  if (event.key !== "Enter" || !event.target.matches("input")) return;
  event.preventDefault();
  const cell = event.target.closest("td, th");
  const rows = [...table.querySelectorAll("tr[data-row]")];
  const row = rows[rows.indexOf(cell.parentElement) + 1] ?? addRow();
  row?.cells[cell.cellIndex].querySelector("input, select")?.focus();
}

if (table && total) {
  table.addEventListener("keydown", goDown);
  const more = document.querySelector("button[value=them-dong]");
  more?.addEventListener("click", (event) => {
    event.preventDefault();
    addRow()?.querySelector("input")?.focus();
  });
  if (more) more.textContent = "Thêm một dòng";
}
