/**
 * Every word of the page, in Vietnamese and in English; the tests see to it that neither lacks one that the other has.
 *
 * @typedef {import('./format.js').Lang} Lang
 */

const VI = {
  title: (quarter) => `Chỉ tiêu kinh tế - xã hội ${quarter}`,
  wholeCity: 'Toàn thành phố',
  skip: 'Đến bảng số liệu',
  quarter: 'Quý',
  scope: 'Phạm vi',
  clusters: 'Cụm',
  kinds: { WARD: 'Phường', COMMUNE: 'Xã', DEPARTMENT: 'Phòng, ban, đơn vị', VERTICAL: 'Ngành dọc' },
  otherUnits: 'Đơn vị khác',
  language: 'Ngôn ngữ',

  standings: {
    behind: 'Chậm tiến độ',
    risk: 'Có nguy cơ chậm',
    pace: 'Đúng tiến độ',
    ahead: 'Vượt tiến độ',
    unjudged: 'Chưa đánh giá',
  },
  summary: (count) => `${count} mục tiêu`,
  summaryHint: 'Chọn một mức để chỉ xem các chỉ tiêu ở mức đó.',
  filtered: (rows, standing) => `Đang xem ${rows} chỉ tiêu có mục tiêu ở mức “${standing}”.`,
  showAll: 'Xem tất cả chỉ tiêu',
  noneOf: (standing) => `Không có mục tiêu nào ở mức “${standing}”.`,

  caption: (quarter, place) => `Kết quả thực hiện các chỉ tiêu ${quarter}, ${place}`,
  number: 'STT',
  indicator: 'Chỉ tiêu',
  unitOfMeasure: 'ĐVT',
  value: (quarter) => `Thực hiện ${quarter}`,
  lastYear: 'Cùng kỳ',
  growth: '% tăng, giảm so với cùng kỳ',
  growthShort: 'So với cùng kỳ',
  cumulative: (months) => (months === 12 ? 'Lũy kế cả năm' : `Lũy kế ${months}\u00a0tháng`),
  targets: (year) => `So với mục tiêu năm ${year}`,
  owners: { PROVINCE: 'Tỉnh giao', CITY: 'Thành phố giao' },
  trust: 'Độ tin cậy',
  parts: 'Trong đó:',
  noTarget: 'không giao',

  noFigure: 'chưa có số liệu',
  noBase: 'không có số cùng kỳ',
  notComparable: 'không so sánh được',
  up: (percent) => `tăng ${percent}`,
  down: (percent) => `giảm ${percent}`,
  same: 'bằng cùng kỳ',
  lessThan: (percent) => `dưới ${percent}`,

  verdicts: {
    EXCEEDED: 'Hoàn thành kế hoạch năm',
    AHEAD: 'Vượt tiến độ',
    ON_PACE: 'Đúng tiến độ',
    AT_RISK: 'Có nguy cơ chậm',
    BEHIND: 'Chậm tiến độ',
    SEVERELY_BEHIND: 'Chậm nghiêm trọng',
    NOT_JUDGED: 'Chưa đánh giá',
  },
  reasons: {
    NO_FIGURE: 'chưa có số liệu',
    NOT_DUE: 'chưa đến hạn báo cáo',
    NEUTRAL_DIRECTION: 'chỉ tiêu theo dõi, không xếp mức',
    INCOMPLETE: 'chưa đủ đơn vị báo cáo',
  },
  share: (percent) => `đạt ${percent}`,
  expected: (percent) => `mốc ${percent}`,
  shortfall: (amount, unit) => `còn thiếu ${amount} ${unit} để đạt tiến độ`,
  excess: (amount, unit) => `cao hơn mức theo tiến độ ${amount} ${unit}`,
  forecast: (amount, unit) => `dự báo cả năm ${amount} ${unit}`,
  gaps: (count) => `${count} đơn vị thiếu nhiều nhất`,
  gap: (missing) => `thiếu ${missing}`,
  gapSilent: 'chưa báo cáo',

  reported: (reported, expected) => `${reported}/${expected} đơn vị đã báo cáo`,
  missing: (count) => `Thiếu ${count} đơn vị`,
  missingShare: (percent) => `chiếm ${percent} số cùng kỳ`,
  estimates: (percent) => `Số ước chiếm ${percent}`,
  statuses: { ESTIMATE: 'Số ước', PRELIMINARY: 'Số sơ bộ', OFFICIAL: 'Số chính thức' },

  live: { connecting: 'đang kết nối…', live: 'đang cập nhật trực tiếp', lost: 'mất kết nối, đang thử lại' },
  asOf: (moment) => `Số liệu báo cáo đến ${moment}.`,
  legend: 'Vạch đứng trên mỗi thanh (mốc) là phần mục tiêu năm phải đạt đến hết quý theo tiến độ.',
  justUpdated: (names) => `Vừa cập nhật: ${names}.`,
  loading: 'Đang tải số liệu…',
  empty: 'Chưa có số liệu quý này',
  emptyHint: 'Bảng sẽ tự hiện khi đơn vị đầu tiên gửi số liệu.',
  failed: 'Không tải được số liệu',
  refused: (status, detail) => `Máy chủ trả lời với mã ${status}${detail ? `: ${detail}` : '.'}`,
  unreachable: 'Không kết nối được với máy chủ.',
  retry: 'Thử lại',
};

const EN = {
  title: (quarter) => `Socio-economic indicators, ${quarter}`,
  wholeCity: 'Whole city',
  skip: 'Skip to the table',
  quarter: 'Quarter',
  scope: 'Scope',
  clusters: 'Clusters',
  kinds: { WARD: 'Wards', COMMUNE: 'Communes', DEPARTMENT: 'Departments', VERTICAL: 'Vertical bodies' },
  otherUnits: 'Other units',
  language: 'Language',

  standings: {
    behind: 'Behind',
    risk: 'At risk',
    pace: 'On pace',
    ahead: 'Ahead',
    unjudged: 'Not judged',
  },
  summary: (count) => `${count} ${count === 1 ? 'target' : 'targets'}`,
  summaryHint: 'Choose a standing to see only the indicators that have it.',
  filtered: (rows, standing) => `Showing ${rows} ${rows === 1 ? 'indicator' : 'indicators'} with a target “${standing}”.`,
  showAll: 'Show all indicators',
  noneOf: (standing) => `No target is “${standing}”.`,

  caption: (quarter, place) => `Indicators, ${quarter}, ${place}`,
  number: 'No.',
  indicator: 'Indicator',
  unitOfMeasure: 'Unit',
  value: (quarter) => `Result ${quarter}`,
  lastYear: 'Year before',
  growth: '% change on year before',
  growthShort: 'On year before',
  cumulative: (months) => `Year to date, ${months}\u00a0months`,
  targets: (year) => `Against the targets of ${year}`,
  owners: { PROVINCE: 'Set by the province', CITY: 'Set by the city' },
  trust: 'Trust',
  parts: 'Of which:',
  noTarget: 'no target',

  noFigure: 'no figure yet',
  noBase: 'no figure a year before',
  notComparable: 'not comparable',
  up: (percent) => `up ${percent}`,
  down: (percent) => `down ${percent}`,
  same: 'unchanged',
  lessThan: (percent) => `less than ${percent}`,

  verdicts: {
    EXCEEDED: 'Annual target reached',
    AHEAD: 'Ahead of pace',
    ON_PACE: 'On pace',
    AT_RISK: 'At risk',
    BEHIND: 'Behind',
    SEVERELY_BEHIND: 'Severely behind',
    NOT_JUDGED: 'Not judged',
  },
  reasons: {
    NO_FIGURE: 'no figure yet',
    NOT_DUE: 'not due yet',
    NEUTRAL_DIRECTION: 'followed, not ranked',
    INCOMPLETE: 'not all units have reported',
  },
  share: (percent) => `${percent} reached`,
  expected: (percent) => `due ${percent}`,
  shortfall: (amount, unit) => `${amount} ${unit} short of pace`,
  excess: (amount, unit) => `${amount} ${unit} above pace`,
  forecast: (amount, unit) => `forecast for the year ${amount} ${unit}`,
  gaps: (count) => (count === 1 ? 'The unit that lacks most' : `The ${count} units that lack most`),
  gap: (missing) => `${missing} short`,
  gapSilent: 'not reported',

  reported: (reported, expected) => `${reported}/${expected} ${expected === 1 ? 'unit' : 'units'} reported`,
  missing: (count) => `${count} ${count === 1 ? 'unit' : 'units'} missing`,
  missingShare: (percent) => `${percent} of the year before`,
  estimates: (percent) => `Estimates: ${percent}`,
  statuses: { ESTIMATE: 'Estimate', PRELIMINARY: 'Preliminary', OFFICIAL: 'Official' },

  live: { connecting: 'connecting…', live: 'live', lost: 'connection lost, retrying' },
  asOf: (moment) => `Figures reported up to ${moment}.`,
  legend: 'The upright mark on each bar is the share of the annual target due by the end of the quarter.',
  justUpdated: (names) => `Just updated: ${names}.`,
  loading: 'Loading figures…',
  empty: 'No figures for this quarter yet',
  emptyHint: 'The table appears by itself when the first unit reports.',
  failed: 'The figures could not be loaded',
  refused: (status, detail) => `The server answered with status ${status}${detail ? `: ${detail}` : '.'}`,
  unreachable: 'The server cannot be reached.',
  retry: 'Try again',
};

/**
 * Returns the words of a language.
 *
 * @param {Lang} lang
 */
export function words(lang) {
  return lang === 'en' ? EN : VI;
}

/**
 * Returns what a word list has for a code, or the code itself where a newer service knows one that this page does not.
 *
 * @param {Record<string, string>} list
 * @param {string} code
 */
export function wordFor(list, code) {
  return Object.hasOwn(list, code) ? list[code] : code;
}
