/**
 * How people write countries, where neither ISO 3166-1, the platform nor the Unicode CLDR has it: short and long forms,
 * former names, names of parts, in the package's languages. Upper and lower case, marks on letters, punctuation, word
 * order and words such as *and* or *the* don't matter.
 */
const LINES = `
AE: UAE, Emirates, The Emirates, Dubai, Abu Dhabi, Emiratos, EAU, Emirados, Emiratene, FAE
AG: Antigua
AR: Argentine Republic, República Argentina
AT: Republic of Austria
AU: Commonwealth of Australia
AZ: Republic of Azerbaijan
BA: Bosnia, Bosnia-Hercegovina, BiH
BF: Burkina
BH: Kingdom of Bahrain
BL: Saint Barts, St Barths
BN: Brunei
BO: Bolivia, Plurinational State of Bolivia, Estado Plurinacional de Bolivia
BQ: Bonaire, Caribbean Netherlands
BR: Federative Republic of Brazil, República Federativa do Brasil, Brésil
BS: The Bahamas
BY: Byelorussia, White Russia, Hviterussland, Bielorussia
CC: Cocos Islands, Keeling Islands
CD: DR Congo, DRC, D.R. Congo, Democratic Republic of Congo, Congo DR, Congo (DRC), Zaire, RDC, RD Congo, República Democrática do Congo, Den demokratiske republikken Kongo, Kongo-Kinshasa, DR Kongo
CF: CAR, RCA
CG: Republic of Congo, Congo Republic, Congo-Brazzaville, Republikken Kongo, República del Congo
CH: Swiss Confederation, Confoederatio Helvetica, Switserland
CI: Ivory Coast, Costa de Marfil, Cote Divoire
CL: Republic of Chile
CN: PRC, People's Republic of China, P.R. China, PR China, Mainland China, República Popular China, RPC, Folkerepublikken Kina
CO: República de Colombia
CV: Cabo Verde, Cape Verde Islands
CZ: Czech Republic, Czech, República Checa, República Tcheca, Den tsjekkiske republikk
DE: Federal Republic of Germany, BRD, FRG, República Federal de Alemania, República Federal da Alemanha
DK: Kingdom of Denmark
DO: Dominican Rep, Rep. Dominicana
EC: República del Ecuador
EG: Arab Republic of Egypt
ES: Kingdom of Spain, Reino de España, Canary Islands, Islas Canarias, Ilhas Canárias, Kanariøyene
FI: Republic of Finland
FK: Falklands, Malvinas, Falkland Islands (Islas Malvinas)
FM: Micronesia, Federated States of Micronesia, FSM
FO: Faroes, Faeroe Islands
FR: French Republic, République française, Metropolitan France
GB: UK, Great Britain, Britain, Great Britain and Northern Ireland, United Kingdom of Great Britain and Northern Ireland, England, Scotland, Wales, Northern Ireland, Gran Bretaña, Grã-Bretanha, Inglaterra, Escocia, Escócia, Gales, País de Gales, Irlanda del Norte, Irlanda do Norte, Skottland, Nord-Irland, U K
GE: Sakartvelo
GM: The Gambia
GR: Hellas, Hellenic Republic
GS: South Georgia
HK: Hong Kong, Hong Kong SAR, HKSAR, Hongkong
HR: Republic of Croatia
ID: Republic of Indonesia
IE: Republic of Ireland, Eire, República de Irlanda, República da Irlanda
IN: Republic of India, Bharat
IR: Iran, Islamic Republic of Iran, Persia
IT: Italian Republic
JP: Nippon, Nihon
KG: Kirghizstan, Kyrgyz Republic, Kirgizia
KN: St Kitts, Saint Kitts
KP: North Korea, DPRK, Democratic People's Republic of Korea
KR: South Korea, Republic of Korea, Korea, ROK, Korea South, Corea, República de Corea, Coreia, República da Coreia
KW: State of Kuwait
LA: Laos, Lao, Lao PDR
LC: Saint Lucia, St Lucia
LK: Ceylon
LY: Libyan Arab Jamahiriya, State of Libya
MA: Kingdom of Morocco
MD: Moldova, Republic of Moldova
MF: Saint Martin, St Martin
MK: Macedonia, Republic of Macedonia, FYROM, FYR Macedonia, The Republic of North Macedonia, Makedonia, Macedônia
MM: Burma, Myanmar, Birmania, Birmânia
MO: Macau, Macao, Macau SAR
MX: United Mexican States, Estados Unidos Mexicanos, Méjico
MY: Malasya
NL: Holland, The Netherlands, Kingdom of the Netherlands, Holanda, Países Bajos, Netherland
NO: Kingdom of Norway, Noreg, Kongeriket Norge
NZ: Aotearoa, Nueva Zelandia
PE: República del Perú
PH: The Philippines, Republic of the Philippines, RP
PL: Republic of Poland
PN: Pitcairn, Pitcairn Island
PS: Palestine, State of Palestine, Palestinian Territory, Occupied Palestinian Territory, Palestinian Territory Occupied, Palestina, Gaza, West Bank
PT: Portuguese Republic, Azores, Madeira
RE: Reunion, Reunion Island, La Réunion
RO: Rumania, Roumania
RU: Russia, Russian Fed, RF, Russian Federation, Federación de Rusia, Federación Rusa, Federação Russa
SA: KSA, Saudi, Kingdom of Saudi Arabia, Arabia Saudita
SG: Republic of Singapore
SH: Saint Helena, Ascension Island, Tristan da Cunha
SJ: Svalbard, Jan Mayen
SK: Slovak Republic, República Eslovaca
ST: Sao Tome
SV: Salvador
SX: Sint Maarten, St Maarten, Saint Maarten
SY: Syria
SZ: Swaziland, Eswatini, Kingdom of Eswatini, Suazilandia, Suazilândia
TC: Turks and Caicos
TH: Siam
TL: East Timor, Timor Oriental, Timor Leste
TR: Turkey, Republic of Turkey, Republic of Türkiye, Turkiye
TT: Trinidad, Tobago
TW: Taiwan, Taiwan Province of China, Republic of China, Chinese Taipei, Taiwan ROC, Formosa
TZ: Tanzania, United Republic of Tanzania, Zanzibar
UA: The Ukraine
US: USA, U.S., U.S.A., U S A, US of A, United States of America, The United States, The States, Estados Unidos de América, Estados Unidos de Norteamérica, Estados Unidos da América, EE.UU., EEUU, E.U.A., De forente stater, Amerikas forente stater, Sambandsstatene
VA: Holy See, Vatican, The Vatican, Vatican City, Vatican City State, Vaticano, Vatikanet, Santa Sede, Santa Sé
VC: Saint Vincent, St Vincent
VE: Venezuela, Bolivarian Republic of Venezuela, República Bolivariana de Venezuela
VG: BVI, British Virgin Islands, Virgin Islands (British), Virgin Islands (UK)
VI: US Virgin Islands, Virgin Islands (US), Virgin Islands of the United States, USVI
VN: Viet Nam, Socialist Republic of Vietnam
WS: Western Samoa
ZA: RSA, Republic of South Africa, Republiek van Suid-Afrika, África do Sul
ZW: Rhodesia
`;

/** The languages of a country, whose own name for it is known too. */
const OWN_LANGUAGES = `
AE:ar AL:sq AM:hy AT:de AZ:az BA:bs BD:bn BE:nl,fr,de BG:bg BH:ar BY:be CH:de,fr,it,rm CN:zh,zh-Latn CY:el CZ:cs
DE:de DK:da DZ:ar,fr EE:et EG:ar ET:am FI:fi,sv FO:fo FR:fr GE:ka GL:kl GR:el HK:zh-Hant HR:hr HT:fr HU:hu ID:id IE:ga
IL:he IN:hi IQ:ar IR:fa IS:is IT:it JO:ar JP:ja KE:sw KH:km KR:ko KW:ar KZ:kk LB:ar,fr LI:de LK:si LT:lt LU:fr,de,lb
LV:lv MA:ar,fr MC:fr MD:ro ME:sr-Latn MK:mk MM:my MN:mn MT:mt MY:ms NL:nl NO:nn NP:ne OM:ar PH:fil PK:ur PL:pl QA:ar
RO:ro RS:sr,sr-Latn RU:ru SA:ar SE:sv SG:zh SI:sl SK:sk SM:it SN:fr SY:ar TH:th TN:ar,fr TR:tr TW:zh-Hant TZ:sw UA:uk,ru
UZ:uz VA:it VN:vi YE:ar ZA:af XK:sq,sr-Latn
`;

/** ISO code in capitals → names. */
export const EVERYDAY_NAMES = new Map(
  LINES.trim()
    .split('\n')
    .map((line) => [line.slice(0, 2), line.slice(4).split(', ')]),
);

/** ISO code in capitals → languages, as `Intl` names them. */
export const LANGUAGES_BY_COUNTRY = new Map(
  OWN_LANGUAGES.trim()
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), entry.slice(3).split(',')]),
);
