/** What a build of the base components says about itself, in a file beside them that is written last. */
export interface BaseContents {
  /** Libraries of icons, built later: specifier → file. */
  icons: Record<string, string>;
  /** `@salesforce/…` modules that the page has to have. */
  scoped: string[];
}

export const CONTENTS = 'contents.json';
