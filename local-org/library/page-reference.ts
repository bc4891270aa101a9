/** PageReference: an address with parameters. There are no Visualforce pages here to take content from. */
import { mapOf, Types } from '../values/types.ts';
import { required } from './arguments.ts';
import { defineClass } from './define.ts';
import type { SObject } from '../values/sobject.ts';
import { ApexMap } from '../values/values.ts';

const TEXTS = mapOf(Types.String, Types.String);

export class ApexPageReference {
  readonly path: string;
  readonly parameters: ApexMap<string, string>;
  readonly headers = new ApexMap<string, string>(TEXTS);
  anchor: string | null = null;
  redirect = false;
  constructor(url: string) {
    const [beforeAnchor, anchor] = url.split('#');
    const [path, query] = beforeAnchor.split('?');
    this.path = path;
    this.anchor = anchor ?? null;
    this.parameters = new ApexMap<string, string>(TEXTS, new URLSearchParams(query ?? ''));
  }
  get url(): string {
    const query = [...this.parameters.entries()]
      .map(([name, value]) => `${encode(name)}=${encode(value ?? '')}`)
      .join('&');
    return `${this.path}${query ? `?${query}` : ''}${this.anchor ? `#${this.anchor}` : ''}`;
  }
}
const encode = (text: string) => encodeURIComponent(text).replaceAll('%20', '+');

defineClass(
  'PageReference',
  {
    'new(String url)': (_type, url: string) => new ApexPageReference(required(url)),
    'new(SObject record)': (_type, record: SObject) =>
      new ApexPageReference(`/${String(required(record).values.get('Id') ?? '')}`),
    'String getAnchor()': (self: ApexPageReference) => self.anchor,
    'Map<String,String> getHeaders()': (self: ApexPageReference) => self.headers,
    'Map<String,String> getParameters()': (self: ApexPageReference) => self.parameters,
    'Boolean getRedirect()': (self: ApexPageReference) => self.redirect,
    'String getUrl()': (self: ApexPageReference) => self.url,
    'PageReference setAnchor(String anchor)': (self: ApexPageReference, anchor: string | null) => {
      self.anchor = anchor;
      return self;
    },
    'PageReference setRedirect(Boolean redirect)': (self: ApexPageReference, redirect: boolean) => {
      self.redirect = redirect;
      return self;
    },
  },
  { js: ApexPageReference },
);
