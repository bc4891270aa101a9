/**
 * What Lightning Web Security forbids of addresses, so that a download that would fail in an org fails here too.
 * Salesforce: Lightning Components Security Guide, "Specify a MIME Type for Blob Objects in Lightning Web Security" and
 * "Use Blob Objects for Download Links". What it sanitizes (`text/html`, `image/svg+xml`, `text/xml`) passes here unchanged.
 */
const allowed = new Set([
  'application/octet-stream',
  'application/json',
  'application/pdf',
  'text/plain',
  'text/markdown',
  'application/zip',
  'application/x-bzip',
  'application/x-rar-compressed',
  'application/x-tar',
  'text/html',
  'text/xml',
]);
const allowedFamilies = /^(?:video|audio|image|font)\//;

export function guardAddresses(): void {
  const create = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (source: Blob | MediaSource) => {
    if (source instanceof Blob && !allowed.has(source.type) && !allowedFamilies.test(source.type))
      throw new Error(`Lightning Web Security: a Blob of type "${source.type}" can't have an address.`);
    return create(source);
  };
  // On the prototype, because a link that only serves a click needn't be part of the page.
  const click = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click')!.value as () => void;
  HTMLElement.prototype.click = function (this: HTMLElement) {
    if (this instanceof HTMLAnchorElement) refuseData(this);
    click.call(this);
  };
  window.addEventListener(
    'click',
    (event) => {
      const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
      if (!link || !isData(link)) return;
      event.preventDefault();
      refuseData(link);
    },
    { capture: true },
  );
}

const isData = (link: HTMLAnchorElement) => link.protocol === 'data:';

function refuseData(link: HTMLAnchorElement): void {
  if (isData(link)) throw new Error("Lightning Web Security: a link can't lead to a data: address.");
}
