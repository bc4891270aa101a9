/**
 * Keeps the ids of the latest ad click from the page where a visitor lands to the form that the visitor fills in, and
 * puts them into the form's hidden fields. Include it on every page of the site, after the visitor's consent:
 *
 *   <script src="ad-clicks.js" defer data-cookie-domain="example.com"></script>
 *
 * A form gets the ids where its hidden fields have one of these names:
 *   - the parameter itself, such as `gclid` or `utm_id`: for form tools and for pages that call the Salesforce API,
 *   - any other name with `data-ad-click="gclid"`: for web-to-lead, where the name is the ID of the Salesforce field.
 * The moment of the click goes into `ad_clicked_at`, in UTC.
 *
 * Ids are kept as the network wrote them: upper and lower case matter. A later click replaces all of an earlier one.
 */
(function () {
  'use strict';

  var CLICK_IDS = ['gclid', 'gbraid', 'wbraid', 'fbclid', 'li_fat_id'];
  var TAGS = [
    'gad_campaignid',
    'hsa_net',
    'hsa_ad',
    'utm_source',
    'utm_medium',
    'utm_campaign',
    'utm_content',
    'utm_id',
  ];
  var COOKIE = 'ad_click';
  /** As long as the networks credit a click at most. */
  var DAYS = 90;
  var SECONDS_A_DAY = 86400;
  var script = document.currentScript;

  /** The click that brought the visitor to this page, or null. */
  function landedClick() {
    var parameters = new URLSearchParams(window.location.search);
    var click = {};
    CLICK_IDS.concat(TAGS).forEach(function (name) {
      var value = parameters.get(name);
      if (value) click[name] = value;
    });
    var isClick = CLICK_IDS.concat(['gad_campaignid', 'hsa_ad', 'utm_id']).some(function (name) {
      return click[name];
    });
    if (!isClick) return null;
    click.ad_clicked_at = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    return click;
  }

  function storedClick() {
    var found = document.cookie.match(new RegExp('(?:^|; )' + COOKIE + '=([^;]*)'));
    if (!found) return null;
    try {
      return JSON.parse(decodeURIComponent(found[1]));
    } catch (error) {
      return null;
    }
  }

  /** A cookie reaches the other pages and subdomains of the site, which the page's own storage doesn't. */
  function store(click) {
    var domain = script && script.getAttribute('data-cookie-domain');
    document.cookie =
      COOKIE +
      '=' +
      encodeURIComponent(JSON.stringify(click)) +
      '; path=/; max-age=' +
      DAYS * SECONDS_A_DAY +
      '; SameSite=Lax' +
      (window.location.protocol === 'https:' ? '; Secure' : '') +
      (domain ? '; domain=' + domain : '');
  }

  /** Cookie of Meta's pixel with the click, if there is one. */
  function facebookCookie() {
    var found = document.cookie.match(/(?:^|; )_fbc=([^;]*)/);
    return found ? found[1] : '';
  }

  function fill(form) {
    var click = storedClick() || {};
    var values = Object.assign({}, click, { fbc: facebookCookie() });
    Array.prototype.forEach.call(form.elements, function (field) {
      var name = (field.getAttribute && field.getAttribute('data-ad-click')) || field.name;
      if (field.type === 'hidden' && values[name]) field.value = values[name];
    });
  }

  var landed = landedClick();
  if (landed) store(landed);
  Array.prototype.forEach.call(document.forms, fill);
  // Forms that come later, and fields that a form tool has emptied.
  document.addEventListener(
    'submit',
    function (event) {
      fill(event.target);
    },
    true,
  );
})();
