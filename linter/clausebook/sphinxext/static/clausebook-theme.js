// Light or dark as the reader chose it, before anything is shown.
document.body.dataset.theme = localStorage.getItem("theme") || "auto";

// Messages of scripts in the language of the manual. Where that is not English, clausebook-words.js
// was loaded before, made from the catalogue that the pages are made from.
{
  const words = window.clausebookWords || { form: (n) => Number(n !== 1), forms: {} };
  const filled = (message, values) =>
    message.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

  // A message with its {placeholders} filled.
  window.say = (message, values = {}) => filled((words.forms[message] || [message])[0], values);

  // The message that fits a number, which stands in its place {count}.
  window.sayCount = (one, many, count, values = {}) => {
    const forms = words.forms[one] || [one, many];
    return filled(forms[words.form(count)], { count, ...values });
  };
}
