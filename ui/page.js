// Shows the cited clause when its marker is clicked, saves answers as files, and keeps the newest
// question at the top.
// Without this script a marker is a link that opens the clause by its address.
"use strict";

const narrow = window.matchMedia("(max-width: 900px)");

function show(article) {
  const section = article.closest("section");
  const panel = article.closest(".panel");
  for (const shown of panel.querySelectorAll(".on")) shown.classList.remove("on");
  section.classList.add("on", "picked");
  article.classList.add("on");
  panel.classList.add("picked");
  const articles = [...section.querySelectorAll("article")];
  const place = section.querySelector("output");
  if (place) place.textContent = `${articles.indexOf(article) + 1}/${articles.length}`;
  mark(article.id);
}

function mark(id) {
  for (const link of document.querySelectorAll("[data-shows]")) {
    link.classList.toggle("current", link.dataset.shows === id);
  }
}

function step(button) {
  const articles = [...document.getElementById(button.dataset.of).querySelectorAll("article")];
  const now = Math.max(0, articles.findIndex((one) => one.classList.contains("on")));
  const next = (now + Number(button.dataset.step) + articles.length) % articles.length;
  show(articles[next]);
  reveal(articles[next]);
}

function reveal(article) {
  const quote = article.querySelector("mark") || article.querySelector(".here");
  if (quote && !narrow.matches) quote.scrollIntoView({ block: "nearest" });
}

// The question of an exchange as the API takes it, with the turns before it.
function asked(exchange) {
  const history = [];
  for (const one of exchange.parentElement.children) {
    if (one === exchange) break;
    if (!one.dataset.reply) continue;
    history.push({ role: "user", content: one.dataset.question });
    history.push({ role: "assistant", content: one.dataset.reply });
  }
  const plan = exchange.dataset.plan;
  return { question: exchange.dataset.question, history, filters: { plan_ids: plan ? [plan] : [] } };
}

async function save(control) {
  const said = control.parentElement.querySelector("output");
  said.textContent = "正在生成…";
  try {
    const reply = await (control.href ? fetch(control.href) : fetch(`/api/v1/ask/${control.dataset.save}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(asked(control.closest(".exchange"))),
    }));
    if (!reply.ok) throw new Error((await reply.json()).detail);
    const link = document.createElement("a");
    const name = reply.headers.get("Content-Disposition").split("filename*=UTF-8''")[1];
    link.download = decodeURIComponent(name);
    link.href = URL.createObjectURL(await reply.blob());
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    said.textContent = "";
  } catch (error) {
    said.textContent = `没有下载：${error.message}`;
  }
}

document.addEventListener("click", (event) => {
  const file = event.target.closest("[data-save]");
  if (file) {
    event.preventDefault();
    save(file);
  }
  const button = event.target.closest("button[data-step]");
  if (button) step(button);
  const link = event.target.closest("a[data-shows]");
  const article = link && document.getElementById(link.dataset.shows);
  if (!article || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(article);
  reveal(article);
  if (narrow.matches) article.closest(".panel").scrollIntoView({ behavior: "smooth" });
});

// The article that is shown: the one picked, or by the style the first of the newest answer.
function shown() {
  return document.querySelector(".panel article.on, .panel:not(.picked) .evidence:last-of-type article");
}

function newest() {
  const article = shown();
  if (article) mark(article.id);
  const last = document.querySelector("#conversation .exchange:last-child");
  if (!last || last.dataset.seen) return;
  last.dataset.seen = "yes";
  const log = document.getElementById("conversation");
  if (narrow.matches) last.scrollIntoView({ block: "start" });
  else log.scrollTop = last.offsetTop - log.offsetTop;
}

new MutationObserver(newest).observe(document.body, { childList: true, subtree: true });
