/** What tests use of Meta's SDK, which ships no types. */
declare module 'facebook-nodejs-business-sdk' {
  type Fields = Record<string, string>;
  type Parameters = Record<string, unknown>;
  /** A page of objects; it is an array. */
  interface Cursor extends Array<GraphObject> {
    hasNext(): boolean;
    next(): Promise<Cursor>;
  }
  interface GraphObject {
    _data: Record<string, unknown>;
    [field: string]: unknown;
  }
  type Lists<Name extends string> = Record<Name, (fields: string[], parameters?: Parameters) => Promise<Cursor>>;
  interface Node {
    get(fields: string[], parameters?: Parameters): Promise<GraphObject>;
  }
  interface NodeClass<T = Node> {
    Fields: Fields;
    new (id: string): T;
  }
  interface UserData {
    setEmail(email: string): this;
  }
  interface ServerEvent {
    setEventName(name: string): this;
    setEventTime(seconds: number): this;
    setUserData(userData: UserData): this;
    setActionSource(source: string): this;
  }
  interface EventRequest {
    setEvents(events: ServerEvent[]): this;
    execute(): Promise<{ events_received: number }>;
  }
  const sdk: {
    AdAccount: NodeClass<Node & Lists<'getInsights'>>;
    AdsInsights: NodeClass;
    EventRequest: new (token: string, pixelId: string) => EventRequest;
    FacebookAdsApi: { init(token: string): unknown };
    Lead: NodeClass;
    LeadgenForm: NodeClass<Node & Lists<'getLeads'>>;
    Page: NodeClass<Node & Lists<'getLeadGenForms'>>;
    ServerEvent: new () => ServerEvent;
    UserData: new () => UserData;
  };
  export default sdk;
}
