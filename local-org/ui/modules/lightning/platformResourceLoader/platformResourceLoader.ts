/** `lightning/platformResourceLoader`. */

const loaded = new Map<string, Promise<void>>();

function load(url: string, make: () => HTMLElement): Promise<void> {
  let loading = loaded.get(url);
  if (!loading) {
    loading = new Promise((resolve, reject) => {
      const element = make();
      element.addEventListener('load', () => resolve());
      element.addEventListener('error', () => reject(new Error(`The static resource ${url} could not be loaded`)));
      document.head.append(element);
    });
    loaded.set(url, loading);
  }
  return loading;
}

/** Loads a script of a static resource once. */
export const loadScript = (_component: unknown, url: string): Promise<void> =>
  load(url, () => Object.assign(document.createElement('script'), { src: url }));

/** Loads a style sheet of a static resource once. */
export const loadStyle = (_component: unknown, url: string): Promise<void> =>
  load(url, () => Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }));
