// What each option of an element means, in Chinese; in English the page says what the elements' own sources say. Where a name means
// something else at another element, it stands under that element's tag.
const fromAddress = (what) => ['从网址读取', `按网址里的 ${what} 打开；二维码和链接要用。`];

const everywhere = {
  'elder-switch': ['显示“长辈模式”开关', '对网页上所有功能都有效，访问者选过后会记在他的设备上。'],
};

const own = {
  'congress-deputy-finder': {
    q: ['一开始查什么', '打开时已写在查找框里的词。'],
    division: ['一开始选哪里', '区划编号，例如 990101.102。'],
    deputy: ['打开哪位代表', '代表编号；打开时就显示这位代表的名片。'],
    'form-href': ['意见表单在哪一页', '“给这位代表提意见”去的网页，网址后面会加 ?deputy=…；不填就用本页的意见表单。'],
    'from-address': fromAddress('?q=、?division=、?level=、?group=、?station=、?deputy='),
    'keep-address': ['写进网址', '查了什么也写进网址：可以转发，“后退”回到上一步。'],
    'page-href': ['代表名片在哪一页', '二维码和链接去的网页，那一页的查找功能要勾选“从网址读取”；本页就是的话不用填。'],
    map: ['地图边界文件', 'GeoJSON 文件的网址。填了可以在地图上选地方；不用第三方地图。'],
  },
  'congress-suggestion-form': {
    deputy: ['写给哪位代表', '代表编号。'],
    station: ['写给哪个家站', '家站编号；代表和家站都不填，就交给人大办。'],
    steps: ['一步一步填', '一次只问一组问题；长辈模式总是这样。'],
    'from-address': fromAddress('?deputy= 或 ?station='),
    'tracker-href': ['办理进度在哪一页', '回执上、相似的意见旁边会有去那一页的链接。'],
  },
  'congress-ballot-results': {
    ballot: ['哪一次票决', '票决编号；不填就显示最近一次，可以换。'],
    division: ['哪个地方', '区划编号；只显示这里的票决。'],
    year: ['哪一年', '只显示这一年的票决。'],
    display: ['先显示', '访问者随时可以换。'],
    'project-href': ['项目在哪一页', '网址后面会加 ?project=…。'],
    'suggestion-href': ['意见在哪一页', '网址后面会加 ?suggestion=…。'],
    'from-address': fromAddress('?ballot='),
  },
  'congress-handling-tracker': {
    receipt: ['回执编号', '先写好编号；密码总要本人填写。'],
    case: ['哪一件', '公开办理件的编号；直接显示这一件，不显示查询和清单。'],
    suggestion: ['哪一条意见', '公开意见的回执编号；直接显示这一条，不用密码。'],
    'from-address': fromAddress('?receipt=、?case= 或 ?suggestion='),
    'keep-address': ['写进网址', '从清单打开的办理件也写进网址：可以转发，“后退”回到清单。'],
    'no-list': ['不要公开清单', '只有凭回执查询。'],
    board: ['先显示汇总', '打开时先看办理情况汇总，而不是清单。'],
  },
};

/** Name and explanation of an option. */
export const optionWords = (tag, name) => own[tag]?.[name] ?? everywhere[name];

/** Options that are ids: where the API lists them, which of a record's fields is the id, and by which others one is known. */
export const listed = {
  ballot: ['/ballots?limit=50', 'id', 'title'], case: ['/cases?limit=50', 'number', 'title'], deputy: ['/deputies?limit=50', 'id', 'name', 'pinyin'], station: ['/stations?limit=50', 'id', 'name'],
  suggestion: ['/suggestions?limit=50', 'receiptNo', 'title'],
  division: ['/divisions?limit=100&kind=township,subdistrict', 'id', 'name'],
};
