// After a refused form the reader lands on the summary of errors, not at the top of the page.
document.querySelector("[data-errors]")?.focus();
