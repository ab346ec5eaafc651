export { block, line, mostOfMessage, sentence } from './fit.js';
export { escapeInJson, shownJson } from './json.js';
export { hideLogins, holdsLogin, withoutLogin } from './logins.js';
export { hideTexts } from './secrets.js';
export { joined, message, ours, type Showable, type Shown, shown, textOf } from './shown.js';
