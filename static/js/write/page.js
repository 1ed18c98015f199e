// The page on which a plan is written: the surface and everything around it.
import { createEditor } from "./editor.js";
import { createToolbar } from "./toolbar.js";
import { createOutline } from "./outline.js";
import { cardSheet, createCard } from "./card.js";
import { createHelp } from "./help.js";
import { createTabs, keepToolsInReach } from "./layout.js";
import { goToPart } from "./places.js";
import { fillHead, keepSummaries } from "./beside.js";
import { createPaper } from "./paper.js";
import { createFigures } from "./figures.js";
import { createRecogniser } from "./recognise.js";
import { createChecks } from "./checks.js";
import { createCompleting } from "./completing.js";
import { createSaver } from "./saving.js";
import { followSaves } from "./submit.js";
import { createComments } from "./comments.js";
import { createPhrases } from "./phrases.js";
import { retireMessages } from "./messages.js";

const find = (selector) => document.querySelector(selector);
const mount = find("[data-surface]");
const state = JSON.parse(document.getElementById("trang-thai")?.textContent ?? "null");

function furnish(editor) {
  const bar = find("[data-tools]"), card = find("[data-card]"), workshop = find(".workshop");
  const show = createTabs(workshop);
  const openCard = cardSheet(editor, card);
  createCard(editor, card, { state });
  createToolbar(editor, bar, { openCard });
  createHelp(editor, find("[data-help]"));
  createOutline(editor, find("[data-outline]"), { show: () => show("write") });
  keepToolsInReach(editor, bar);
  keepSummaries();
  retireMessages(find("[data-write]"));
  editor.on("head", fillHead);
  if (editor.urls.suggest) createCompleting({ editor, urls: editor.urls });
  if (editor.urls.phrases) createPhrases({ editor, urls: editor.urls, bar });
  goToPart(editor, mount.dataset.asked ?? "");
  return show;
}

if (mount && state) {
  const urls = JSON.parse(mount.dataset.urls ?? "{}");
  const editor = createEditor({ mount, state, urls });
  window.thiduaEditor = editor; // for the journeys of the tests
  const show = furnish(editor);
  const saver = createSaver({ editor, headerForm: find("[data-write]"), urls, state });
  window.thiduaSaver = saver; // for the journeys of the tests
  editor.on("save", () => saver.flush());
  followSaves(saver, find("[data-last-saved]"));
  document.addEventListener("keydown", (event) => { // beside the surface, too
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s" || event.defaultPrevented) return;
    event.preventDefault();
    saver.flush();
  });
  createFigures({ editor, urls, saver, recogniser: urls.recognise ? createRecogniser({ editor, urls, saver }) : null });
  if (urls.comments) createComments({ editor, urls, saver });
  const checks = find("[data-checks]");
  if (checks && urls.checks) createChecks({ editor, saver, place: checks, urls, show: () => show("write") });
  const desk = find(".live-paper .desk");
  if (desk && urls.paper) createPaper({ editor, saver, desk, urls, show: () => show("write") });
}
