// The document of the surface: five sections; the items of the plan are flat rows with a depth.
import { pm } from "../../django_prose_editor/editor.js";
export { newUid } from "./uid.js";

const { Schema } = pm.model;

// A row with a uid begins an item and carries all that belongs to it; one without goes on in it.
const ROW = {
  uid: { default: null }, depth: { default: 0 }, block: { default: null },
  heading: { default: false }, numbered: { default: true }, style: { default: "dash" },
  theme: { default: "" }, task: { default: null }, targets: { default: [] },
};
const TABLE = {
  head_rows: { default: 1 }, widths: { default: [] }, aligns: { default: [] },
  caption: { default: "" }, strong_rows: { default: [] },
};

function section(name, label, content, attrs = {}) {
  const dom = { class: `w-section w-${name}`, role: "group", "aria-label": label, "data-label": label };
  return {
    content, attrs, isolating: true, defining: true,
    parseDOM: [{ tag: `div.w-${name}` }],
    toDOM: () => ["div", dom, 0],
  };
}

function textLine(name, attrs = {}) {
  return {
    content: "text*", marks: "", attrs,
    parseDOM: [{ tag: `p.w-${name}` }],
    toDOM: () => ["p", { class: `w-${name}` }, 0],
  };
}

function lineDOM({ attrs }) {
  const level = Math.min(attrs.depth, 8);
  const role = attrs.uid ? "w-item" : "w-more";
  return ["p", { class: `w-line ${role}${attrs.heading ? " w-heading" : ""} w-depth-${level}` }, 0];
}

function tableDOM({ attrs }) {
  const level = Math.min(attrs.depth, 8);
  const frame = { class: `w-table ${attrs.uid ? "w-item" : "w-more"} w-depth-${level}` };
  const caption = ["p", { class: "w-caption", contenteditable: "false" }, attrs.caption];
  const grid = ["div", { class: "w-grid" }, ["table", ["tbody", 0]]];
  return attrs.caption ? ["div", frame, caption, grid] : ["div", frame, grid];
}

// What our own copies carry, so that a cut item comes back whole.
const fromCopy = (tag) => ({
  tag: `${tag}[data-row]`,
  getAttrs: (dom) => ({ ...JSON.parse(dom.dataset.row) }),
});

const grid = pm.tables.tableNodes({ tableGroup: "row", cellContent: "cell_text", cellAttributes: {} });

const nodes = {
  doc: { content: "bases opening body closing recipients" },
  bases: section("bases", "Căn cứ", "basis+", { unseen: { default: [] } }),
  opening: section("opening", "Mở đầu", "para+"),
  body: section("body", "Nội dung", "row+", {
    items_style: { default: "roman" }, target_appendix: { default: false },
  }),
  closing: section("closing", "Đoạn kết", "para+"),
  recipients: section("recipients", "Nơi nhận", "recipient+"),
  line: {
    group: "row", content: "text*", marks: "figure runin", attrs: ROW, defining: true,
    parseDOM: [{ tag: "span[data-marker]", ignore: true }, fromCopy("p"), { tag: "p.w-line" }],
    toDOM: lineDOM,
  },
  basis: textLine("basis", {
    uid: { default: null }, lead: { default: "Căn cứ" }, standing: { default: true },
    link: { default: "" }, file: { default: "" },
  }),
  para: textLine("para"),
  recipient: textLine("recipient", { purpose: { default: "" }, units: { default: [] } }),
  table: {
    ...grid.table, attrs: { ...ROW, ...TABLE },
    parseDOM: [fromCopy("div"), { tag: "table" }],
    toDOM: tableDOM,
  },
  table_row: grid.table_row,
  table_cell: grid.table_cell,
  table_header: grid.table_header,
  cell_text: { content: "text*", marks: "", parseDOM: [], toDOM: () => ["p", 0] },
  text: {},
};

const marks = {
  // Always exactly one number; see figure-marks.js.
  figure: {
    attrs: { uid: {}, target: {}, slot: { default: "value" } },
    parseDOM: [{
      tag: "span[data-figure]",
      getAttrs: (dom) => ({ uid: dom.dataset.figure, target: dom.dataset.target, slot: dom.dataset.slot }),
    }],
    toDOM: ({ attrs }) => ["span", {
      class: "w-figure", "data-figure": attrs.uid, "data-target": attrs.target, "data-slot": attrs.slot,
    }, 0],
  },
  // The bold words at the beginning of an item that its text goes on from.
  runin: {
    inclusive: false,
    parseDOM: [{ tag: "b.w-runin" }],
    toDOM: () => ["b", { class: "w-runin" }, 0],
  },
};

export const schema = new Schema({ nodes, marks });
