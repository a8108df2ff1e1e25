// A property that is set before the class is there is kept.
globalThis.events = [];
for (const name of ['ready', 'result', 'select', 'change', 'error']) {
  document.addEventListener(`ttaom-${name}`, (event) => globalThis.events.push([event.target.id, name, event.detail]));
}
globalThis.before = document.querySelector('#article').outerHTML;
const late = document.createElement('ttaom-reader');
late.id = 'late';
late.text = '서가온 소장은 “기초는 끝났다”고 말했다.';
document.querySelector('main').append(late);
const widget = await import('./dist/widget/index.js');
globalThis.defined = customElements.get('ttaom-reader') !== undefined;
globalThis.widget = widget;
await import('./dist/widget/register.js');
// A second registration changes nothing.
widget.defineTtaomReader();
