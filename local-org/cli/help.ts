export const HELP = `npx local-org COMMAND [options]: a Salesforce org on this machine

  serve                   opens the org in a browser; schedules and jobs run
  check                   compiles; prints file:line:col message
  test                    runs the Apex tests
  run FILE.apex           runs anonymous Apex on the org's data
  query "SELECT …"        runs a query; --json prints JSON
  import PLAN.json        loads records in the format of sf data import tree
  jobs                    what is queued, scheduled and failed
  limits                  the most each kind of transaction has used of every limit

Options
  --project DIR           a DX project, or a folder of Apex; may be given several times, what
                          a project needs before it. Default: the current folder
  --namespace NS          runs the code as packaged under this namespace
  --installed             installs the project as a managed package, as a customer's org has it
  --subscriber DIR        the DX project that describes that org: its own metadata, code and users
  --data FILE             where the data is. Default: .local-org/org.sqlite in the project
  --fresh                 begins with an empty org
  --user NAME             user name of who runs it (run, query)
  --port N                serve: default 4000

Options of test
  --tests A,B.method      only these classes and methods
  --except A,B.method     not these
  --json FILE             writes the results as JSON
  --junit FILE            writes the results as JUnit XML
  --coverage              prints covered lines by class
  --minimum-coverage N    fails where less than N per cent of all lines is covered
  --debug                 prints System.debug
  --statistics FILE       JSON with sizes of tables: refuses queries in triggers and jobs that no index would
                          serve, and fails where another one says no reason: '// Reads all: …' above it

Addresses behind named credentials: LOCAL_ORG_ENDPOINT_<Name>=http://…, or in .local-org/config.json
{ "namedCredentials": { "<Name>": { "endpoint": "http://…" } },
  "credentials": { "<External credential>": { "<Principal>": { "<Parameter>": "…" } } } }
Values entered in the org go before those; "headers": { "Authorization": "…" } beside an endpoint stand for all of it.`;
