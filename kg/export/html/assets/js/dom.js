// Making and finding elements. Text only ever becomes text nodes or attribute values; nothing here parses HTML.

const SVG = "http://www.w3.org/2000/svg";

const byId = (id) => document.getElementById(id);

/** An element; `on` holds event handlers, a null or false attribute is left out. */
function el(tag, attributes = {}, ...children) {
  return dressed(document.createElement(tag), attributes, children);
}

/** An SVG element. */
function svg(tag, attributes = {}, ...children) {
  return dressed(document.createElementNS(SVG, tag), attributes, children);
}

function dressed(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value != null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat(2).filter((child) => child != null && child !== false));
  return element;
}

/** A button that looks like a link. */
function link(text, action, attributes = {}) {
  return el("button", { type: "button", class: "go", ...attributes, on: { click: action } }, text);
}

/** Values of the stylesheet's variables; asked for thousands of times a frame, so kept until the theme changes. */
const cssValues = new Map();

/** The value of a colour or font variable of the stylesheet. */
function css(name) {
  if (!cssValues.has(name)) cssValues.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
  return cssValues.get(name);
}
